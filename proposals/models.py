"""Collects the models of every slice; nothing is defined here."""

from .measures.models import Goal, Indicator, Measure, MeasureActor, MeasureOrigin, Progress, Reading, Resource
from .suggestions.models import (
    DangerCall,
    DangerFlag,
    Follower,
    NumberCounter,
    Step,
    Suggestion,
    Support,
)
from .triage.models import Ranking

__all__ = [
    "DangerCall",
    "DangerFlag",
    "Follower",
    "Goal",
    "Indicator",
    "Measure",
    "MeasureActor",
    "MeasureOrigin",
    "NumberCounter",
    "Progress",
    "Ranking",
    "Reading",
    "Resource",
    "Step",
    "Suggestion",
    "Support",
]
