"""Collects the models of every slice; nothing is defined here."""

from .intake.cards.models import CardOutcome
from .measures.models import Goal, Indicator, Measure, MeasureActor, MeasureOrigin, Progress, Reading, Resource
from .suggestions.endorsement.models import Collection, Voice
from .suggestions.models import (
    DangerCall,
    DangerFlag,
    Follower,
    NumberCounter,
    Step,
    Suggestion,
    Support,
)
from .triage.casework import Comment, Recusal, SoloMove
from .triage.decisions import Decision
from .triage.models import Ranking
from .triage.plans import AnswerTranslation, PlannedMeasure

__all__ = [
    "AnswerTranslation",
    "CardOutcome",
    "Collection",
    "Comment",
    "DangerCall",
    "DangerFlag",
    "Decision",
    "Follower",
    "Goal",
    "Indicator",
    "Measure",
    "MeasureActor",
    "MeasureOrigin",
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
    "Voice",
]
