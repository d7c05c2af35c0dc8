"""What is printed before a forum: signs for its tables, sheets for its scribes, slips to take home, who is coming."""

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, override

from forums.municipality.languages import said_in
from forums.municipality.moments import day_and_time
from forums.printing.sheets.attendance_lists import Guest, attendance_list
from forums.printing.sheets.receipt_slips import Slip, receipt_slips
from forums.printing.sheets.scribe_sheets import ScribeSheet, scribe_sheets
from forums.printing.sheets.table_signs import TableSign, table_signs
from forums.printing.texts import Text

from ..models import Forum
from ..receipts import code, receipt_url
from ..registration import Registration
from ..states import CardKind, RegistrationState
from ..tables import Table
from ..tokens import join_url

LANGUAGE = settings.LANGUAGE_CODE


def signs(forum: Forum) -> bytes:
    """One page for each table, with its QR code and short code."""
    with override(LANGUAGE):
        return table_signs(
            [_sign(table) for table in _tables(forum)],
            forum=str(forum),
            address=_typed("forum_live", forum.slug),
            language=LANGUAGE,
        )


def sheets(forum: Forum) -> bytes:
    """For each table the questions and boxes to write cards in by hand."""
    with override(LANGUAGE):
        return scribe_sheets(
            [_sheet(table) for table in _tables(forum)],
            forum=str(forum),
            date=date_format(timezone.localtime(forum.starts_at), "DATE_FORMAT"),
            kinds=[Text(str(kind.label), LANGUAGE) for kind in CardKind],
            language=LANGUAGE,
        )


def slips(forum: Forum, numbers: Iterable[int], language: str) -> bytes:
    """One for each of the numbers that the forum has reserved (`Forum.print_slips`)."""
    with override(language):
        return receipt_slips(
            [Slip(receipt_url(forum, number), code(forum, number), language) for number in numbers],
            forum=str(forum),
            address=_typed("forum_receipt_find", forum.slug),
            language=language,
        )


def attendance(forum: Forum, registrations: Iterable[Registration]) -> bytes:
    """Who is coming, with a box to tick at the entrance."""
    with override(LANGUAGE):
        return attendance_list(
            [_guest(registration) for registration in registrations],
            forum=str(forum),
            date=day_and_time(forum.starts_at),
            printed=date_format(timezone.localtime(), "SHORT_DATETIME_FORMAT"),
            language=LANGUAGE,
        )


def _guest(registration: Registration) -> Guest:
    facts = [
        gettext("interpreter for") + f" {registration.interpreter_name}" if registration.interpreter else "",
        gettext("Children: %(count)s") % {"count": registration.children} if registration.children else "",
        gettext("Step-free access") if registration.step_free else "",
        gettext("Sign language") if registration.sign_language else "",
        registration.note,
    ]
    return Guest(
        name=Text(registration.name, "und"),
        people=registration.people,
        waiting=registration.state == RegistrationState.WAITING,
        here=registration.arrived_at is not None,
        needs=Text(" · ".join(filter(None, facts)), LANGUAGE),
    )


def _tables(forum: Forum) -> Iterator[Table]:
    for table in forum.tables.select_related("field").prefetch_related("prompts"):
        table.forum = forum
        yield table


def _sign(table: Table) -> TableSign:
    return TableSign(
        name=_topic(table, LANGUAGE),
        topics=[_topic(table, language) for language in _languages(table)],
        url=join_url(table),
        short_code=table.code,
        number=table.number,
        without_photographs=table.photo_free,
    )


def _sheet(table: Table) -> ScribeSheet:
    prompts = [Text(str(prompt.text), said_in(prompt.text)) for prompt in table.prompts.all()]
    return ScribeSheet(name=_topic(table, LANGUAGE), prompts=prompts, number=table.number)


def _topic(table: Table, language: str) -> Text:
    with override(language):
        name = table.name or (table.field.name if table.field else "")
        return Text(table.topic, said_in(name) if name else language)


def _languages(table: Table) -> list[str]:
    """The other languages in which the table has a name."""
    name = table.name or (table.field.name if table.field else None)
    names = getattr(name, "data", None)
    return [code for code, words in names.items() if words and code != LANGUAGE] if isinstance(names, dict) else []


def _typed(name: str, *args: object) -> str:
    """An address as people type it."""
    return f"{settings.SITE_URL.partition('//')[2]}{reverse(name, args=args)}"
