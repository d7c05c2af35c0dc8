"""Notices: one message to one recipient about one event. The rows are the outbox."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

CLAIMED_FOR = timedelta(minutes=10)
MOST_ATTEMPTS = 8


@dataclass(frozen=True)
class Recipient:
    """Who gets it: a key that never changes (`user:12`, `follower:33`), the address, the language."""

    key: str
    email: str
    language: str


class NoticeQuerySet(models.QuerySet["Notice"]):
    def unsent(self) -> "NoticeQuerySet":
        """Not sent, not given up, and in nobody's hands now."""
        free = Q(claimed_at=None) | Q(claimed_at__lt=timezone.now() - CLAIMED_FOR)
        return self.filter(free, sent_at=None, attempts__lt=MOST_ATTEMPTS)

    def write(self, kind: str, event: str, recipients: Iterable[Recipient], about: models.Model, **data: Any) -> None:
        """Put one notice for each recipient into the outbox, once for ever, and deliver after commit.

        `data` holds ids and codes only: texts are rendered when the mail is sent, from `about`.
        """
        rows = [
            Notice(
                kind=kind,
                event=event,
                recipient=recipient.key,
                email=recipient.email,
                language=recipient.language,
                about=about,
                data=data,
            )
            for recipient in recipients
        ]
        if not rows:
            return
        self.bulk_create(rows, ignore_conflicts=True)
        keys = [row.recipient for row in rows]
        transaction.on_commit(partial(_enqueue, event, keys))


def _enqueue(event: str, recipients: list[str]) -> None:
    from .delivery import deliver

    ids = Notice.objects.unsent().filter(event=event, recipient__in=recipients).values_list("pk", flat=True)
    for pk in ids:
        deliver.enqueue(pk)


class Notice(models.Model):
    """One message. The address is cleared once the mail is out; the row stays as proof that it went."""

    kind = models.CharField(_("kind"), max_length=60)
    event = models.CharField(max_length=120)
    recipient = models.CharField(max_length=80)
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(max_length=16, default=settings.LANGUAGE_CODE)
    about_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    about_id = models.PositiveBigIntegerField()
    about = GenericForeignKey("about_type", "about_id")
    data = models.JSONField(default=dict)
    written_at = models.DateTimeField(_("written"), default=timezone.now, editable=False)
    claimed_at = models.DateTimeField(null=True, editable=False)
    sent_at = models.DateTimeField(_("sent"), null=True, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    trouble = models.CharField(max_length=120, blank=True, editable=False)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        constraints = [models.UniqueConstraint(fields=["event", "recipient"], name="notice_once_per_event")]
        indexes = [
            models.Index(fields=["written_at"], condition=Q(sent_at=None), name="notice_unsent"),
            models.Index(fields=["about_type", "about_id"], name="notice_about"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} → {self.recipient}"
