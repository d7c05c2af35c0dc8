"""Association: an organisation of people who came here, as the office keeps and verifies it."""

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar, Self
from uuid import UUID

from django.contrib.contenttypes.fields import GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from forums.fields.models import ActionField
from forums.municipality.languages import NAMES, SPOKEN
from forums.municipality.models import District
from forums.people.consents import Consent, Purpose, Way, Wish
from forums.people.models import User
from forums.pictures.models import Picture
from forums.records.record import RecordManager, RecordQuerySet

from .delegates import Delegate, DelegateRole, Invitation
from .duplicates import fold
from .joining import Joining
from .meetings import Attendance, Call, CallAnswer, Meeting
from .states import State
from .workflow import EntryKind, Registered, RegisterEntry

__all__ = [
    "Association",
    "Attendance",
    "Call",
    "CallAnswer",
    "Delegate",
    "DelegateRole",
    "Invitation",
    "Item",
    "Joining",
    "Meeting",
    "RegisterEntry",
    "State",
]

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ı": "i"})
RESERVED = frozenset({"registrieren", "einladung", "bestaetigen", "liste"})
CONSENT_TEXT = "2026-2"  # of templates/forums/associations/consent_words.html; a new wording is a new version


class Kind(models.TextChoices):
    CULTURE = "culture", _("Cultural association")
    FAITH = "faith", _("Religious community")
    SPORT = "sport", _("Sports club")
    WOMEN = "women", _("Women's group")
    YOUTH = "youth", _("Youth group")
    PARENTS = "parents", _("Parents and education")
    AID = "aid", _("Self-help and advice")
    BUSINESS = "business", _("Business")
    INITIATIVE = "initiative", _("Initiative without registration")
    OTHER = "other", _("Other")


class Item(models.TextChoices):
    """What is public, or passed on, only with consent: each by itself."""

    PROFILE = "profile", _("Name, kind, what it does, languages, topics")
    ADDRESS = "address", _("Address")
    MEETING_PLACE = "meeting_place", _("Meeting place")
    EMAIL = "email", _("E-mail")
    PHONE = "phone", _("Telephone")
    WEBSITE = "website", _("Website")
    CONTACT_PERSON = "contact_person", _("Contact person")
    LOGO = "logo", _("Logo")


class AssociationQuerySet(RecordQuerySet["Association"]):
    def verified(self) -> Self:
        return self.filter(state=State.VERIFIED)

    def public(self) -> Self:
        """Verified, confirmed within the year, and with the association's consent."""
        return self.verified().filter(self._agreed(Purpose.WEBSITE), hidden_on=None)

    def for_the_list(self) -> Self:
        """What the keeper of the city's list may have, with a consent of its own."""
        return self.verified().filter(self._agreed(Purpose.LIST))

    def _agreed(self, purpose: Purpose) -> Exists:
        kind = ContentType.objects.get_for_model(Association)
        rows = Consent.objects.in_force().filter(about_type=kind, about_id=OuterRef("pk"))
        return Exists(rows.filter(purpose=purpose, item=Item.PROFILE))

    def from_the_list(self) -> Self:
        """Taken over from the city's list, and not answered yet."""
        return self.filter(state=State.QUESTIONED, submitted_on=None).order_by("name")

    def waiting(self) -> Self:
        """For the office to check, the longest waiting first."""
        return self.filter(state=State.SUBMITTED).order_by("submitted_on", "pk")

    def vacant(self, on: date | None = None) -> Self:
        """Verified, but nobody may speak for them now."""
        return self.verified().exclude(pk__in=Delegate.objects.running(on).values("association"))

    def with_profile(self) -> Self:
        """With all that a card or a profile shows, in three queries whatever the number."""
        topics = Prefetch("interests", queryset=ActionField.objects.select_related("parent"))
        return self.with_consents().select_related("district", "logo", "verified_by").prefetch_related(topics)

    def with_consents(self) -> Self:
        """So that `is_public` and `shows` cost no more queries."""
        in_force = Prefetch("consents", queryset=Consent.objects.in_force(), to_attr="agreed")
        return self.prefetch_related(in_force)

    def speaking(self, language: str) -> Self:
        return self.filter(spoken__contains=f" {language} ")

    def matching(self, words: str) -> Self:
        """Every word stands somewhere in name, own name or activities; capitals and accents do not count."""
        found = self
        for word in fold(words).split():
            found = found.filter(search_text__contains=word)
        return found


class Association(Registered):
    """An organisation with its data as it gave it. What of it is public is said by `Consent` rows."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True, null=True, blank=True, editable=False)
    client_uuid = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=160)
    own_name = models.CharField(_("name in its own language"), max_length=160, blank=True)
    own_language = models.CharField(_("which language is that"), max_length=16, choices=SPOKEN, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, blank=True)
    founded = models.PositiveSmallIntegerField(
        _("founded in (year)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1800), MaxValueValidator(2100)],
    )
    register_number = models.CharField(_("register number"), max_length=40, blank=True)
    activities = models.TextField(_("what it does"), max_length=3000, blank=True)
    activities_language = models.CharField(_("language of this text"), max_length=16, choices=SPOKEN, default="de")
    # Codes between spaces (" ar de "): one column, so that a list of associations needs no query more for it.
    spoken = models.CharField(_("languages"), max_length=200, blank=True, editable=False)
    interests = models.ManyToManyField(
        ActionField, blank=True, related_name="interested_associations", verbose_name=_("topics")
    )
    logo = models.ForeignKey(
        Picture, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("logo")
    )
    street = models.CharField(_("street and number"), max_length=160, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    town = models.CharField(_("town"), max_length=80, blank=True)
    district = models.ForeignKey(
        District,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="associations",
        verbose_name=_("part of the city"),
    )
    meeting_place = models.TextField(_("where and when people meet"), max_length=600, blank=True)
    email = models.EmailField(_("e-mail of the association"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    website = models.URLField(_("website"), blank=True)
    contact_name = models.CharField(_("contact person"), max_length=120, blank=True)
    contact_function = models.CharField(_("function in the association"), max_length=120, blank=True)

    # Who registers: the address that the way back and the first mandate are sent to. Never public.
    registrar_email = models.EmailField(_("your e-mail"), blank=True)
    registrar_language = models.CharField(max_length=16, default="de", editable=False)
    registrar_confirmed_at = models.DateTimeField(null=True, editable=False)
    registrar = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    link_version = models.PositiveSmallIntegerField(default=1, editable=False)

    asked_on = models.DateField(_("asked to confirm on"), null=True, blank=True, editable=False)
    confirmed_on = models.DateField(_("data confirmed on"), null=True, blank=True, editable=False)
    hidden_on = models.DateField(_("unconfirmed, hidden since"), null=True, blank=True, editable=False)
    search_text = models.TextField(blank=True, editable=False)
    consents = GenericRelation(Consent, content_type_field="about_type", object_id_field="about_id")

    objects: ClassVar = RecordManager.from_queryset(AssociationQuerySet)()
    everything: ClassVar = models.Manager.from_queryset(AssociationQuerySet)()

    class Meta(Registered.Meta):
        verbose_name = _("association")
        verbose_name_plural = _("associations")
        ordering = ("name",)
        indexes = [models.Index(fields=["state", "name"], name="association_state")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=State.VERIFIED) | Q(slug__isnull=False), name="association_verified_has_page"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("association", args=[self.slug])

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_text = fold(f"{self.name} {self.own_name} {self.activities}")
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "search_text"}
        super().save(*args, **kwargs)

    @classmethod
    def begin(cls, *, client_uuid: UUID, by: User | None, language: str, **facts: Any) -> "Association":
        """A draft. The same `client_uuid` again returns what the first call made."""
        with transaction.atomic():
            draft, made = cls.everything.get_or_create(
                client_uuid=client_uuid,
                defaults={
                    **facts,
                    "registrar": by,
                    "registrar_email": by.email if by else "",
                    "registrar_language": by.language if by else language,
                },
            )
            if made:
                draft.lock()._enter(EntryKind.BEGUN, by=by)
        found: Association = draft
        return found

    @classmethod
    @transaction.atomic
    def take_over(
        cls, *, by: User, languages: Iterable[str] = (), topics: Iterable[ActionField] = (), **facts: Any
    ) -> "Association":
        """From the list the city has kept. Nobody has agreed to anything and nobody has checked it: it is asked to
        look through its data and to say what may be shown, and answers like every registration."""
        found = cls(**facts, state=State.QUESTIONED, registrar_email=facts.get("email", "").lower())
        found.speak(languages)
        found.save()
        found.interests.set(topics)
        found.lock()._enter(EntryKind.IMPORTED, by=by, by_office=True)
        return found

    @property
    def languages(self) -> list[str]:
        """Codes of what is spoken, as the association ordered them."""
        return self.spoken.split()

    def speak(self, languages: Iterable[str]) -> None:
        """Replace the list of languages. The caller saves."""
        self.spoken = f" {' '.join(dict.fromkeys(languages))} "

    @property
    def is_public(self) -> bool:
        """The same rule as `objects.public()`, for a row that is loaded."""
        return self.state == State.VERIFIED and self.hidden_on is None and bool(self.shows())

    def wishes(self) -> set[Wish]:
        """What may happen to which item now. No query after `with_profile()`."""
        rows = getattr(self, "agreed", None)
        if rows is None:
            rows = self.consents.in_force()
        return {Wish(row.purpose, row.item) for row in rows}

    def shows(self, purpose: Purpose = Purpose.WEBSITE) -> frozenset[str]:
        """Items that may be shown or passed on. Nothing at all without consent to the profile itself."""
        items = frozenset(wish.item for wish in self.wishes() if wish.purpose == purpose)
        return items if Item.PROFILE in items else frozenset()

    @transaction.atomic
    def agree(self, wished: Iterable[Wish], *, by: User | None, by_name: str = "", way: Way = Way.ONLINE) -> None:
        """Give and withdraw consent, in force at once; logged. On paper: `by` is who entered it."""
        self.lock()
        self.__dict__.pop("agreed", None)  # read before the lock
        wishes = set(wished)
        if wishes == self.wishes():
            return
        Consent.objects.settle(self, wishes, text_version=CONSENT_TEXT, by=by, by_name=by_name, way=way)
        self._enter(EntryKind.CONSENT, by=by, items=sorted(f"{wish.purpose}:{wish.item}" for wish in wishes))

    @transaction.atomic
    def note_change(self, names: Iterable[str], *, by: User | None) -> None:
        """Once the office has seen the data, a change leaves an entry with the names of what changed."""
        changed = sorted(names)
        if changed and self.state not in {State.DRAFT, State.QUESTIONED, State.REFUSED}:
            self.lock()
            self._enter(EntryKind.CHANGED, by=by, fields=changed)

    @transaction.atomic
    def confirm_address(self) -> None:
        """Somebody opened the link that was mailed to the registrar's address."""
        self.lock()
        self.registrar_confirmed_at = self.registrar_confirmed_at or timezone.now()
        self.save(update_fields={"registrar_confirmed_at"})

    def language_names(self) -> list[str]:
        return [NAMES.get(code, code) for code in self.languages]

    def _self(self) -> "Association":
        return self

    def _missing(self) -> list[str]:
        wanted = {
            _("kind"): self.kind,
            _("what it does"): self.activities,
            _("telephone or e-mail"): self.phone or self.email or self.registrar_email,
            _("contact person"): self.contact_name,
        }
        return [str(label) for label, value in wanted.items() if not value]

    def _move(self, state: State) -> None:
        super()._move(state)
        if state == State.VERIFIED and not self.slug:
            self.slug = self._free_slug()

    def _free_slug(self) -> str:
        stem = slugify(self.name.translate(UMLAUTS))[:70] or slugify(self.own_name)[:70] or f"verein-{self.pk}"
        tried, number = stem, 1
        while tried in RESERVED or Association.everything.filter(slug=tried).exists():
            number += 1
            tried = f"{stem}-{number}"
        return tried

    def _welcome(self, by: User) -> None:
        """Who registered becomes the first owner: at once with an account, else by an invitation."""
        from .notices import invite

        self.confirmed_on = self.verified_on
        self.save(update_fields={"confirmed_on"})
        if self.registrar and self.registrar.person:
            Delegate.appoint(self, self.registrar.person, DelegateRole.OWNER, by=by)
        elif self.registrar_email:
            invite(
                Invitation.make(self, self.registrar_email, DelegateRole.OWNER, by=by, language=self.registrar_language)
            )
