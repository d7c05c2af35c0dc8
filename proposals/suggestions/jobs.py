"""The daily jobs of a suggestion's life. Each row is one transaction under its own lock, so a job may run
twice, late or in parallel; what a verb refuses meanwhile is skipped, what fails is logged and left for the next run."""

import logging
from collections.abc import Callable, Iterable

from django.db import models

from forums.municipality.calendar import today

from .exceptions import NotPossible
from .models import Suggestion
from .stages import Stage

logger = logging.getLogger(__name__)


def each[M: models.Model](rows: Iterable[M], verb: Callable[[M], object]) -> int:
    """Apply the verb to each row; returns for how many it went through."""
    done = 0
    for row in rows:
        try:
            verb(row)
        except NotPossible:
            continue
        except Exception:
            logger.exception("A daily job failed for %s %s", type(row).__name__, row.pk)
            continue
        done += 1
    return done


def mark_overdue() -> int:
    return each(Suggestion.objects.overdue().filter(overdue_at=None), Suggestion.mark_overdue)


def end_unanswered_questions() -> int:
    """The author did not answer by the date: the clock goes on."""
    rows = Suggestion.objects.open().filter(answer_asked_by__lt=today())
    return each(rows, lambda suggestion: suggestion.leave_question_unanswered(seen=suggestion.version))


def return_deferred() -> int:
    rows = Suggestion.objects.filter(stage=Stage.DEFERRED, review_on__lte=today())
    return each(rows, Suggestion.return_after_deferral)
