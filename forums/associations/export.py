"""The city's list of associations: what may be passed on, as CSV or XLSX, each export on record."""

from django.db import models
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from forums.people.consents import Purpose
from forums.people.models import User

from .facts import contact_person
from .models import Association, Item

# German whatever the reader's language: the list's keeper and their programs know these columns.
HEADERS = [
    "Name",
    "Name in eigener Sprache",
    "Art",
    "Gegründet",
    "Registernummer",
    "Tätigkeit",
    "Sprachen",
    "Themen",
    "Stadtteil",
    "Straße",
    "PLZ",
    "Ort",
    "Treffpunkt",
    "E-Mail",
    "Telefon",
    "Website",
    "Ansprechperson",
    "Daten bestätigt am",
]


def rows() -> list[list[str]]:
    """One row for each association that agreed to the list, and in it only the items it agreed to."""
    with translation.override("de"):
        return [_row(association) for association in Association.objects.for_the_list().with_profile()]


def _row(it: Association) -> list[str]:
    may = it.shows(Purpose.LIST)

    def given(item: Item, value: str) -> str:
        return value if item in may else ""

    return [
        it.name,
        it.own_name,
        str(it.get_kind_display()) if it.kind else "",
        str(it.founded or ""),
        it.register_number,
        it.activities,
        ", ".join(it.language_names()),
        ", ".join(str(field) for field in it.interests.all()),
        str(it.district or ""),
        given(Item.ADDRESS, it.street),
        given(Item.ADDRESS, it.postcode),
        given(Item.ADDRESS, it.town),
        given(Item.MEETING_PLACE, it.meeting_place),
        given(Item.EMAIL, it.email),
        given(Item.PHONE, it.phone),
        given(Item.WEBSITE, it.website),
        given(Item.CONTACT_PERSON, contact_person(it)),
        f"{it.confirmed_on:%d.%m.%Y}" if it.confirmed_on else "",
    ]


class ListExport(models.Model):
    """The record of a list that was passed on: who, when, how many; kept for the data protection officer."""

    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    rows = models.PositiveIntegerField()
    format = models.CharField(_("format"), max_length=4)

    class Meta:
        verbose_name = _("export of the list")
        verbose_name_plural = _("exports of the list")
        ordering = ("-at",)

    def __str__(self) -> str:
        return f"{self.at:%d.%m.%Y}"
