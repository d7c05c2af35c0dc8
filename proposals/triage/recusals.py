"""Who takes no part in a case. `bias.recuse` writes these rows."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body
from forums.bodies.tandem import Seat
from forums.people.models import Person, User
from proposals.suggestions.models import Suggestion


class RecusalQuerySet(models.QuerySet["Recusal"]):
    def of(self, suggestion: Suggestion) -> "RecusalQuerySet":
        return self.filter(suggestion=suggestion)

    def by(self, user: User) -> "RecusalQuerySet":
        return self.filter(person=user.person_id)

    def person_ids(self) -> set[int]:
        return set(self.values_list("person", flat=True))


class Recusal(models.Model):
    """The person takes no further part in this case; the deputy does."""

    suggestion = models.ForeignKey(Suggestion, on_delete=models.CASCADE, related_name="recusals")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    seat = models.CharField(max_length=8, choices=Seat.choices)
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = RecusalQuerySet.as_manager()

    class Meta:
        verbose_name = _("recusal")
        verbose_name_plural = _("recusals")
        constraints = [models.UniqueConstraint(fields=["suggestion", "person"], name="recusal_once")]

    def __str__(self) -> str:
        return f"{self.suggestion_id}: {self.person_id}"
