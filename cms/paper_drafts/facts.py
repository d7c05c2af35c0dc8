"""What a draft is about, and the head of its form: the columns of PaperDraft, and what they come to."""

from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel

from cms.editions.models import Edition
from forums.bodies.models import Body
from forums.bodies.models import Kind as BodyKind
from forums.council.papers.models import Paper
from forums.council.papers.money import FundedBy, Rhythm
from forums.fields.models import ActionField
from forums.municipality.calendar import today
from forums.people.models import Person
from forums.records.record import Record
from proposals.measures.models import Measure, Resource
from proposals.measures.resources.models import MONEY, Kind, ResourceQuerySet

from .kinds import DraftKind, Effects

# The columns of a council paper's form for each kind of money.
COLUMNS: dict[Kind, str] = {
    Kind.INCOME: "income",
    Kind.EXPENSE: "expense",
    Kind.INVESTMENT_IN: "investment_in",
    Kind.INVESTMENT_OUT: "investment_out",
    Kind.OWN_SHARE: "own_share",
}


def this_year() -> int:
    return today().year


class Facts(Record, ClusterableModel):
    kind = models.CharField(_("kind"), max_length=12, choices=DraftKind.choices, default=DraftKind.STATUS)
    subject = models.CharField(_("subject"), max_length=250, blank=True, help_text=_("Empty: the usual one."))
    public = models.BooleanField(_("public"), default=True)

    # What it is about.
    fields = ParentalManyToManyField(
        ActionField, blank=True, related_name="+", verbose_name=_("action fields"), help_text=_("None: all of them.")
    )
    measures = ParentalManyToManyField(Measure, blank=True, related_name="+", verbose_name=_("measures"))
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("edition")
    )
    appointed_to = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"kind": BodyKind.OFFICE},
        verbose_name=_("office"),
    )
    person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("person")
    )
    term_starts = models.DateField(
        _("from"), null=True, blank=True, help_text=_("Empty: from the day of the decision.")
    )
    term_ends = models.DateField(_("until"), null=True, blank=True)
    first_year = models.PositiveSmallIntegerField(_("money from the year"), default=this_year)
    last_year = models.PositiveSmallIntegerField(_("money until the year"), default=this_year)

    # The head of the form.
    issued_by = models.CharField(_("from"), max_length=120, blank=True, help_text=_("For example: Der Bürgermeister"))
    office = models.CharField(_("office in charge"), max_length=160, blank=True)
    key_project = models.CharField(_("key project"), max_length=160, blank=True)
    products = models.TextField(_("products"), max_length=1000, blank=True, help_text=_("One on each line."))
    predecessor = models.ForeignKey(
        Paper,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("earlier paper on the same matter"),
    )
    effects = models.CharField(_("financial effects"), max_length=6, choices=Effects.choices, default=Effects.SUMMED)
    rhythm = models.CharField(_("how often"), max_length=6, choices=Rhythm.choices, blank=True)
    equity_reduction = models.DecimalField(
        _("reduction of equity"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("Resources do not tell it. It stands in the form only beside other amounts."),
    )
    funded = models.BooleanField(_("funding is secured"), null=True, blank=True)
    funded_by = models.CharField(_("funded"), max_length=6, choices=FundedBy.choices, blank=True)
    funded_from = models.CharField(_("by which product or project"), max_length=160, blank=True)

    class Meta(Record.Meta):
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(last_year__gte=F("first_year")),
                name="paper_draft_years_in_order",
                violation_error_message=_("The last year lies before the first."),
            ),
            models.CheckConstraint(
                condition=Q(term_starts=None) | Q(term_ends=None) | Q(term_ends__gte=F("term_starts")),
                name="paper_draft_term_in_order",
                violation_error_message=_("The end lies before the beginning."),
            ),
        ]

    @property
    def product_names(self) -> list[str]:
        return [line.strip() for line in self.products.splitlines() if line.strip()]

    @cached_property
    def covered(self) -> list[ActionField]:
        """The fields that were chosen with their sub-fields, or all, in the concept's order."""
        rows = sorted(ActionField.objects.select_related("parent"), key=lambda field: field.place)
        chosen = {field.pk for field in self.fields.all()}
        return [row for row in rows if not chosen or row.pk in chosen or row.parent_id in chosen]

    @cached_property
    def chosen_measures(self) -> Sequence[Measure]:
        chosen = [measure.pk for measure in self.measures.all()]
        return list(Measure.objects.filter(pk__in=chosen).for_list().by_number().prefetch_related("suggestions"))

    @property
    def resources(self) -> ResourceQuerySet:
        """Of what the draft is about; those that are not public only where the paper is not."""
        rows: ResourceQuerySet = Resource.objects.public() if self.public else Resource.objects.standing()
        if self.kind == DraftKind.MEASURES:
            return rows.filter(measure__in=[measure.pk for measure in self.measures.all()])
        return rows.of_fields(self.covered)

    @cached_property
    def money(self) -> dict[tuple[int, Kind], Decimal]:
        """By year and kind, in euros, over all that the draft is about; kinds are never added to each other."""
        found: dict[tuple[int, Kind], Decimal] = {}
        if self.effects == Effects.SUMMED:
            for row in self.resources.sums(self.first_year, self.last_year):
                if row.kind in MONEY:
                    found[row.year, row.kind] = found.get((row.year, row.kind), Decimal(0)) + row.value
        return found

    @property
    def amounts(self) -> dict[str, Decimal]:
        """By the columns of the form, over all the years."""
        found: dict[str, Decimal] = {}
        for (_year, kind), value in self.money.items():
            found[COLUMNS[kind]] = found.get(COLUMNS[kind], Decimal(0)) + value
        if found and self.equity_reduction is not None:
            found["equity_reduction"] = self.equity_reduction
        return found

    @property
    def has_effects(self) -> bool | None:
        """None where nothing can be said: the paper does not state it, or no money has been entered."""
        if self.effects == Effects.NONE:
            return False
        return True if self.money else None
