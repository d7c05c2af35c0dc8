"""Forum: a public event at which people say at tables what they think."""

from functools import partial
from typing import Any, ClassVar, Self

from django.core.validators import MinValueValidator
from django.db import models, transaction
from django.db.models import Case, F, Q, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField

from forums.municipality.languages import NAMES
from forums.notices.models import Notice
from forums.records.exceptions import NotPossible
from forums.records.record import Record, RecordManager, RecordQuerySet

from .broadcast import announce
from .cards import Card, Point
from .clusters import Cluster
from .entries import CardEntry, EntryKind
from .registration import Registration, fill
from .states import FORUM_MOVES, Access, CardKind, CardState, ForumKind, ForumState, Section, Showing, Stance
from .tables import Prompt, Table

__all__ = [
    "Access",
    "Card",
    "CardEntry",
    "CardKind",
    "CardState",
    "Cluster",
    "EntryKind",
    "Forum",
    "ForumKind",
    "ForumState",
    "Point",
    "Prompt",
    "Registration",
    "Section",
    "Showing",
    "Stance",
    "Table",
]


_NOT_BEGUN = (ForumState.PLANNED, ForumState.CANCELLED)
IN_CALENDARS = frozenset({"title", "part", "summary", "starts_at", "ends_at", "place", "address"})
TOLD = frozenset({"starts_at", "ends_at", "place", "address"})  # what those who want to come must hear of


class ForumQuerySet(RecordQuerySet["Forum"]):
    def published(self) -> Self:
        return self.filter(published=True)

    def in_order(self) -> Self:
        """Running now, then what comes, the next first, then the past, the latest first; `section` says which.

        A cancelled forum is shown until its day is over: who wanted to come must find it.
        """
        gone = Q(state=ForumState.OVER) | Q(state__in=_NOT_BEGUN, ends_at__lt=timezone.now())
        past = Case(When(gone, then=Value(Section.PAST)), default=Value(Section.COMING))
        section = Case(When(state=ForumState.RUNNING, then=Value(Section.NOW)), default=past)
        next_first = Case(When(gone, then=None), default=F("starts_at"))
        return self.annotate(section=section).order_by("section", next_first, "-starts_at", "-pk")


class Forum(Record):
    """One event: before it (registration), during it (tables and cards), after it (what became of them)."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=ForumKind.choices, default=ForumKind.DIALOGUE)
    title = I18nCharField(_("title"), max_length=160)
    series = models.CharField(_("series"), max_length=80, blank=True, help_text=_("For example: Dialogforum"))
    part = models.CharField(_("part of the series"), max_length=20, blank=True, help_text=_("For example: Teil I"))
    summary = I18nTextField(_("what it is about"), blank=True)
    agenda = I18nTextField(_("agenda"), blank=True)
    starts_at = models.DateTimeField(_("begins"), db_index=True)
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(_("place"), max_length=160)
    address = models.CharField(_("address"), max_length=200, blank=True)
    # Codes between spaces (" lift toilet "), as an association's languages: one column, no query more for a list.
    access = models.CharField(_("accessibility"), max_length=200, blank=True)
    access_note = I18nTextField(_("more about accessibility"), blank=True)
    interpreters = models.CharField(_("languages with interpreters"), max_length=200, blank=True)
    child_care = models.BooleanField(_("child care"), default=False)
    registration_from = models.DateTimeField(_("registration from"), null=True, blank=True)
    registration_until = models.DateTimeField(_("registration until"), null=True, blank=True)
    capacity = models.PositiveIntegerField(
        _("places"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Empty: as many as come."),
    )
    published = models.BooleanField(_("on the website"), default=False)
    attendance = models.PositiveIntegerField(_("how many came"), null=True, blank=True)

    showing = models.CharField(
        _("cards reach the telephones"), max_length=14, choices=Showing.choices, default=Showing.AT_ONCE
    )
    points_each = models.PositiveSmallIntegerField(_("points for each person"), default=5)
    photographs_allowed = models.BooleanField(_("photographs of people who agree"), default=False)

    state = models.CharField(
        _("state"), max_length=10, choices=ForumState.choices, default=ForumState.PLANNED, editable=False
    )
    began_at = models.DateTimeField(null=True, editable=False)
    over_at = models.DateTimeField(null=True, editable=False)
    seq = models.PositiveBigIntegerField(default=0, editable=False)
    receipt_count = models.PositiveIntegerField(default=0, editable=False)
    revision = models.PositiveSmallIntegerField(default=0, editable=False)  # of its calendar entry
    link_version = models.PositiveSmallIntegerField(default=1, editable=False)

    objects: ClassVar = RecordManager.from_queryset(ForumQuerySet)()

    class Meta(Record.Meta):
        verbose_name = _("forum")
        verbose_name_plural = _("forums")
        ordering = ("-starts_at", "-pk")
        indexes = [models.Index(fields=["published", "state", "starts_at"], name="forum_list")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="forum_dates_in_order",
                violation_error_message=_("The end must lie after the beginning."),
            ),
            models.CheckConstraint(
                condition=Q(registration_from=None)
                | Q(registration_until=None)
                | Q(registration_until__gt=F("registration_from")),
                name="forum_registration_in_order",
                violation_error_message=_("The registration must end after it begins."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.part}".strip()

    def get_absolute_url(self) -> str:
        return reverse("forum", args=[self.slug])

    @property
    def interpreter_languages(self) -> list[tuple[str, str]]:
        """Code and own name of each language that is interpreted."""
        return [(code, NAMES.get(code, code)) for code in self.interpreters.split()]

    @property
    def access_facts(self) -> list[str]:
        return [str(Access(code).label) for code in self.access.split() if code in Access.values]

    @property
    def is_running(self) -> bool:
        return self.state == ForumState.RUNNING

    def take_seq(self) -> int:
        """The next number of what happens here, only under the lock of this row. Live pages hear of it after
        the commit."""
        return self.take_seqs(1)[0]

    def take_seqs(self, count: int) -> range:
        """The next numbers for several changes at once."""
        first = self.seq + 1
        self.seq += count
        type(self)._base_manager.filter(pk=self.pk).update(seq=self.seq)
        transaction.on_commit(partial(announce, self.pk))
        return range(first, first + count)

    def take_receipts(self, count: int = 1) -> range:
        """Numbers for receipts: of cards as they come, and of slips printed before. Only under the lock."""
        first = self.receipt_count + 1
        self.receipt_count += count
        type(self)._base_manager.filter(pk=self.pk).update(receipt_count=self.receipt_count)
        return range(first, first + count)

    @transaction.atomic
    def print_slips(self, count: int) -> range:
        """Numbers for `count` slips on paper, which nobody else gets."""
        self.lock()
        return self.take_receipts(count)

    @transaction.atomic
    def begin(self) -> None:
        """The doors are open: all tables take cards."""
        self.lock()
        self._move(ForumState.RUNNING)
        self.began_at, self.over_at = self.began_at or timezone.now(), None
        self._open_tables(True)

    @transaction.atomic
    def end(self) -> None:
        """No more cards. What was said stays where it is, the wall as well."""
        self.lock()
        self._move(ForumState.OVER)
        self.over_at = timezone.now()
        self._open_tables(False)

    @transaction.atomic
    def cancel(self) -> None:
        """It does not take place. Whoever is registered hears of it."""
        self.lock()
        self._move(ForumState.CANCELLED)
        self._tell("forum.cancelled")

    @transaction.atomic
    def plan_again(self) -> None:
        """It takes place after all."""
        self.lock()
        self._move(ForumState.PLANNED)
        self._tell("forum.planned_again")

    @transaction.atomic
    def change(self, **values: Any) -> None:
        """What the coordinator planned anew. Whoever is registered hears of another time or place; calendars take
        the new entry; more places go to those who wait."""
        self.lock()
        changed = {name for name, value in values.items() if getattr(self, name) != value}
        for name in changed:
            setattr(self, name, values[name])
        if changed & TOLD:
            self._tell("forum.changed")
        else:
            self.revision += bool(changed & IN_CALENDARS)
            self.save()
        fill(self)

    def _tell(self, kind: str) -> None:
        """Save under a new revision and write to all who are registered."""
        self.revision += 1
        self.save()
        if self.ends_at > timezone.now():
            recipients = self.registrations.standing().recipients()
            Notice.objects.write(kind, f"{kind}:{self.pk}:{self.revision}", recipients, about=self)

    @transaction.atomic
    def renew_invitation(self) -> None:
        """Links to register given out before lead nowhere from now on."""
        self.lock()
        self.link_version += 1
        self.save()

    def _move(self, state: ForumState) -> None:
        if (ForumState(self.state), state) not in FORUM_MOVES:
            raise NotPossible(gettext("The forum is “%(state)s” now.") % {"state": self.get_state_display()})
        self.state = state

    def _open_tables(self, is_open: bool) -> None:
        for table in self.tables.all():
            table.forum = self
            table._changed(is_open=is_open, round_ends_at=None)
        self.save()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The counters are written by the verbs that hold the lock: an older copy must not set them back."""
        if self.pk and kwargs.get("update_fields") is None and not kwargs.get("force_insert"):
            names = {field.name for field in self._meta.concrete_fields if not field.primary_key}
            kwargs["update_fields"] = names - {"seq", "receipt_count"}
        super().save(*args, **kwargs)
