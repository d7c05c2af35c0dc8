"""The city's list of associations: what may be passed on, as CSV or XLSX, each export on record."""

import csv
import io
from collections.abc import Iterable

import xlsxwriter
from django.db import models
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from forums.people.consents import Purpose
from forums.people.models import User

from .models import Association, Item
from .showing import contact_person

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
FORMULA = ("=", "+", "-", "@", "\t", "\r")


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


def harmless(cell: str) -> str:
    """A cell that a spreadsheet program cannot take for a formula (OWASP: CSV injection)."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def as_csv(lines: Iterable[list[str]]) -> bytes:
    """Semicolons and a byte order mark: what Excel opens by a double click in German."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADERS)
    writer.writerows([harmless(cell) for cell in line] for line in lines)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(lines: Iterable[list[str]]) -> bytes:
    """Every cell is text: nothing in it is ever computed or opened."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Vereine")
        bold = book.add_format({"bold": True})
        for column, header in enumerate(HEADERS):
            sheet.write_string(0, column, header, bold)
        for number, line in enumerate(lines, start=1):
            for column, cell in enumerate(line):
                sheet.write_string(number, column, cell)
        sheet.freeze_panes(1, 1)
        sheet.autofit()
    return out.getvalue()


FORMATS = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


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
