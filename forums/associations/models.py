"""Association: an organisation of people who came here, as the office keeps and verifies it."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar, Self
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.bodies.models import Body
from forums.bodies.models import Kind as BodyKind
from forums.fields.models import ActionField
from forums.municipality.calendar import today
from forums.municipality.text_language import checked
from forums.notices.models import Notice, Recipient
from forums.people.consents import Consent, Purpose
from forums.people.models import User
from forums.records.folding import fold
from forums.records.record import Record, RecordManager, RecordQuerySet
from forums.search.word_keys import key, words_asked

from .annual_review import EVERY, AnnualReview
from .calls import Call, CallAnswer
from .consents import PREFETCHED, Consents, Item
from .delegates import Delegate, DelegateRole, Invitation
from .history import EntryKind, HistoryEntry
from .joining import Joining
from .meetings import Attendance, Meeting
from .missing import Missing
from .outbox import write_notices
from .profile import Kind, Profile
from .proofs.concern import Proofs
from .proofs.proof import Proof, ProofKind
from .recipients import speakers
from .registration import Registration
from .states import State
from .verification import Verification

__all__ = [
    "Association",
    "Attendance",
    "Call",
    "CallAnswer",
    "Delegate",
    "DelegateRole",
    "HistoryEntry",
    "Invitation",
    "Item",
    "Joining",
    "Kind",
    "Meeting",
    "Proof",
    "ProofKind",
    "State",
]


class AssociationQuerySet(RecordQuerySet["Association"]):
    def verified(self) -> Self:
        return self.filter(state=State.VERIFIED)

    def public(self) -> Self:
        """Verified, confirmed within the year, and with the association's consent."""
        return self.verified().filter(_consented(Purpose.WEBSITE), hidden_on=None)

    def for_export(self) -> Self:
        """What the keeper of the city's list may have, with a consent of its own."""
        return self.verified().filter(_consented(Purpose.LIST))

    def imported(self) -> Self:
        """From the city's list, without an answer yet."""
        return self.filter(state=State.QUESTIONED, submitted_on=None).order_by("name")

    def submitted(self) -> Self:
        """For the office to check, the longest waiting first."""
        return self.filter(state=State.SUBMITTED).order_by("submitted_on", "pk")

    def vacant(self, on: date | None = None) -> Self:
        """Verified, but nobody may speak for them now."""
        return self.verified().exclude(pk__in=Delegate.objects.running(on).values("association"))

    def due_for_review(self) -> Self:
        """Last confirmed a year ago, and not asked since."""
        limit = today() - EVERY
        silent = Q(confirmed_on__lte=limit) | Q(confirmed_on=None, verified_on__lte=limit)
        return self.verified().filter(silent).exclude(_UNCONFIRMED)

    def awaiting_confirmation(self) -> Self:
        """Asked to confirm the data, and not confirmed since."""
        return self.verified().filter(_UNCONFIRMED)

    def with_profile(self) -> Self:
        """With all that a card or a profile shows, in three queries whatever the number."""
        topics = Prefetch("interests", queryset=ActionField.objects.select_related("parent"))
        return self.with_consents().select_related("district", "logo", "verified_by").prefetch_related(topics)

    def with_consents(self) -> Self:
        """So that `is_public` and `consented_items` cost no more queries."""
        in_force = Prefetch("consents", queryset=Consent.objects.in_force(), to_attr=PREFETCHED)
        return self.prefetch_related(in_force)

    def speaking(self, language: str) -> Self:
        return self.filter(spoken__contains=f" {language} ")

    def matching(self, words: str) -> Self:
        """Every word stands somewhere in name, own name or activities, in any form, or as a part of a word."""
        found = self
        for word in words_asked(words):
            found = found.filter(Q(search_text__contains=fold(word)) | Q(search_text__contains=f" {key(word)} "))
        return found


_UNCONFIRMED = Q(asked_on__isnull=False) & (Q(confirmed_on=None) | Q(confirmed_on__lt=F("asked_on")))


def _consented(purpose: Purpose) -> Exists:
    about = ContentType.objects.get_for_model(Association)
    rows = Consent.objects.in_force().filter(about_type=about, about_id=OuterRef("pk"))
    return Exists(rows.filter(purpose=purpose, item=Item.PROFILE))


class Association(Profile, Consents, Registration, Verification, AnnualReview, Proofs):
    """A flat list of concerns, whose order means nothing. Here stands only what takes several of them."""

    objects: ClassVar = RecordManager.from_queryset(AssociationQuerySet)()
    everything: ClassVar = models.Manager.from_queryset(AssociationQuerySet)()

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("association")
        verbose_name_plural = gettext_lazy("associations")
        ordering = ("name",)
        indexes = [models.Index(fields=["state", "name"], name="association_state")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=State.VERIFIED) | Q(slug__isnull=False), name="association_verified_has_page"
            )
        ]

    def get_absolute_url(self) -> str:
        return reverse("association", args=[self.slug])

    @classmethod
    @transaction.atomic
    def begin(cls, *, client_uuid: UUID, by: User | None, language: str, **facts: object) -> "Association":
        """A draft. The same `client_uuid` again returns what the first call made."""
        draft, created = cls.everything.get_or_create(
            client_uuid=client_uuid,
            defaults={
                **facts,
                "registrar": by,
                "registrar_email": by.email if by else "",
                "registrar_language": by.language if by else language,
            },
        )
        association: Association = draft
        if created:
            association.lock()
            association.record_entry(EntryKind.BEGUN, by=by)
        return association

    @classmethod
    @transaction.atomic
    def import_from_list(
        cls, *, by: User, languages: Iterable[str] = (), topics: Iterable[ActionField] = (), **facts: object
    ) -> "Association":
        """From the list the city has kept. Nobody has agreed to anything and nobody has checked it: it is asked to
        look through its data and to say what may be public, and answers like every registration."""
        association = cls(state=State.QUESTIONED)
        for name, value in facts.items():
            setattr(association, name, value)
        association.registrar_email = association.email.lower()
        association.activities_language = checked(association.activities_language, association.activities)
        association.set_languages(languages)
        association.save()
        association.interests.set(topics)
        association.lock()
        association.record_entry(EntryKind.IMPORTED, by=by, by_office=True)
        return association

    @property
    def is_public(self) -> bool:
        """The same rule as `objects.public()`, for a row that is loaded."""
        return self.is_verified and self.hidden_on is None and bool(self.consented_items())

    def missing(self) -> list[Missing]:
        required = [
            (Missing("kind", _("kind")), self.kind),
            (Missing("activities", _("what it does")), self.activities),
            (Missing("contact_name", _("contact person")), self.contact_name),
            (Missing("phone", _("telephone or e-mail")), self.phone or self.email or self.registrar_email),
        ]
        return [missing for missing, value in required if not value]

    def recipients(self) -> list[Recipient]:
        """Those with a mandate today; before there are any, whoever registered it, at each proved address."""
        return speakers(self.delegates.all()) or self.proved_recipients()

    def remind_to_confirm(self, attempt: str) -> None:
        """Put this year's question into the outbox, once for each attempt. Without a speaker, to the association."""
        to = self.recipients()
        if not to and self.email:
            to = [Recipient(f"association:{self.pk}", self.email, self.registrar_language)]
        event = f"association.confirm:{self.pk}:{self.asked_on}:{attempt}"
        Notice.objects.write("association.confirm", event, to, about=self)

    def follow_up(self, entry: HistoryEntry) -> None:
        """First the mails about the entry, then what a verification brings with it."""
        entry.association = self
        write_notices(entry)
        if entry.kind == EntryKind.WITHDRAWN:
            for proof in self.proofs.all():
                proof.let_go()
        if entry.kind == EntryKind.VERIFIED:
            self._appoint_first_owner(entry.by)
            Joining.request(self, self.networks_of_interests(), contribution="", by=self.registrar)

    def erase(self) -> tuple[int, dict[str, int]]:
        """The row for good, and with it the files that were handed in."""
        proofs = list(self.proofs.all())
        erased = super().erase()
        for proof in proofs:
            transaction.on_commit(proof.discard)
        return erased

    def networks_of_interests(self) -> models.QuerySet[Body]:
        """Of the topics it has named: it asks to join them once it is verified."""
        networks = Body.objects.current().filter(kind=BodyKind.NETWORK, field__in=self.interests.all())
        return networks.select_related("field").order_by("field__position")

    def _appoint_first_owner(self, by: User | None) -> None:
        """Whoever registered it: at once with an account, otherwise by an invitation."""
        if self.registrar and self.registrar.person:
            Delegate.appoint(self, self.registrar.person, DelegateRole.OWNER, by=by)
        elif self.registrar_email:
            Invitation.send(self, self.registrar_email, DelegateRole.OWNER, by=by, language=self.registrar_language)
