"""A resource of a field or of one measure: a sum or hours in one year, or what can only be told in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField
from modelcluster.fields import ParentalKey

from forums.fields.models import ActionField
from forums.records.record import Record, RecordManager, RecordQuerySet


class Kind(models.TextChoices):
    """The first five are those of a council paper's form, in euros."""

    INCOME = "income", _("Income")
    EXPENSE = "expense", _("Expenses")
    INVESTMENT_IN = "invest_in", _("Investment: money received")
    INVESTMENT_OUT = "invest_out", _("Investment: money paid")
    OWN_SHARE = "own_share", _("Investment: the city's own share")
    STAFF_POSTS = "posts", _("Staff: full-time posts")
    STAFF_HOURS = "hours", _("Staff: hours")
    VOLUNTARY_HOURS = "voluntary", _("Volunteers: hours")
    IN_WORDS = "words", _("Other, in words")


MONEY = (Kind.INCOME, Kind.EXPENSE, Kind.INVESTMENT_IN, Kind.INVESTMENT_OUT, Kind.OWN_SHARE)
FIRST_YEAR, LAST_YEAR = 1990, 2200


@dataclass(frozen=True)
class YearSum:
    """What all rows of one kind in one year come to; `field` is the id of the field they belong to, directly or by a
    measure. Euros, full-time posts or hours, as `kind` says."""

    field: int
    year: int
    kind: Kind
    value: Decimal


class ResourceQuerySet(RecordQuerySet["Resource"]):
    def standing(self) -> "ResourceQuerySet":
        """Of fields, and of measures that are there still."""
        return self.filter(Q(measure=None) | Q(measure__deleted=None))

    def public(self) -> "ResourceQuerySet":
        """What everybody may read."""
        return self.standing().filter(public=True)

    def of_fields(self, fields: Iterable[ActionField | int]) -> "ResourceQuerySet":
        """Of these fields and of their measures; sub-fields count where they are named."""
        wanted = list(fields)
        return self.filter(Q(field__in=wanted) | Q(measure__field__in=wanted))

    def figures(self) -> "ResourceQuerySet":
        """What can be added up."""
        return self.exclude(kind=Kind.IN_WORDS)

    def sums(self, first: int = FIRST_YEAR, last: int = LAST_YEAR) -> list[YearSum]:
        """By field, year and kind, from the first to the last year, both included; in one query. Nothing of different
        kinds is ever added up. `Resource.objects.public().sums()` is what reports and papers read."""
        rows = (
            self.figures()
            .filter(year__range=(first, last))
            .annotate(of_field=Coalesce("field", "measure__field"))
            .order_by()
        )
        grouped = rows.values_list("of_field", "year", "kind").annotate(total=Sum("value"))
        found = [YearSum(field, year, Kind(kind), total) for field, year, kind, total in grouped]
        order = list(Kind)
        return sorted(found, key=lambda row: (row.field, row.year, order.index(row.kind)))


class Resource(Record):
    """What a field or a measure has to work with. A figure has a year and a source; what is told in words has neither
    to have. A row that is not public stands in the admin, in papers that are not public, and nowhere else."""

    field = models.ForeignKey(
        ActionField,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="resources",
        verbose_name=_("action field"),
    )
    measure = ParentalKey(
        "proposals.Measure",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="resources",
        verbose_name=_("measure"),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.IN_WORDS)
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )
    value = models.DecimalField(
        _("euros, posts or hours"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
    )
    name = I18nCharField(_("what for"), max_length=160)
    source = I18nCharField(_("source"), max_length=160, blank=True, help_text=_("Who gives it, or from which product."))
    amount = I18nCharField(_("how much, in words"), max_length=160, blank=True)
    public = models.BooleanField(_("public"), default=True)

    objects: ClassVar = RecordManager.from_queryset(ResourceQuerySet)()

    class Meta(Record.Meta):
        verbose_name = _("resource")
        verbose_name_plural = _("resources")
        ordering = ("field", "measure", "position", "year", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(field=None, measure__isnull=False) | Q(field__isnull=False, measure=None),
                name="resource_of_field_or_measure",
                violation_error_message=_("Please choose either an action field or a measure."),
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.IN_WORDS, value=None)
                | (~Q(kind=Kind.IN_WORDS) & Q(value__isnull=False, year__isnull=False, value__gte=0)),
                name="resource_figure_has_a_year",
                violation_error_message=_(
                    "A figure needs its year and its number; what is told in words has no number of its own."
                ),
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def is_money(self) -> bool:
        return self.kind in MONEY
