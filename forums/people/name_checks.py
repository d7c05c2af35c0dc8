"""After an erasure: free texts that may name who is gone. A person looks at each, by a date."""

from datetime import timedelta
from typing import Self

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .access_log import AccessKind, DataKind, log_access
from .mentions import Mention, mentions_of
from .models import Subject, User
from .roles import Role, Visitor, has_role

DAYS = 14  # within the month that Art. 12 (3) GDPR gives


def may_check_names(user: Visitor) -> bool:
    return has_role(user, Role.DATA_PROTECTION, Role.COORDINATOR)


class NameCheckQuerySet(models.QuerySet["NameCheck"]):
    def by_date(self) -> Self:
        return self.order_by("due_on", "pk")


class NameCheck(models.Model):
    """One erasure. It holds what to look for, and goes as a whole with the last look: nothing of the name is kept."""

    looked_for = models.JSONField(_("what to look for"))
    places = models.JSONField(_("where it stands"))
    due_on = models.DateField(_("check by"), db_index=True)

    objects = NameCheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("check of names after an erasure")
        verbose_name_plural = _("checks of names after erasures")
        ordering = ("due_on", "pk")

    def __str__(self) -> str:
        return f"#{self.pk}"

    @classmethod
    def begin(cls, subject: Subject) -> None:
        """Inside the erasure: when all other data has gone, and while it is known what to look for."""
        places = [[found.model._meta.label, found.pk, found.column] for found in mentions_of(subject)]
        if places:
            called = [subject.person.name] if subject.person else []
            due_on = timezone.localdate() + timedelta(days=DAYS)
            cls.objects.create(looked_for=[*called, *sorted(subject.addresses)], places=places, due_on=due_on)

    @property
    def mentions(self) -> list[Mention]:
        """Of texts that are there still."""
        found = [Mention(apps.get_model(label), pk, column) for label, pk, column in self.places]
        return [mention for mention in found if mention.model._base_manager.filter(pk=mention.pk).exists()]

    @transaction.atomic
    def finish(self, *, by: User) -> None:
        """Somebody has looked at each text. Twice changes nothing."""
        if type(self).objects.filter(pk=self.pk).delete()[0]:
            log_access(AccessKind.CHECKED, DataKind.PERSON, str(self), by=by)
