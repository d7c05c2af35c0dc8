"""The city: its deadlines, contacts, closing days and districts. Another city changes these, not the code."""

from datetime import time
from typing import ClassVar

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from i18nfield.fields import I18nCharField, I18nTextField
from wagtail.admin.panels import TabbedInterface
from wagtail.contrib.settings.models import BaseGenericSetting

from forums.records.record import Record


class Moderation(models.TextChoices):
    BEFORE = "before", _("Read before publication")
    AFTER = "after", _("Read after publication")


def _days(label: StrOrPromise, default: int) -> models.PositiveSmallIntegerField[int, int]:
    return models.PositiveSmallIntegerField(label, default=default, validators=[MinValueValidator(1)])


class Municipality(BaseGenericSetting):
    """The one city of this installation. All spans are working days unless they say otherwise."""

    edit_handler: ClassVar[TabbedInterface]  # set beside the admin

    name = models.CharField(_("name"), max_length=80, default="Stadt Rheine")
    moderation = models.CharField(_("moderation"), max_length=8, choices=Moderation.choices, default=Moderation.BEFORE)
    moderation_days = _days(_("days to read a new suggestion"), 2)
    held_days = _days(_("days to check a text on hold"), 5)
    answer_days = _days(_("days to the first answer"), 20)
    extension_days = _days(_("days an interim answer adds"), 20)
    partner_days = _days(_("days a partner has to co-sign"), 10)
    callback_days = _days(_("days a partner may call a single step back"), 5)
    lead_days = _days(_("days the lead tandem may disagree"), 10)
    reminder_days = _days(_("days before a date on which we remind"), 5)
    overdue_days = _days(_("days overdue after which the lead tandem takes over"), 10)
    reopen_weeks = _days(_("weeks in which an author may reopen"), 4)
    question_days = _days(_("days an author has to answer a question"), 20)
    accessibility_days = _days(_("days to answer a report of a barrier"), 10)
    originals_kept_days = _days(_("calendar days an original is kept after the end"), 365)
    holiday_region = models.CharField(_("federal state (holidays)"), max_length=2, default="NW")
    opens_at = models.TimeField(_("working hours from"), default=time(8))
    closes_at = models.TimeField(_("working hours until"), default=time(16))
    association_label = I18nCharField(_("word for associations"), max_length=80, blank=True)
    contact_email = models.EmailField(_("e-mail of the office"), blank=True)
    contact_phone = models.CharField(_("telephone of the office"), max_length=40, blank=True)
    counselling = I18nTextField(_("confidential advice: where, when, telephone"), blank=True)
    personal_advice = I18nTextField(_("advice in personal matters: where, when, telephone"), blank=True)
    council_law = I18nCharField(_("law on petitions to the council"), max_length=80, blank=True)
    council_contact = I18nTextField(_("the way to the council"), blank=True)
    danger_contacts = I18nTextField(_("contact sheet for danger, for moderators"), blank=True)
    complaints_contact = I18nTextField(_("complaints about persons: where to"), blank=True)

    # What programs that read the open data are told (`/oparl/v1.1/`); what is empty is not said.
    website = models.URLField(_("website of the city"), blank=True)
    municipality_key = models.CharField(
        _("official municipality key (AGS)"),
        max_length=8,
        blank=True,
        validators=[RegexValidator(r"^\d{8}\Z", _("The key has 8 digits."))],
    )
    regional_key = models.CharField(
        _("regional key (RGS)"),
        max_length=12,
        blank=True,
        validators=[RegexValidator(r"^\d{12}\Z", _("The key has 12 digits."))],
    )
    data_licence = models.URLField(_("address of the licence of the open data"), blank=True)
    created = models.DateTimeField(auto_now_add=True)
    modified = models.DateTimeField(auto_now=True)

    # Set by the demo, whose accounts have a public password: what serves a city refuses such a database.
    demo = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("municipality")

    def __str__(self) -> str:
        return self.name

    @classmethod
    def current(cls) -> "Municipality":
        """The city's settings; one query, or none inside a request that has loaded them."""
        city: Municipality = cls.load()
        return city

    @property
    def associations(self) -> str:
        """What this city calls associations in its menu and headings, in the plural and in the active language."""
        return str(self.association_label) or gettext("Associations")


class ClosingDay(models.Model):
    """A day on which the city hall is closed although it is neither weekend nor holiday."""

    day = models.DateField(_("day"), unique=True)
    reason = I18nCharField(_("reason"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("closing day")
        verbose_name_plural = _("closing days")
        ordering = ("day",)

    def __str__(self) -> str:
        return f"{self.day:%d.%m.%Y}"


class District(Record):
    """A part of the city, as people call it."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("slug"), unique=True)

    class Meta(Record.Meta):
        verbose_name = _("district")
        verbose_name_plural = _("districts")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
