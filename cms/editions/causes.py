"""Which suggestions caused a change of the concept: said by editors, place by place."""

from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.people.models import User
from proposals.suggestions.models import Suggestion


class ChangeCauseQuerySet(models.QuerySet["ChangeCause"]):
    def shown(self) -> Self:
        """Those whose suggestion everybody can read."""
        return self.filter(suggestion__in=Suggestion.objects.listed()).select_related("suggestion")


class ChangeCause(models.Model):
    """A suggestion because of which the edition says something else at this place than the one before."""

    edition = models.ForeignKey("cms.Edition", on_delete=models.CASCADE, related_name="causes")
    place = models.CharField(max_length=200)
    suggestion = models.ForeignKey(Suggestion, on_delete=models.CASCADE, related_name="changed_editions")
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+", editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ChangeCauseQuerySet.as_manager()

    class Meta:
        verbose_name = _("cause of a change")
        verbose_name_plural = _("causes of changes")
        ordering = ("edition", "place", "pk")
        constraints = [
            models.UniqueConstraint(fields=["edition", "place", "suggestion"], name="change_cause_once"),
        ]

    def __str__(self) -> str:
        return f"{self.suggestion_id} → {self.place}"
