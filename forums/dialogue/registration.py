"""Registrations: who wants to come, who has a place, who waits for one. No account is needed.

Places are given under the forum's lock, so that as many are filled as there are, however many press at once.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Self
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

from .states import ForumKind, ForumState, RegistrationState

if TYPE_CHECKING:
    from .models import Forum

UNCONFIRMED_KEPT = timedelta(days=7)
MOST_CHILDREN = 9


class Window(StrEnum):
    """Whether one can register now."""

    NOT_YET = "not_yet"
    OPEN = "open"
    CLOSED = "closed"
    INVITED = "invited"  # only with the link of the invitation


def window(forum: "Forum", *, invited: bool = False) -> Window:
    now = timezone.now()
    if forum.state != ForumState.PLANNED or now >= (forum.registration_until or forum.starts_at):
        return Window.CLOSED
    if forum.kind == ForumKind.WORKSHOP and not invited:
        return Window.INVITED
    return Window.NOT_YET if forum.registration_from and now < forum.registration_from else Window.OPEN


def places_left(forum: "Forum") -> int | None:
    """None where there is no limit. One query, or none."""
    if forum.capacity is None:
        return None
    return max(forum.capacity - forum.registrations.placed().count(), 0)


def fill(forum: "Forum") -> None:
    """Give free places to those who wait, the first first. Only under the forum's lock, before it has begun."""
    waiting = forum.registrations.waiting()
    if forum.state != ForumState.PLANNED:
        return
    for registration in waiting if (left := places_left(forum)) is None else waiting[:left]:
        registration._move_up(forum)


@dataclass(frozen=True)
class Needs:
    """What somebody needs to be able to come: seen by those who prepare the forum, deleted after it."""

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

    def unconfirmed(self) -> Self:
        """Addresses that nobody has confirmed in time: they are cleared."""
        return self.filter(confirmed_at=None, entered_at__lt=timezone.now() - UNCONFIRMED_KEPT).exclude(email="")

    def recipients(self) -> Iterable[Recipient]:
        """Those whose address is confirmed."""
        return [row.recipient for row in self.exclude(confirmed_at=None).exclude(email="")]


class Registration(models.Model):
    """One person's. Who cancels is forgotten at once; the row stays so that repeating it does no harm."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    forum = models.ForeignKey(
        "forums.Forum", on_delete=models.CASCADE, related_name="registrations", verbose_name=_("forum")
    )
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
        forum: "Forum",
        *,
        client_uuid: UUID,
        name: str,
        email: str = "",
        language: str = "de",
        needs: Needs | None = None,
        invited: bool = False,
    ) -> "Registration":
        """Take a place, or the next on the waiting list. The same `client_uuid` again returns what the first call
        made. Raises NotPossible outside of the registration's time, and for workshops without an invitation.
        """
        forum.lock()
        if known := forum.registrations.filter(client_uuid=client_uuid).first():
            return known
        if (now := window(forum, invited=invited)) != Window.OPEN:
            raise NotPossible(_refusal(now))
        registration = cls(forum=forum, client_uuid=client_uuid, name=name, email=email.lower(), language=language)
        registration._need(needs or Needs())
        registration.state = RegistrationState.WAITING if places_left(forum) == 0 else RegistrationState.PLACE
        registration.save()
        if registration.email:
            registration._write("forum.confirm")
        return registration

    @transaction.atomic
    def cancel(self) -> None:
        """Not coming. The place goes to the first who waits. Cancelling twice is as good as once."""
        self._act()
        if self.state == RegistrationState.CANCELLED:
            return
        self.state = RegistrationState.CANCELLED
        self.name, self.email, self.confirmed_at = "", "", None
        self._need(Needs())
        self.save()
        Notice.objects.filter(recipient=self.recipient.key).update(email="")
        fill(self.forum)

    @transaction.atomic
    def confirm_address(self) -> None:
        """The address is its owner's: from now on we write to it, first whether there is a place."""
        self._act()
        if self.email and self.confirmed_at is None:
            self.confirmed_at = timezone.now()
            self.save()
            self._write("forum.entered")

    @property
    def before_me(self) -> int:
        """How many wait longer than this one."""
        return self.forum.registrations.waiting().filter(pk__lt=self.pk).count()

    def _act(self) -> None:
        forum = self.forum.lock()
        self.refresh_from_db()
        self.forum = forum

    def _move_up(self, forum: "Forum") -> None:
        self.forum, self.state = forum, RegistrationState.PLACE
        self.save(update_fields=["state"])
        if self.confirmed_at:
            self._write("forum.moved_up")

    def _need(self, needs: Needs) -> None:
        for name, value in asdict(needs).items():
            setattr(self, name, value)

    def _write(self, kind: str) -> None:
        Notice.objects.write(kind, f"{kind}:{self.pk}", [self.recipient], about=self.forum)


def _refusal(now: Window) -> str:
    match now:
        case Window.NOT_YET:
            return gettext("The registration has not begun yet.")
        case Window.INVITED:
            return gettext("This is a workshop by invitation. Please use the link in your invitation.")
    return gettext("The registration is closed.")
