"""Export of the city's list of associations: what may be passed on, as CSV or XLSX, each export on record."""

from django.db import models
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from forums.people.consents import Purpose
from forums.people.models import User

from .consents import Item
from .models import Association

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


def exported_rows() -> list[list[str]]:
    """One row for each association that agreed to the list, and in it only the items it agreed to."""
    with translation.override("de"):
        return [_row(association) for association in Association.objects.for_export().with_profile()]


def _row(association: Association) -> list[str]:
    consented = association.consented_items(Purpose.LIST)

    def if_consented(item: Item, value: str) -> str:
        return value if item in consented else ""

    return [
        association.name,
        association.own_name,
        str(association.get_kind_display()) if association.kind else "",
        str(association.founded or ""),
        association.register_number,
        association.activities,
        ", ".join(association.language_names()),
        ", ".join(str(field) for field in association.interests.all()),
        str(association.district or ""),
        if_consented(Item.ADDRESS, association.street),
        if_consented(Item.ADDRESS, association.postcode),
        if_consented(Item.ADDRESS, association.town),
        if_consented(Item.MEETING_PLACE, association.meeting_place),
        if_consented(Item.EMAIL, association.email),
        if_consented(Item.PHONE, association.phone),
        if_consented(Item.WEBSITE, association.website),
        if_consented(Item.CONTACT_PERSON, association.contact_person),
        f"{association.confirmed_on:%d.%m.%Y}" if association.confirmed_on else "",
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
