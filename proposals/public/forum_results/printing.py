"""The sheet as PDF."""

from datetime import date

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import override

from forums.dialogue.models import Forum
from forums.municipality.calendar import today
from forums.printing.sheets.said_and_done import Row, Section, said_and_done
from forums.printing.texts import Text

from ..boards.content import Board, Boards, Line


def said_and_done_of(forum: Forum, boards: Boards, *, language: str, address: str) -> bytes:
    """`address` is the path of the page that stays up to date."""
    sections = [_section(board, today()) for board in boards.boards]
    return said_and_done(sections, forum=str(forum), address=settings.SITE_URL + address, language=language)


def _section(board: Board, on: date) -> Section:
    with override(board.language):
        as_of = date_format(on, "DATE_FORMAT")
    return Section(board.language, as_of, [_row(line, board.language) for line in board.lines])


def _row(line: Line, language: str) -> Row:
    return Row(
        said=Text(line.title, line.lang),
        state=Text(line.label, language),
        decided=Text(line.sentence, language),
        measure=Text(", ".join(measure.text for measure in line.measures), language),
        number=line.number,
    )
