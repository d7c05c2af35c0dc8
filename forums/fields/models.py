"""What it is about: the eight action fields with their sub-fields, and the themes that cross them."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField

from forums.pictograms.hues import hue_of
from forums.pictograms.names import FOR_FIELDS, FOR_THEMES, Pictogram
from forums.records.record import Record, RecordManager, RecordQuerySet


class ActionFieldQuerySet(RecordQuerySet["ActionField"]):
    def leaves(self) -> "ActionFieldQuerySet":
        """Fields that take suggestions: those without sub-fields (1–4, 5a–5e, 6–8)."""
        return self.filter(children=None)


class ActionField(Record):
    """An action field of the concept (Handlungsfeld): the one taxonomy of the platform."""

    code = models.CharField(_("number"), max_length=4, unique=True)
    slug = models.SlugField(_("slug"), unique=True)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    name = I18nCharField(_("name"), max_length=120)
    description = I18nTextField(_("what belongs here"), blank=True)
    # No choices: their words would be written into each migration.
    pictogram = models.CharField(_("pictogram"), max_length=20, blank=True)

    objects: ClassVar = RecordManager.from_queryset(ActionFieldQuerySet)()

    class Meta(Record.Meta):
        verbose_name = _("action field")
        verbose_name_plural = _("action fields")
        ordering = ("position", "code")

    def __str__(self) -> str:
        return str(self.name)

    def get_absolute_url(self) -> str:
        """The field's page; its address is fixed, whatever the pages around it are called."""
        return reverse("wagtail_serve", args=[f"konzept/handlungsfelder/{self.slug}/"])

    @property
    def drawn_as(self) -> Pictogram:
        """The pictogram that was chosen, or the neutral one."""
        return Pictogram(self.pictogram) if self.pictogram in FOR_FIELDS else Pictogram.TOPIC

    @property
    def hue(self) -> int:
        """The number of the field's colour, by its position."""
        return hue_of(self.position)

    @property
    def place(self) -> tuple[int, str, bool, int, str]:
        """Sorts fields in the concept's order, each sub-field behind its field. Needs `parent` loaded."""
        top = self.parent or self
        return (top.position, top.code, self.parent is not None, self.position, self.code)


class CrossCuttingTheme(Record):
    """A theme that runs through all fields (Leitgedanke)."""

    slug = models.SlugField(_("slug"), unique=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    name = I18nCharField(_("name"), max_length=120)
    description = I18nTextField(_("description"), blank=True)
    pictogram = models.CharField(_("pictogram"), max_length=20, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("cross-cutting theme")
        verbose_name_plural = _("cross-cutting themes")
        ordering = ("position",)

    def __str__(self) -> str:
        return str(self.name)

    @property
    def drawn_as(self) -> Pictogram:
        """The pictogram that was chosen, or the neutral one."""
        return Pictogram(self.pictogram) if self.pictogram in FOR_THEMES else Pictogram.TOPIC
