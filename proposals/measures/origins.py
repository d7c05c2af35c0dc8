"""Which suggestions led to a measure."""

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from proposals.suggestions.models import Suggestion

from .states import Path, Status


class MeasureOriginQuerySet(models.QuerySet["MeasureOrigin"]):
    def standing(self) -> "MeasureOriginQuerySet":
        """Of measures that are there still."""
        return self.filter(measure__deleted=None)


class MeasureOrigin(models.Model):
    """A suggestion that led to a measure."""

    measure = models.ForeignKey("proposals.Measure", on_delete=models.CASCADE, related_name="origins")
    suggestion = models.ForeignKey(Suggestion, on_delete=models.CASCADE, related_name="outcomes")
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = MeasureOriginQuerySet.as_manager()

    class Meta:
        verbose_name = _("origin of a measure")
        verbose_name_plural = _("origins of measures")
        constraints = [models.UniqueConstraint(fields=["measure", "suggestion"], name="measure_origin_once")]

    def __str__(self) -> str:
        return f"{self.suggestion_id} → {self.measure_id}"


def became_a_measure(**facts: object) -> Exists:
    """The condition for suggestions that led to a measure, or to one with these facts."""
    asked = {f"measure__{name}": value for name, value in facts.items()}
    return Exists(MeasureOrigin.objects.standing().filter(suggestion=OuterRef("pk"), **asked))


def went_to_a_body() -> Exists:
    """For those with a measure that a body decides on: it was proposed to one, not done by the team itself."""
    return became_a_measure(path=Path.PROPOSED)


def was_done() -> Exists:
    """For those with a measure that is finished."""
    return became_a_measure(status=Status.DONE)
