"""Measures that an answer announces: made when its decision takes effect."""

from django.db import models
from django.db.models import Max
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from i18nfield.strings import LazyI18nString

from proposals.measures.models import Goal, Measure, Path, Status
from proposals.suggestions.exceptions import NotPossible


class PlannedMeasure(models.Model):
    """A measure that does not exist yet: goal, what, who, until when."""

    decision = models.ForeignKey("proposals.Decision", on_delete=models.CASCADE, related_name="planned")
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(_("measure"), max_length=200)
    what = models.TextField(_("what is done"), blank=True)
    who = models.CharField(_("who does it"), max_length=200, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    measure = models.ForeignKey(Measure, on_delete=models.SET_NULL, null=True, blank=True, related_name="planned_by")

    class Meta:
        verbose_name = _("planned measure")
        verbose_name_plural = _("planned measures")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.title

    def as_measure(self) -> Measure:
        """The measure as it would be, not saved: on the decision's path, in the field of its goal or of the
        suggestion. Raises NotPossible where there is no field."""
        field = self.goal.field if self.goal else self.decision.suggestion.field
        if field is None:
            raise NotPossible(gettext("Please choose a goal for the measure: the suggestion belongs to no field."))
        proposed = self.decision.path == Path.PROPOSED
        return Measure(
            field=field,
            goal=self.goal,
            title=LazyI18nString({"de": self.title}),
            what=LazyI18nString({"de": self.what}),
            who=LazyI18nString({"de": self.who}),
            until=self.until,
            path=self.decision.path,
            proposed_to=self.decision.proposed_to if proposed else None,
            status=Status.PROPOSED if proposed else Status.PLANNED,
        )

    def carry_out(self) -> Measure:
        """Make the measure, as the last of its field."""
        self.measure = self.as_measure()
        last = Measure.objects.filter(field=self.measure.field).aggregate(last=Max("position"))["last"] or 0
        self.measure.position = last + 1
        self.measure.save()
        self.save(update_fields=["measure"])
        return self.measure
