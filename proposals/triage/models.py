"""Collects the models of the desk; each stands in the file named after it."""

from .comments import Comment
from .decisions import Decision
from .errata import Erratum
from .planned_measures import PlannedMeasure
from .rankings import Ranking
from .recusals import Recusal
from .solo_moves import SoloMove
from .translations import AnswerTranslation

__all__ = ["AnswerTranslation", "Comment", "Decision", "Erratum", "PlannedMeasure", "Ranking", "Recusal", "SoloMove"]
