"""Collects the models of every slice; nothing is defined here."""

from .intake.cards.models import HandedOver
from .measures.models import Goal, Indicator, Measure, MeasureActor, MeasureOrigin, Progress, Reading, Resource
from .moderation.danger import DangerCall, DangerFlag
from .suggestions.endorsement.models import Collection, Endorsement
from .suggestions.models import Follower, NumberCounter, Step, Suggestion, Support
from .triage.casework import Comment, Recusal, SoloMove
from .triage.decisions import Decision
from .triage.models import Ranking
from .triage.plans import AnswerTranslation, PlannedMeasure

__all__ = [
    "AnswerTranslation",
    "Collection",
    "Comment",
    "DangerCall",
    "DangerFlag",
    "Decision",
    "Endorsement",
    "Follower",
    "Goal",
    "HandedOver",
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
]
