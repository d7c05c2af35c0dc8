"""Collects the models of every slice; nothing is defined here."""

from .intake.cards.models import CardOutcome
from .measures.models import (
    Challenge,
    Goal,
    Indicator,
    Measure,
    MeasureActor,
    MeasureOrigin,
    Progress,
    Reading,
    Resource,
)
from .measures.papers import MeasurePaper
from .moderation.danger import DangerCall, DangerFlag
from .suggestions.endorsement.models import Collection, Endorsement
from .suggestions.models import Follower, NumberCounter, Step, Suggestion, Support
from .triage.models import AnswerTranslation, Comment, Decision, Erratum, PlannedMeasure, Ranking, Recusal, SoloMove

__all__ = [
    "AnswerTranslation",
    "CardOutcome",
    "Challenge",
    "Collection",
    "Comment",
    "DangerCall",
    "DangerFlag",
    "Decision",
    "Endorsement",
    "Erratum",
    "Follower",
    "Goal",
    "Indicator",
    "Measure",
    "MeasureActor",
    "MeasureOrigin",
    "MeasurePaper",
    "NumberCounter",
    "PlannedMeasure",
    "Progress",
    "Ranking",
    "Reading",
    "Recusal",
    "Resource",
    "SoloMove",
    "Step",
    "Suggestion",
    "Support",
]
