"""Delegates: who may speak for an association, from when until when. Invited by mail, each with an own account."""

from datetime import date, timedelta
from typing import ClassVar, Self
from uuid import uuid4

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.municipality.calendar import today
from forums.notices.models import Recipient
from forums.people.models import Person, User, confirmed_addresses
from forums.protection.signed_links import SignedLink
from forums.records.record import Record, RecordManager, RecordQuerySet

from .concern import Concern
from .exceptions import NotPossible
from .history import EntryKind

INVITATION_LASTS = timedelta(days=30)
PRESSED_TWICE = timedelta(minutes=10)  # the same again within it is a repeat


class DelegateRole(models.TextChoices):
    OWNER = "owner", gettext_lazy("Responsible: speaks and decides who else may")
    DELEGATE = "delegate", gettext_lazy("Speaks for the association")


def _in_force(on: date) -> Q:
    return (Q(starts=None) | Q(starts__lte=on)) & (Q(ends=None) | Q(ends__gte=on))


class DelegateQuerySet(RecordQuerySet["Delegate"]):
    def running(self, on: date | None = None) -> Self:
        """Mandates in force on the day (today)."""
        return self.filter(_in_force(on or today()))

    def not_over(self) -> Self:
        """In force or still to begin."""
        return self.filter(Q(ends=None) | Q(ends__gte=today()))

    def owners(self) -> Self:
        return self.filter(role=DelegateRole.OWNER)


class Delegate(Record):
    """A person's dated mandate to speak for an association (both days included)."""

    association = models.ForeignKey("forums.Association", on_delete=models.PROTECT, related_name="delegates")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="mandates")
    role = models.CharField(gettext_lazy("role"), max_length=10, choices=DelegateRole.choices)
    starts = models.DateField(gettext_lazy("from"), null=True, blank=True)
    ends = models.DateField(gettext_lazy("until"), null=True, blank=True)

    objects: ClassVar = RecordManager.from_queryset(DelegateQuerySet)()

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("speaker of an association")
        verbose_name_plural = gettext_lazy("speakers of associations")
        ordering = ("association", "role", "starts", "pk")
        indexes = [models.Index(fields=["person", "ends"], name="delegate_person_ends")]
        constraints = [
            models.UniqueConstraint(
                fields=["association", "person"], condition=Q(ends=None, deleted=None), name="delegate_once"
            ),
            models.CheckConstraint(
                condition=Q(ends=None) | Q(starts=None) | Q(ends__gte=F("starts")), name="delegate_dates_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.association}"

    @property
    def begun(self) -> bool:
        return self.starts is None or self.starts <= today()

    @classmethod
    @transaction.atomic
    def appoint(
        cls,
        association: Concern,
        person: Person,
        role: DelegateRole,
        *,
        by: User | None,
        starts: date | None = None,
        ends: date | None = None,
    ) -> "Delegate":
        """Give a mandate. Whoever has one already gets the new role and dates instead of a second."""
        association.lock()
        found = cls.objects.not_over().filter(association=association.pk, person=person).first()
        if found and found.role == DelegateRole.OWNER and role != DelegateRole.OWNER:
            _require_another_owner(found)
        mandate = found or cls(association_id=association.pk, person=person)
        mandate.role, mandate.starts, mandate.ends = role, starts or mandate.starts or today(), ends
        mandate.save()
        association.record_entry(EntryKind.SPEAKER, by=by, person=person.pk, role=role.value)
        return mandate

    @transaction.atomic
    def end(self, *, by: User, on: date | None = None) -> None:
        """End the mandate on a day (today). Raises NotPossible for the last owner without an end."""
        association = self.association
        association.lock()
        self.lock()
        if self.ends is not None and self.ends < today():
            raise NotPossible(_("This mandate has ended already."))
        last = on or today()
        if self.role == DelegateRole.OWNER:
            _require_another_owner(self)
        if last <= today():  # both days are included, and whoever is removed must not act today
            last = today() - timedelta(days=1)
        if self.starts and self.starts > last:
            self.delete()
        else:
            self.ends = last
            self.save()
        association.record_entry(EntryKind.MANDATE, by=by, person=self.person_id, until=last.isoformat())

    @transaction.atomic
    def become(self, role: DelegateRole, *, by: User) -> None:
        """Change the role. Raises NotPossible where no owner would remain."""
        self.association.lock()
        self.lock()
        if self.role == role:
            return
        if self.role == DelegateRole.OWNER:
            _require_another_owner(self)
        self.role = role
        self.save()
        self.association.record_entry(EntryKind.MANDATE, by=by, person=self.person_id, role=role.value)


def _require_another_owner(leaving: Delegate) -> None:
    """The association's row is locked, so two owners cannot leave at the same moment."""
    others = Delegate.objects.running().owners().filter(association=leaving.association_id).exclude(pk=leaving.pk)
    if not others.exists():
        raise NotPossible(_("Somebody must remain responsible. Please make another person responsible first."))


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> Self:
        return self.filter(accepted_at=None, withdrawn_at=None, at__gt=timezone.now() - INVITATION_LASTS)


class Invitation(models.Model):
    """A mail with a link that gives a mandate once. The address is cleared when the link has been used."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    association = models.ForeignKey("forums.Association", on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(gettext_lazy("e-mail"), blank=True)
    language = models.CharField(gettext_lazy("language of the invitation"), max_length=16, default="de")
    role = models.CharField(
        gettext_lazy("role"), max_length=10, choices=DelegateRole.choices, default=DelegateRole.DELEGATE
    )
    starts = models.DateField(gettext_lazy("mandate from"), null=True, blank=True)
    ends = models.DateField(gettext_lazy("mandate until"), null=True, blank=True)
    at = models.DateTimeField(default=timezone.now, editable=False)
    invited_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+", editable=False)
    accepted_at = models.DateTimeField(null=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("invitation")
        verbose_name_plural = gettext_lazy("invitations")
        ordering = ("-at",)

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def token(self) -> str:
        return INVITATION_LINK.token(self)

    def recipient(self) -> Recipient:
        return Recipient(f"invitation:{self.pk}", self.email, self.language)

    @property
    def is_open(self) -> bool:
        return not (self.accepted_at or self.withdrawn_at) and self.at > timezone.now() - INVITATION_LASTS

    def is_for(self, user: User) -> bool:
        """Whether the invited address is the one the user signs in with, or another that the account has proved."""
        return self.email == user.email or self.email in confirmed_addresses(user)

    @property
    def masked_email(self) -> str:
        """Enough to recognise one's own address by, too little to learn another's."""
        name, _at, domain = self.email.partition("@")
        return f"{name[:1]}…@{domain}"

    @classmethod
    @transaction.atomic
    def send(
        cls,
        association: Concern,
        email: str,
        role: DelegateRole,
        *,
        by: User | None,
        language: str = "de",
        starts: date | None = None,
        ends: date | None = None,
    ) -> "Invitation":
        """Invite by mail, once for each open address: a second invitation to it replaces the first, and the same one
        within minutes is the first, pressed twice."""
        association.lock()
        same = cls.objects.open().filter(association=association.pk, email=email.lower(), role=role)
        if sent := same.filter(starts=starts, ends=ends, at__gt=timezone.now() - PRESSED_TWICE).first():
            return sent
        cls.objects.open().filter(association=association.pk, email=email.lower()).update(
            withdrawn_at=timezone.now(), email=""
        )
        invitation = cls.objects.create(
            association_id=association.pk,
            email=email.lower(),
            role=role,
            language=language,
            starts=starts,
            ends=ends,
            invited_by=by,
        )
        association.record_entry(EntryKind.INVITED, by=by, role=role.value, invitation=invitation.pk)
        return invitation

    @transaction.atomic
    def accept(self, user: User) -> Delegate:
        """The person of this account gets the mandate. Raises NotPossible when it was used or taken back, and for
        an account with another address: a forwarded mail passes nothing on."""
        invitation = Invitation.objects.select_for_update().get(pk=self.pk)
        if not invitation.is_open:
            raise NotPossible(_("This invitation has been used or withdrawn, or it has expired."))
        if not invitation.is_for(user):
            raise NotPossible(_("This invitation was sent to another address."))
        if user.person is None:
            raise NotPossible(_("Please tell us your name first."))
        invitation.accepted_at, invitation.email = timezone.now(), ""
        invitation.save(update_fields=["accepted_at", "email"])
        return Delegate.appoint(
            self.association, user.person, DelegateRole(self.role), by=user, starts=self.starts, ends=self.ends
        )

    @transaction.atomic
    def withdraw(self) -> None:
        Invitation.objects.open().filter(pk=self.pk).update(withdrawn_at=timezone.now(), email="")


INVITATION_LINK = SignedLink("association.invitation", lambda: Invitation.objects.select_related("association"))
