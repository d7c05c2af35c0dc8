"""Notices: one message to one recipient about one event. The rows are the outbox."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from typing import Self

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.mail import EmailMultiAlternatives
from django.db import models, transaction
from django.db.models import F, Q
from django.tasks import task
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from forums.people.models import User
from forums.protection.mail_domains import mailbox

from .gathering import is_gathering
from .mails import compose
from .registry import Context, KindRegistry

logger = logging.getLogger(__name__)

CLAIMED_FOR = timedelta(minutes=10)
MOST_ATTEMPTS = 8


@dataclass(frozen=True)
class Recipient:
    """Who gets it: a key that never changes (`user:12`, `follower:33`), the address, the language."""

    key: str
    email: str
    language: str

    @property
    def is_account(self) -> bool:
        return self.key.startswith("user:")

    @property
    def marks(self) -> frozenset[str]:
        """By what one person is known again: the key, and the mailbox however its address is spelled."""
        return frozenset({self.key, mailbox(self.email)} if self.email else {self.key})


def known(recipients: Iterable[Recipient]) -> dict[Recipient, frozenset[str]]:
    """Each with all marks by which the same person is known: an account's other confirmed addresses are theirs, too.
    One query."""
    marks = {recipient: recipient.marks for recipient in recipients}
    accounts = [int(one.key.partition(":")[2]) for one in marks if one.is_account]
    addresses = {spelled for one in marks if one.email for spelled in (one.email.lower(), mailbox(one.email))}
    proved = EmailAddress.objects.filter(verified=True)
    of_them = Q(user__in=accounts) | Q(user__in=proved.filter(email__in=addresses).values("user"))
    theirs: dict[str, set[str]] = {}
    for user, address in proved.filter(of_them).values_list("user_id", "email"):
        theirs.setdefault(f"user:{user}", {f"user:{user}"}).add(mailbox(address))
    accounts_of = {mark: account for account in theirs.values() for mark in account}
    return {one: own.union(*(accounts_of.get(mark, ()) for mark in own)) for one, own in marks.items()}


def all_marks(recipients: Iterable[Recipient]) -> frozenset[str]:
    return frozenset[str]().union(*known(recipients).values())


def once(recipients: Iterable[Recipient], *, but: User | None = None) -> list[Recipient]:
    """Each person once, whether as an account or as an address; the first mention counts. `but`: not this one."""
    themselves = [Recipient(f"user:{but.pk}", but.email, but.language)] if but else []
    named = [*recipients]
    marks = known([*themselves, *named])
    found, seen = [], set[str]().union(*(marks[one] for one in themselves))
    for recipient in named:
        if seen.isdisjoint(marks[recipient]):
            found.append(recipient)
        seen |= marks[recipient]
    return found


class NoticeQuerySet(models.QuerySet["Notice"]):
    def unsent(self) -> Self:
        """Not sent, not dropped, not given up, and in nobody's hands now."""
        free = Q(claimed_at=None) | Q(claimed_at__lt=timezone.now() - CLAIMED_FOR)
        return self.filter(free, sent_at=None, dropped_at=None, attempts__lt=MOST_ATTEMPTS)

    def sent(self) -> Self:
        """Those that went out: what a page may say of a mail, it says of these."""
        return self.exclude(sent_at=None)

    def about(self, model: type[models.Model], pk: int) -> Self:
        """Those about one record."""
        return self.filter(about_type=ContentType.objects.get_for_model(model), about_id=pk)

    def take_back(self, event: str, recipients: Iterable[Recipient]) -> None:
        """Who hears of the event in another role gets one mail about it, not two: by account and by address.

        In the transaction that wrote them; what has gone out stays.
        """
        theirs = all_marks(recipients)
        written = self.filter(event=event, sent_at=None)
        rows = [notice.pk for notice in written if not theirs.isdisjoint(notice.to.marks)]
        self.filter(pk__in=rows).delete()

    def unheard(self, recipients: Iterable[Recipient], *, events: Iterable[str]) -> list[Recipient]:
        """Those to whom no notice of these events is written, as an account or as an address."""
        written = self.filter(event__in=events)
        heard = all_marks(notice.to for notice in written)
        return [recipient for recipient, marks in known(recipients).items() if heard.isdisjoint(marks)]

    def write(
        self,
        kind: str,
        event: str,
        recipients: Iterable[Recipient],
        about: models.Model,
        *,
        by: User | None = None,
        **data: object,
    ) -> None:
        """Put one notice for each recipient into the outbox, once for ever, and deliver after commit.

        Whoever is named twice, by key or by address, gets one: the first. Nobody is written to about their own act
        (`by`): the page has told them. `data` holds ids and codes only: texts are rendered when the mail is sent, from
        `about`.
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
            for recipient in once(recipients, but=by)
        ]
        if not rows:
            return
        self.bulk_create(rows, ignore_conflicts=True)
        keys = [row.recipient for row in rows]
        transaction.on_commit(partial(_enqueue, event, keys))


def _enqueue(event: str, recipients: list[str]) -> None:
    if is_gathering():
        return
    ids = Notice.objects.unsent().filter(event=event, recipient__in=recipients).values_list("pk", flat=True)
    for pk in ids:
        deliver.enqueue(pk)


class Notice(models.Model):
    """One message. The address is cleared once the mail is out; the row stays as proof that it went.

    `dropped_at` is set instead where there was nothing to send any more, or nobody to send it to: no proof of anything.
    """

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
    dropped_at = models.DateTimeField(_("not sent: no longer true"), null=True, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    trouble = models.CharField(max_length=120, blank=True, editable=False)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        constraints = [models.UniqueConstraint(fields=["event", "recipient"], name="notice_once_per_event")]
        indexes = [
            models.Index(fields=["written_at"], condition=Q(sent_at=None, dropped_at=None), name="notice_waiting"),
            models.Index(fields=["about_type", "about_id"], name="notice_about"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} → {self.recipient}"

    @property
    def to(self) -> Recipient:
        return Recipient(self.recipient, self.email, self.language)

    def mail(self) -> EmailMultiAlternatives | None:
        """The mail in the recipient's language; None where it is no longer true. Raises KeyError for unknown kinds."""
        with translation.override(self.language):
            context = self.context()
            if context is None:
                return None
            template = notice_kinds.kind(self.kind).template
            return compose(template, context, to=self.email, language=self.language)

    def context(self) -> Context | None:
        """What its mail says, in the active language; None where it is no longer true. Raises KeyError."""
        return notice_kinds.kind(self.kind).context(self) if self.about is not None and self.email else None

    @classmethod
    def claimed(cls, notice_id: int) -> "Notice | None":
        """The notice, from now on in the caller's hands; None where somebody else has or is sending it."""
        free = cls.objects.unsent().filter(pk=notice_id)
        if not free.update(claimed_at=timezone.now(), attempts=F("attempts") + 1):
            return None
        return cls.objects.get(pk=notice_id)

    def put_back(self, error: Exception) -> None:
        """It was not sent. However long the mail server is away, that alone gives nobody up."""
        logger.warning("Notice %s was not sent: %s", self.pk, type(error).__name__)
        spent = min(self.attempts, MOST_ATTEMPTS - 1) if _passes(error) else self.attempts
        Notice.objects.filter(pk=self.pk).update(claimed_at=None, attempts=spent, trouble=type(error).__name__)

    def finish(self, *, sent: bool) -> None:
        done = "sent_at" if sent else "dropped_at"
        Notice.objects.filter(pk=self.pk).update(**{done: timezone.now()}, email="", trouble="")


notice_kinds = KindRegistry[Notice]()  # what each slice sends: `forums.notices.kinds`


@task
def deliver(notice_id: int) -> None:
    """Send one notice, outside any transaction, unless somebody else has or is doing so. The daily job retries."""
    notice = Notice.claimed(notice_id)
    if notice is None:
        return
    try:
        mail = notice.mail()
        if mail is not None:
            mail.send()
    except Exception as error:
        notice.put_back(error)
        return
    notice.finish(sent=mail is not None)


def _passes(error: Exception) -> bool:
    """Whether it is the way to the mail server that failed, or a refusal “for now”, and not this one message."""
    match error:
        case SMTPResponseException():
            return 400 <= error.smtp_code < 500
        case SMTPRecipientsRefused():
            return False
    return isinstance(error, OSError)
