"""What a paper says of money: every line of the form, in euros."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Rhythm(models.TextChoices):
    ONCE = "once", _("once")
    YEARLY = "yearly", _("every year")
    BOTH = "both", _("once and every year")


class FundedBy(models.TextChoices):
    BUDGET = "budget", _("from the budget, by the product or project")
    OTHER = "other", _("otherwise, see the reasons")


def _euros(label: object) -> "models.DecimalField[Decimal | None, Decimal | None]":
    return models.DecimalField(
        label,  # type: ignore[arg-type]
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )


# The two plans of the form, with the columns of each in its order.
RESULT_PLAN = ("income", "expense", "equity_reduction")
INVESTMENT_PLAN = ("investment_in", "investment_out", "own_share")
AMOUNTS = (*RESULT_PLAN, *INVESTMENT_PLAN)


class Money(models.Model):
    """Columns of Paper. `has_effects` is None where the paper does not say."""

    has_effects = models.BooleanField(_("financial effects"), null=True, blank=True)
    rhythm = models.CharField(_("how often"), max_length=6, choices=Rhythm.choices, blank=True)
    income = _euros(_("income"))
    expense = _euros(_("expenses"))
    equity_reduction = _euros(_("reduction of equity"))
    investment_in = _euros(_("payments in"))
    investment_out = _euros(_("payments out"))
    own_share = _euros(_("own share"))
    funded = models.BooleanField(_("funding is secured"), null=True, blank=True)
    funded_by = models.CharField(_("funded"), max_length=6, choices=FundedBy.choices, blank=True)
    funded_from = models.CharField(_("by which product or project"), max_length=160, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(has_effects=True)
                | Q(rhythm="", funded=None, funded_by="", funded_from="", **dict.fromkeys(AMOUNTS)),
                name="paper_money_only_with_effects",
                violation_error_message=_("There are amounts. Please say that the paper has financial effects."),
            )
        ]

    @property
    def plans(self) -> "list[tuple[object, list[tuple[object, Decimal]]]]":
        """Each plan with the lines that have an amount; plans without one are left out."""
        named = ((_("Profit and loss plan"), RESULT_PLAN), (_("Investment plan"), INVESTMENT_PLAN))
        return [(title, lines) for title, names in named if (lines := self._lines(names))]

    def _lines(self, names: tuple[str, ...]) -> "list[tuple[object, Decimal]]":
        amounts = ((self._meta.get_field(name).verbose_name, getattr(self, name)) for name in names)  # type: ignore[union-attr]
        return [(label, amount) for label, amount in amounts if amount is not None]
