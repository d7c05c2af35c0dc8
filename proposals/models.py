"""Collects the models of every slice; nothing is defined here."""

from .intake.cards.models import CardOutcome
from .measures.indicators.models import Indicator, IndicatorTarget
from .measures.indicators.readings import Correction, Reading
from .measures.models import Challenge, Goal, Measure, MeasureActor, MeasureOrigin, Progress, Resource
from .measures.papers import MeasurePaper
from .moderation.danger import DangerCall, DangerFlag
from .public.evaluation.models import Approval, Assessment, Evaluation
from .public.tallies.models import Tally, TallyChange, TallyShare, TallyState
from .suggestions.endorsement.models import Collection, Endorsement
from .suggestions.models import Follower, NumberCounter, Step, Suggestion, Support
from .triage.models import AnswerTranslation, Comment, Decision, Erratum, PlannedMeasure, Ranking, Recusal, SoloMove

__all__ = [
    "AnswerTranslation",
    "Approval",
    "Assessment",
    "CardOutcome",
    "Challenge",
    "Collection",
    "Comment",
    "Correction",
    "DangerCall",
    "DangerFlag",
    "Decision",
    "Endorsement",
    "Erratum",
    "Evaluation",
    "Follower",
    "Goal",
    "Indicator",
    "IndicatorTarget",
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
    "Tally",
    "TallyChange",
    "TallyShare",
    "TallyState",
]
