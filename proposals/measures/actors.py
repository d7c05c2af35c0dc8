"""Who is responsible for a measure, and who takes part."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField
from modelcluster.fields import ParentalKey

from forums.associations.models import Association
from forums.bodies.models import Body


class Part(models.TextChoices):
    RESPONSIBLE = "responsible", _("Responsible")
    PARTNER = "partner", _("Partner")


class MeasureActorQuerySet(models.QuerySet["MeasureActor"]):
    def named(self) -> "MeasureActorQuerySet":
        """With their measures, for the page of who is named."""
        return self.filter(measure__deleted=None).select_related("measure")


class MeasureActor(models.Model):
    """Who answers for a measure, or helps. Being named awards nothing."""

    measure = ParentalKey("proposals.Measure", on_delete=models.CASCADE, related_name="actors")
    part = models.CharField(_("role"), max_length=12, choices=Part.choices, default=Part.PARTNER)
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("body")
    )
    association = models.ForeignKey(
        Association,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        limit_choices_to={"state": "verified"},
        related_name="measure_actors",
        verbose_name=_("association"),
        help_text=_("Being named awards no contract and no money."),
    )
    name = I18nCharField(_("name"), max_length=160, blank=True)

    objects = MeasureActorQuerySet.as_manager()

    class Meta:
        verbose_name = _("actor of a measure")
        verbose_name_plural = _("actors of measures")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["measure"], condition=Q(part=Part.RESPONSIBLE), name="measure_has_one_responsible"
            )
        ]

    def __str__(self) -> str:
        return str(self.body or self.association or self.name)
