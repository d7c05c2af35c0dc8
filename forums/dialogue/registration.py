"""Registrations: who wants to come, who has a place, who is on the waiting list. No account is needed.

Places are given under the forum's lock, so exactly as many are filled as there are, however many people register
at once.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Self
from uuid import UUID, uuid4

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from forums.municipality.languages import NAMES
from forums.notices.models import Notice, Recipient
from forums.records.exceptions import NotPossible, OutOfDate

from .forum import Forum
from .registration_window import Window, may_be_changed, refusal, window, window_at_door
from .states import RegistrationState

UNCONFIRMED_KEPT = timedelta(days=7)
MOST_CHILDREN = 9
MOST_PEOPLE = 9


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

    def people(self) -> int:
        """How many come with these: each registration counts as many places as it is for."""
        found: int = self.aggregate(people=Sum("people", default=0))["people"]
        return found

    def move_up(self, places: int | None) -> None:
        """Give so many places (None: as many as are wanted) to those who have waited longest. Who comes with more
        people than there is room for keeps their turn, and the next gets the place: none stays empty."""
        for registration in self.waiting():
            if places is not None:
                if registration.people > places:
                    continue
                places -= registration.people
            registration.move_up()

    def unconfirmed(self) -> Self:
        """Addresses that nobody has confirmed in time: they are deleted."""
        before = timezone.now() - UNCONFIRMED_KEPT
        since = Q(address_at__lt=before) | Q(address_at=None, entered_at__lt=before)
        return self.filter(since, confirmed_at=None).exclude(email="")

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
    address_at = models.DateTimeField(null=True, editable=False)  # when another address was given than at first
    language = models.CharField(_("language of messages"), max_length=16, default="de")
    people = models.PositiveSmallIntegerField(
        _("how many people"), default=1, validators=[MinValueValidator(1), MaxValueValidator(MOST_PEOPLE)]
    )
    interpreter = models.CharField(_("interpreter for"), max_length=16, blank=True)
    children = models.PositiveSmallIntegerField(
        _("children to look after"), default=0, validators=[MaxValueValidator(MOST_CHILDREN)]
    )
    step_free = models.BooleanField(_("way without steps"), default=False)
    sign_language = models.BooleanField(_("sign language"), default=False)
    note = models.CharField(_("what else is needed"), max_length=300, blank=True)
    entered_at = models.DateTimeField(_("registered"), default=timezone.now, editable=False)
    moved_up_at = models.DateTimeField(null=True, editable=False)
    arrived_at = models.DateTimeField(_("has come"), null=True, editable=False)
    revision = models.PositiveIntegerField(default=0, editable=False)  # of what stands in it, and of its calendar entry

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
        people: int = 1,
        needs: Needs | None = None,
        invited: bool = False,
        by_office: bool = False,
        beyond: bool = False,
    ) -> "Registration":
        """Take a place for each, or the next on the waiting list. The same `client_uuid` again returns what the first
        call made.

        Those who plan the forum (`by_office`) may do so until it is over, and give places that it does not have
        (`beyond`). Raises NotPossible outside the registration period, and for workshops without an invitation.
        """
        forum.lock()
        if existing := forum.registrations.filter(client_uuid=client_uuid).first():
            return existing
        state = window_at_door(forum) if by_office else window(forum, invited=invited)
        if state != Window.OPEN:
            raise NotPossible(refusal(state))
        registration = cls(forum=forum, client_uuid=client_uuid, name=name, email=email.lower(), language=language)
        registration.people = people
        registration._need(needs or Needs())
        left = forum.places_left
        room = left is None or people <= left or beyond
        registration.state = RegistrationState.PLACE if room else RegistrationState.WAITING
        registration.save()
        if registration.email:
            registration._write("forum.confirm")
        return registration

    @transaction.atomic
    def change(
        self,
        *,
        seen: int,
        name: str,
        email: str,
        language: str,
        people: int,
        needs: Needs,
        by_office: bool = False,
        beyond: bool = False,
    ) -> None:
        """Change what was entered and keep place or turn. Places that are given up go to people who wait; another
        address has to be confirmed before we write to it.

        Raises NotPossible, and changes nothing, where more people would come than there are places, and once the forum
        has begun; OutOfDate if it is no longer as the page showed it (`seen`).
        """
        self._lock_forum()
        if seen != self.revision:
            raise OutOfDate(seen)
        self._require_changeable(by_office)
        if not beyond:
            self._require_room(people, by_office)
        elif self.state == RegistrationState.WAITING:
            self._take_place()
        self.name, self.language, self.people = name, language, people
        self._need(needs)
        self.revision += 1
        new_address = email.lower() != self.email
        if new_address:
            self._forget_mails()
            self.email, self.confirmed_at, self.address_at = email.lower(), None, timezone.now()
        self.save()
        if new_address and self.email:
            self._write("forum.confirm")
        elif by_office and self.confirmed_at:
            self._write("forum.altered")
        self.forum.give_free_places()
        self.refresh_from_db(fields=["state", "moved_up_at", "revision"])  # it may have moved up itself

    def _require_changeable(self, by_office: bool) -> None:
        if self.state == RegistrationState.CANCELLED:
            raise NotPossible(gettext("This registration has been cancelled."))
        if not (window_at_door(self.forum) == Window.OPEN if by_office else may_be_changed(self.forum)):
            raise NotPossible(gettext("This can no longer be changed: the forum has begun, is over, or is cancelled."))

    def _require_room(self, people: int, by_office: bool) -> None:
        """Whoever waits may wait with more people; whoever has a place needs one for each who is added."""
        more = people - self.people
        if more <= 0:
            return
        if not by_office and window(self.forum, invited=True) != Window.OPEN:
            raise NotPossible(
                gettext("Registration is closed: nobody can be added. Your registration stays as it was.")
            )
        left = self.forum.places_left
        if self.state == RegistrationState.PLACE and left is not None and more > left:
            raise NotPossible(
                ngettext(
                    "Only %(left)s more place is free. Your registration stays as it was.",
                    "Only %(left)s more places are free. Your registration stays as it was.",
                    left,
                )
                % {"left": left}
                if left
                else gettext("No more places are free. Your registration stays as it was.")
            )

    @transaction.atomic
    def cancel(self, *, by_office: bool = False) -> None:
        """Give up the places; they go to people waiting. Cancelling twice counts once. Somebody whose registration the
        office cancels is told, and then forgotten as well."""
        self._lock_forum()
        if self.state == RegistrationState.CANCELLED:
            return
        self._forget_mails()
        if by_office and self.confirmed_at and not self.forum.is_past:
            self._write("forum.struck")
        self.state = RegistrationState.CANCELLED
        self.name, self.email, self.confirmed_at = "", "", None
        self.people, self.moved_up_at, self.arrived_at = 1, None, None
        self.revision += 1
        self._need(Needs())
        self.save()
        self.forum.give_free_places()

    @transaction.atomic
    def arrive(self) -> None:
        """Note that they have come; twice counts once."""
        self._lock_forum()
        if self.state == RegistrationState.CANCELLED:
            raise NotPossible(gettext("This registration has been cancelled."))
        if self.arrived_at is None:
            self.arrived_at = timezone.now()
            self.save(update_fields=["arrived_at"])

    @transaction.atomic
    def take_back_arrival(self) -> None:
        """They were checked in by mistake."""
        self._lock_forum()
        self.arrived_at = None
        self.save(update_fields=["arrived_at"])

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
        """How many people have waited longer than this one."""
        return self.forum.registrations.waiting().filter(pk__lt=self.pk).people()

    def _lock_forum(self) -> None:
        forum = self.forum.lock()
        self.refresh_from_db()
        self.forum = forum

    def move_up(self) -> None:
        """From the waiting list to a place. Only under the forum's lock."""
        self._take_place()
        self.save()
        if self.confirmed_at:
            self._write("forum.moved_up")

    def _take_place(self) -> None:
        self.state, self.moved_up_at = RegistrationState.PLACE, timezone.now()
        self.revision += 1

    def _forget_mails(self) -> None:
        """What has not gone out yet to an address that is given up does not go there any more."""
        Notice.objects.filter(recipient=self.recipient.key).update(email="")

    def _need(self, needs: Needs) -> None:
        for name, value in asdict(needs).items():
            setattr(self, name, value)

    def _write(self, kind: str) -> None:
        event = f"{kind}:{self.pk}:{self.revision}"
        Notice.objects.write(kind, event, [self.recipient], about=self.forum)
