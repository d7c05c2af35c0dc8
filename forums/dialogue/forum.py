"""Forum: a public event at which people say at tables what they think."""

from typing import ClassVar, Self

from django.core.validators import MinValueValidator
from django.db import models, transaction
from django.db.models import Case, F, Q, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField
from wagtail.search import index

from forums.municipality.languages import NAMES
from forums.notices.models import Notice
from forums.records.exceptions import NotPossible
from forums.records.record import RecordManager, RecordQuerySet
from forums.search.finding import found
from forums.search.word_keys import in_all_languages, index_words

from .head_picture import HeadPicture
from .sequence import Counters
from .states import FORUM_MOVES, Access, ForumKind, ForumState, Section, Showing

_NOT_BEGUN = (ForumState.PLANNED, ForumState.CANCELLED)
WHEN_AND_WHERE = frozenset({"starts_at", "ends_at", "place", "address"})
IN_CALENDARS = WHEN_AND_WHERE | {"title", "part", "summary"}


class ForumQuerySet(RecordQuerySet["Forum"]):
    def published(self) -> Self:
        return self.filter(published=True)

    def coming(self) -> Self:
        """Those that everybody can come to, running or still to come, the next first; none that was cancelled."""
        to_come = Q(state=ForumState.PLANNED, ends_at__gte=timezone.now())
        return (
            self.published()
            .exclude(kind=ForumKind.WORKSHOP)
            .filter(to_come | Q(state=ForumState.RUNNING))
            .order_by("starts_at", "pk")
        )

    def next(self) -> "Forum | None":
        """The one that everybody can read of and come to."""
        return self.coming().exclude(kind=ForumKind.WORKSHOP).first()

    def matching(self, words: str) -> Self:
        """Those whose title, texts or place have all of the words."""
        return self.filter(found(words, Forum))

    def in_order(self) -> Self:
        """Those running now, then coming ones (next first), then past ones (latest first); `section` says which.

        A cancelled forum is shown until its day is over: people who wanted to come must be able to find it.
        """
        is_past = Q(state=ForumState.OVER) | Q(state__in=_NOT_BEGUN, ends_at__lt=timezone.now())
        past = Case(When(is_past, then=Value(Section.PAST)), default=Value(Section.COMING))
        section = Case(When(state=ForumState.RUNNING, then=Value(Section.NOW)), default=past)
        next_first = Case(When(is_past, then=None), default=F("starts_at"))
        return self.annotate(section=section).order_by("section", next_first, "-starts_at", "-pk")


class Forum(index.Indexed, HeadPicture, Counters):
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
        _("cards reach the telephones"), max_length=14, choices=Showing.choices, default=Showing.AFTER_RELEASE
    )
    points_each = models.PositiveSmallIntegerField(_("points for each person"), default=5)
    photographs_allowed = models.BooleanField(_("photographs of people who agree"), default=False)

    state = models.CharField(
        _("state"), max_length=10, choices=ForumState.choices, default=ForumState.PLANNED, editable=False
    )
    began_at = models.DateTimeField(null=True, editable=False)
    over_at = models.DateTimeField(null=True, editable=False)
    revision = models.PositiveSmallIntegerField(default=0, editable=False)  # of its calendar entry
    link_version = models.PositiveSmallIntegerField(default=1, editable=False)

    section: int  # set by `in_order`

    objects: ClassVar = RecordManager.from_queryset(ForumQuerySet)()

    search_auto_update = False  # see forums.search.finding
    search_fields = [index.SearchField("search_words")]

    class Meta(Counters.Meta):
        verbose_name = _("forum")
        verbose_name_plural = _("forums")
        ordering = ("-starts_at", "-pk")
        indexes = [models.Index(fields=["published", "state", "starts_at"], name="forum_list")]
        constraints = [
            *HeadPicture.Meta.constraints,
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

    @classmethod
    def get_indexed_objects(cls) -> ForumQuerySet:
        """What may be found."""
        published: ForumQuerySet = cls.objects.published()
        return published

    def search_words(self) -> str:
        """What the index keeps of it."""
        several = in_all_languages(self.title, self.summary, self.agenda)
        return index_words([*several, self.series, self.part, self.place, self.address])

    @property
    def interpreter_languages(self) -> list[tuple[str, str]]:
        """Code and own name of each language that is interpreted."""
        return [(code, NAMES.get(code, code)) for code in self.interpreters.split()]

    @property
    def access_facts(self) -> list[str]:
        return [str(Access(code).label) for code in self.access.split() if code in Access.values]

    @property
    def section_label(self) -> str:
        """The heading under which `in_order` lists it."""
        return str(Section(self.section).label)

    @property
    def is_running(self) -> bool:
        return self.state == ForumState.RUNNING

    @property
    def places_left(self) -> int | None:
        """None where there is no limit. One query, or none."""
        if self.capacity is None:
            return None
        return max(self.capacity - self.registrations.placed().people(), 0)

    @property
    def is_past(self) -> bool:
        """It is over, or its day went by without it being begun."""
        return self.state == ForumState.OVER or (self.state == ForumState.PLANNED and self.ends_at < timezone.now())

    @property
    def is_early(self) -> bool:
        """Whether whoever begins it now is ahead of its date."""
        return self.state == ForumState.PLANNED and timezone.now() < self.starts_at

    @transaction.atomic
    def begin(self) -> None:
        """The doors are open: people can write cards at every table."""
        self.lock()
        self._move(ForumState.RUNNING)
        self.began_at, self.over_at = self.began_at or timezone.now(), None
        self._open_tables(True)

    @transaction.atomic
    def take_back_begin(self) -> None:
        """It was begun by mistake: tables close, registration goes on. Cards that were written stay on their tables.

        Raises NotPossible also when its time is over: then it is ended.
        """
        self.lock()
        if self.ends_at < timezone.now():
            raise NotPossible(gettext("The time of this forum is over. Please end it."))
        self._move(ForumState.PLANNED, only_from=ForumState.RUNNING)
        self.began_at = None
        self._open_tables(False)
        self.give_free_places()

    @transaction.atomic
    def end(self) -> None:
        """No more cards. What has been said stays where it is, on the wall too."""
        self.lock()
        self._move(ForumState.OVER)
        self.over_at = timezone.now()
        self._open_tables(False)

    @transaction.atomic
    def cancel(self) -> None:
        """It will not take place. Everybody registered is told."""
        self.lock()
        self._move(ForumState.CANCELLED)
        self._notify_registered("forum.cancelled")

    @transaction.atomic
    def plan_again(self) -> None:
        """It takes place after all."""
        self.lock()
        self._move(ForumState.PLANNED, only_from=ForumState.CANCELLED)
        self._notify_registered("forum.planned_again")

    @transaction.atomic
    def change(self, **values: object) -> None:
        """Change what is planned. Those who registered are told of a new time or place, calendars get a new revision,
        and added places go to people on the waiting list."""
        self.lock()
        changed = {name for name, value in values.items() if getattr(self, name) != value}
        for name in changed:
            setattr(self, name, values[name])
        if changed & WHEN_AND_WHERE:
            self._notify_registered("forum.changed")
        else:
            self.revision += bool(changed & IN_CALENDARS)
            self.save()
        self.give_free_places()

    def give_free_places(self) -> None:
        """To those on the waiting list, first come, first served. Only under the lock, before the forum begins."""
        if self.state == ForumState.PLANNED and not self.is_past:
            self.registrations.move_up(self.places_left)

    def _notify_registered(self, kind: str) -> None:
        """Save under a new revision and write to everybody who is registered."""
        self.revision += 1
        self.save()
        if self.ends_at > timezone.now():
            recipients = self.registrations.standing().recipients()
            Notice.objects.write(kind, f"{kind}:{self.pk}:{self.revision}", recipients, about=self)

    @transaction.atomic
    def renew_invitation(self) -> None:
        """Invitation links given out so far stop working."""
        self.lock()
        self.link_version += 1
        self.save()

    def _move(self, state: ForumState, *, only_from: ForumState | None = None) -> None:
        """`only_from`: where two verbs lead to the same state."""
        before = ForumState(self.state)
        if (before, state) not in FORUM_MOVES or only_from not in {None, before}:
            raise NotPossible(gettext("The forum is “%(state)s” now.") % {"state": self.get_state_display()})
        self.state = state

    def _open_tables(self, is_open: bool) -> None:
        for table in self.tables.all():
            table.save_change(is_open=is_open, round_ends_at=None, prompt=None)
        self.save()
