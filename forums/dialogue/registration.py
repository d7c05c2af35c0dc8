"""Registrations: who wants to come, who has a place, who is on the waiting list. No account is needed.

Places are given under the forum's lock, so exactly as many are filled as there are, however many people register
at once.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Self
from uuid import UUID, uuid4

from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forums.municipality.languages import NAMES
from forums.notices.models import Notice, Recipient
from forums.records.exceptions import NotPossible

from .forum import Forum
from .states import ForumKind, ForumState, RegistrationState

UNCONFIRMED_KEPT = timedelta(days=7)
MOST_CHILDREN = 9


class Window(StrEnum):
    """Whether one can register now."""

    NOT_YET = "not_yet"
    OPEN = "open"
    CLOSED = "closed"
    INVITED = "invited"  # only with the link of the invitation


def window(forum: Forum, *, invited: bool = False) -> Window:
    now = timezone.now()
    if forum.state != ForumState.PLANNED or now >= (forum.registration_until or forum.starts_at):
        return Window.CLOSED
    if forum.kind == ForumKind.WORKSHOP and not invited:
        return Window.INVITED
    return Window.NOT_YET if forum.registration_from and now < forum.registration_from else Window.OPEN


@dataclass(frozen=True)
class Needs:
    """What somebody needs in order to come: seen by those who prepare the forum, deleted after it."""

    interpreter: str = ""
    children: int = 0
    step_free: bool = False
    sign_language: bool = False
    note: str = ""


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def placed(self) -> Self:
        return self.filter(state=RegistrationState.PLACE)

    def waiting(self) -> Self:
        """In the order in which they came."""
        return self.filter(state=RegistrationState.WAITING).order_by("pk")

    def standing(self) -> Self:
        return self.exclude(state=RegistrationState.CANCELLED)

    def move_up(self, places: int | None) -> None:
        """Give so many places (None: as many as are wanted) to those who have waited longest."""
        waiting = self.waiting()
        for registration in waiting if places is None else waiting[:places]:
            registration.move_up()

    def unconfirmed(self) -> Self:
        """Addresses that nobody has confirmed in time: they are deleted."""
        return self.filter(confirmed_at=None, entered_at__lt=timezone.now() - UNCONFIRMED_KEPT).exclude(email="")

    def recipients(self) -> Iterable[Recipient]:
        """Those whose address is confirmed."""
        return [row.recipient for row in self.exclude(confirmed_at=None).exclude(email="")]


class Registration(models.Model):
    """One person's registration. Cancelling deletes who it was; the row stays so that repeating it does no harm."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    forum = models.ForeignKey(Forum, on_delete=models.CASCADE, related_name="registrations", verbose_name=_("forum"))
    client_uuid = models.UUIDField(editable=False)
    state = models.CharField(_("state"), max_length=10, choices=RegistrationState.choices, editable=False)
    name = models.CharField(_("name"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    confirmed_at = models.DateTimeField(_("address confirmed"), null=True, editable=False)
    language = models.CharField(_("language of messages"), max_length=16, default="de")
    interpreter = models.CharField(_("interpreter for"), max_length=16, blank=True)
    children = models.PositiveSmallIntegerField(
        _("children to look after"), default=0, validators=[MaxValueValidator(MOST_CHILDREN)]
    )
    step_free = models.BooleanField(_("way without steps"), default=False)
    sign_language = models.BooleanField(_("sign language"), default=False)
    note = models.CharField(_("what else is needed"), max_length=300, blank=True)
    entered_at = models.DateTimeField(_("registered"), default=timezone.now, editable=False)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ("pk",)
        indexes = [
            models.Index(fields=["forum", "state", "id"], name="registration_queue"),
            models.Index(fields=["entered_at"], condition=Q(confirmed_at=None), name="registration_unconfirmed"),
        ]
        constraints = [models.UniqueConstraint(fields=["forum", "client_uuid"], name="registration_once")]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def recipient(self) -> Recipient:
        return Recipient(f"registration:{self.pk}", self.email, self.language)

    @property
    def interpreter_name(self) -> str:
        return NAMES.get(self.interpreter, self.interpreter)

    @property
    def needs(self) -> Needs:
        return Needs(self.interpreter, self.children, self.step_free, self.sign_language, self.note)

    @classmethod
    @transaction.atomic
    def enter(
        cls,
        forum: Forum,
        *,
        client_uuid: UUID,
        name: str,
        email: str = "",
        language: str = "de",
        needs: Needs | None = None,
        invited: bool = False,
    ) -> "Registration":
        """Take a place, or the next on the waiting list. The same `client_uuid` again returns what the first call
        made. Raises NotPossible outside the registration period, and for workshops without an invitation.
        """
        forum.lock()
        if existing := forum.registrations.filter(client_uuid=client_uuid).first():
            return existing
        if (state := window(forum, invited=invited)) != Window.OPEN:
            raise NotPossible(_refusal(state))
        registration = cls(forum=forum, client_uuid=client_uuid, name=name, email=email.lower(), language=language)
        registration._need(needs or Needs())
        registration.state = RegistrationState.WAITING if forum.places_left == 0 else RegistrationState.PLACE
        registration.save()
        if registration.email:
            registration._write("forum.confirm")
        return registration

    @transaction.atomic
    def cancel(self) -> None:
        """Give up the place; it goes to the first person waiting. Cancelling twice counts once."""
        self._lock_forum()
        if self.state == RegistrationState.CANCELLED:
            return
        self.state = RegistrationState.CANCELLED
        self.name, self.email, self.confirmed_at = "", "", None
        self._need(Needs())
        self.save()
        Notice.objects.filter(recipient=self.recipient.key).update(email="")
        self.forum.give_free_places()

    @transaction.atomic
    def confirm_address(self) -> None:
        """The address belongs to this person: from now on we write to it, first about whether there is a place."""
        self._lock_forum()
        if self.email and self.confirmed_at is None:
            self.confirmed_at = timezone.now()
            self.save()
            self._write("forum.entered")

    @property
    def before_me(self) -> int:
        """How many have waited longer than this one."""
        return self.forum.registrations.waiting().filter(pk__lt=self.pk).count()

    def _lock_forum(self) -> None:
        forum = self.forum.lock()
        self.refresh_from_db()
        self.forum = forum

    def move_up(self) -> None:
        """From the waiting list to a place. Only under the forum's lock."""
        self.state = RegistrationState.PLACE
        self.save(update_fields=["state"])
        if self.confirmed_at:
            self._write("forum.moved_up")

    def _need(self, needs: Needs) -> None:
        for name, value in asdict(needs).items():
            setattr(self, name, value)

    def _write(self, kind: str) -> None:
        Notice.objects.write(kind, f"{kind}:{self.pk}", [self.recipient], about=self.forum)


def _refusal(state: Window) -> str:
    match state:
        case Window.NOT_YET:
            return gettext("Registration has not begun yet.")
        case Window.INVITED:
            return gettext("This is a workshop by invitation. Please use the link in your invitation.")
    return gettext("Registration is closed.")
