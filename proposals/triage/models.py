"""Collects the models of the desk; each stands in the file named after it."""

from .comments import Comment
from .decisions import Decision
from .planned_measures import PlannedMeasure
from .rankings import Ranking
from .recusals import Recusal
from .solo_moves import SoloMove
from .translations import AnswerTranslation

__all__ = ["AnswerTranslation", "Comment", "Decision", "PlannedMeasure", "Ranking", "Recusal", "SoloMove"]
