"""Edition: one version of the concept, from draft through its consultation to what the council adopted."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar, Self

from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField

from forums.council.papers.consultations import Consultation
from forums.council.papers.models import Paper
from forums.municipality.calendar import today
from forums.people.models import User
from forums.records.exceptions import NotPossible
from forums.records.record import Record, RecordManager, RecordQuerySet

from .adoption import Adoption
from .asking import Asking
from .causes import ChangeCause
from .content.live import live_contents, live_section, live_sections
from .content.sections import SectionData, SectionKind
from .content.taking import without
from .frozen import FrozenPicture, FrozenSection, freeze
from .history import EditionEntry
from .lifecycle import given
from .printouts import Printout
from .states import FROZEN, OPEN, EditionState, EntryKind

__all__ = ["ChangeCause", "Edition", "EditionEntry", "FrozenPicture", "FrozenSection", "Printout"]


class EditionQuerySet(RecordQuerySet["Edition"]):
    def public(self) -> Self:
        """All but a draft that nobody is asked about yet."""
        return self.exclude(state=EditionState.DRAFT)

    def frozen(self) -> Self:
        return self.filter(state__in=FROZEN)

    def in_consultation(self) -> "Edition | None":
        """The one whose consultation was opened, whatever its days are."""
        return self.filter(state=EditionState.CONSULTATION).first()

    def asking(self, on: date | None = None) -> "Edition | None":
        """The one on which people can say something on the day (today)."""
        day = on or today()
        asked = self.filter(consultation_from__lte=day, consultation_until__gte=day)
        return asked.in_consultation()

    def in_force(self) -> "Edition | None":
        return self.filter(state=EditionState.ADOPTED).first()


class Edition(
    Asking,  # from when until when people are asked
    Adoption,  # what the council decided
):
    """Until it is adopted, its text is the live concept; from then on its frozen sections, for ever."""

    number = models.PositiveSmallIntegerField(
        _("number"), help_text=_("0 is the first concept, 1 its first update, and so on.")
    )
    slug = models.SlugField(_("end of the address"), max_length=60, help_text=_("For example: zweite-fortschreibung"))
    title = I18nCharField(_("title"), max_length=160)
    note = I18nTextField(_("note"), blank=True)
    papers = models.ManyToManyField(
        Paper, blank=True, editable=False, related_name="editions", verbose_name=_("council papers")
    )

    objects: ClassVar = RecordManager.from_queryset(EditionQuerySet)()

    class Meta(Record.Meta):
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ("-number",)
        constraints = [
            models.UniqueConstraint(
                fields=["number"],
                condition=Q(deleted=None),
                name="edition_number_once",
                violation_error_message=_("There is an edition of this number already."),
            ),
            models.UniqueConstraint(
                fields=["slug"],
                condition=Q(deleted=None),
                name="edition_address_once",
                violation_error_message=_("There is an edition with this address already."),
            ),
            models.UniqueConstraint(
                fields=["state"],
                condition=Q(deleted=None) & ~Q(state=EditionState.SUPERSEDED),
                name="edition_one_of_each_state",
                violation_error_message=_("Another edition is being worked on. It has to be adopted first."),
            ),
            models.CheckConstraint(
                condition=Q(consultation_from=None, consultation_until=None)
                | Q(
                    consultation_from__isnull=False,
                    consultation_until__isnull=False,
                    consultation_until__gte=F("consultation_from"),
                ),
                name="edition_consultation_in_order",
            ),
            models.CheckConstraint(
                condition=~Q(state=EditionState.CONSULTATION) | Q(consultation_from__isnull=False),
                name="edition_consultation_has_days",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[str(state.value) for state in sorted(OPEN)], adopted_on=None, decision=None)
                | Q(
                    state__in=[str(state.value) for state in sorted(FROZEN)],
                    adopted_on__isnull=False,
                    decision__isnull=False,
                ),
                name="edition_adopted_by_decision",
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        return reverse("edition", args=[self.slug])

    @classmethod
    @transaction.atomic
    def begin(cls, *, by: User | None, **facts: object) -> "Edition":
        """A new draft. Raises NotPossible while another one is being worked on: there is one live concept."""
        cls._check_nobody_works()
        edition = cls(**facts)
        edition.record(EntryKind.BEGUN, by=by)
        return edition

    @classmethod
    def _check_nobody_works(cls) -> None:
        if cls.objects.select_for_update().filter(state__in=OPEN).exists():
            raise NotPossible(gettext("Another edition is being worked on. It has to be adopted first."))

    @transaction.atomic
    def adopt(self, decision: Consultation, *, by: User | None = None, reason: str = "") -> None:
        """The council has decided: text and data are frozen as they are now, what was in force is superseded.

        Once more for the same decision, after its result was corrected, corrects the vote here and nothing else.
        Raises NotPossible unless `decision` is a final one of the council, carried, on a public paper.
        """
        self.lock_at()
        known = self.decision
        if self.is_frozen:
            if known != decision:
                raise self.refusal()
            if self.take_over(decision):
                words = reason.strip() or gettext("The result was corrected in the council's records.")
                self.record(EntryKind.VOTE_CORRECTED, by=by, reason=words)
            return
        self.take_over(decision)
        self.move(EditionState.ADOPTED)
        # The one of before makes room first: two are never in force.
        for before in type(self).objects.select_for_update().filter(state=EditionState.ADOPTED):
            before.move(EditionState.SUPERSEDED)
            before.record(EntryKind.SUPERSEDED, by=by)
        self.record(EntryKind.ADOPTED, by=by, reason=reason.strip())
        freeze(self.pk, live_sections())

    @transaction.atomic
    def take_back_adoption(self, *, reason: str, by: User | None = None) -> None:
        """The vote was corrected: nothing was adopted. It is a draft again, what it had superseded is in force again.
        Raises NotPossible while the decision stands, without a reason, or where another draft has been begun since."""
        self.lock_at()
        if self.state != EditionState.ADOPTED:
            raise self.refusal()
        words = given(reason)
        if self.is_decided:
            raise NotPossible(gettext("The council's decision stands. A wrong result is corrected there first."))
        self._check_nobody_works()
        self.move(EditionState.DRAFT)
        self.forget_decision()
        self.consultation_from = self.consultation_until = None
        self.sections.all().delete()
        self.pictures.all().delete()
        self.printouts.all().delete()
        self.record(EntryKind.TAKEN_BACK, by=by, reason=words)
        superseded = type(self).objects.select_for_update().filter(state=EditionState.SUPERSEDED)
        if (before := superseded.order_by("-adopted_on", "-number").first()) is not None:
            before.move(EditionState.ADOPTED)
            before.record(EntryKind.IN_FORCE_AGAIN, by=by)

    def contents(self) -> list[SectionData]:
        """All sections without what stands in them. One query for a frozen edition."""
        return [row.heading for row in self.sections.without_content()] if self.is_frozen else live_contents()

    def all_sections(self) -> list[SectionData]:
        return [row.data for row in self.sections.all()] if self.is_frozen else live_sections()

    def section(self, kind: SectionKind, slug: str) -> SectionData | None:
        if not self.is_frozen:
            return live_section(kind, slug)
        row = self.sections.filter(kind=kind, slug=slug).first()
        return row.data if row else None

    @transaction.atomic
    def take_out(self, words: str, *, instead: str, reason: str, by: User | None) -> int:
        """Take words out of a frozen edition: above all a name whose person may ask for that (Art. 17 GDPR).

        Its history says that it happened and why, never what stood there. Returns in how many sections.
        Raises NotPossible where they stand nowhere, and without a reason.
        """
        self.lock_at()
        because = given(reason)
        if not words.strip():
            raise NotPossible(gettext("Please say which words are to go."))
        count = self.change_words(lambda text: text.replace(words.strip(), instead))
        if not count:
            raise NotPossible(gettext("These words do not stand in this edition."))
        self.record(EntryKind.WORDS_TAKEN, by=by, reason=because)
        return count

    def change_words(self, change: Callable[[str], str]) -> int:
        """The one door through which frozen words change; inside a transaction. Returns in how many sections."""
        changed = 0
        for row in self.sections.select_for_update():
            titles, content = without(row.titles, change), without(row.content, change)
            if (titles, content) != (row.titles, row.content):
                FrozenSection.objects.filter(pk=row.pk).update(titles=titles, content=content)
                changed += 1
        if changed:
            self.printouts.all().delete()
        return changed
