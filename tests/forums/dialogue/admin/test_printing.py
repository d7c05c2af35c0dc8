"""What a forum has on paper: signs for the tables, sheets for scribes, slips with numbers."""

from io import BytesIO
from typing import Any

from django.test import Client
from i18nfield.strings import LazyI18nString
from pypdf import PdfReader

from forums.dialogue.receipts import code
from tests.conftest import City
from tests.factories import ForumFactory, TableFactory, card, running

from .conftest import desk_of


def words_of(answer: Any) -> list[str]:
    """The text of each page of a PDF."""
    assert answer["Content-Type"] == "application/pdf"
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(answer.content)).pages]


def test_table_signs_have_a_page_with_the_code_for_each_table(office: Client, city: City) -> None:
    forum = ForumFactory()
    tables = [TableFactory(forum=forum, number=number, field=city.language) for number in (1, 2)]
    pages = words_of(office.get(f"{desk_of(forum)}tischschilder.pdf"))
    links_found = [
        (str(table.number) in page, "Sprachförderung" in page, "Language" in page)
        for table, page in zip(tables, pages, strict=True)
    ]
    assert links_found == [(True, True, True)] * 2
    assert [table.code in page.replace(" ", "") for table, page in zip(tables, pages, strict=True)] == [True, True]
    assert f"testserver/foren/{forum.slug}/live/" in pages[0].replace(" ", "")


def test_the_scribes_sheet_has_the_questions(office: Client, city: City) -> None:
    forum = ForumFactory()
    table = TableFactory(forum=forum, number=1, field=city.language)
    table.put_down(LazyI18nString({"de": "Was hilft beim Lernen?"}))
    text = " ".join(words_of(office.get(f"{desk_of(forum)}schreibbogen.pdf")))
    assert ("Was hilft beim Lernen?" in text, "Sprachförderung" in text) == (True, True)


def _without_blanks(answer: Any) -> str:
    """Between letters that are set closely the reader of PDFs sometimes sees a blank."""
    return "".join(words_of(answer)).replace(" ", "")


def test_slips_take_numbers_that_nobody_else_gets(office: Client, city: City) -> None:
    forum = running(city.language)
    card(forum.tables.get())
    address = f"{desk_of(forum)}belege.pdf"
    first = _without_blanks(office.post(address, {"count": "3", "language": "de"}))
    second = _without_blanks(office.post(address, {"count": "2", "language": "en"}))
    assert [code(forum, number) in first for number in range(1, 7)] == [False, True, True, True, False, False]
    assert [code(forum, number) in second for number in range(1, 7)] == [False, False, False, False, True, True]
    assert card(forum.tables.get()).number == 7
    assert [office.get(address).status_code, office.post(address, {"count": "0"}).status_code] == [405, 302]


def test_without_a_table_there_is_nothing_to_print_and_the_desk_says_so(office: Client, city: City) -> None:
    forum = ForumFactory()
    answer = office.get(f"{desk_of(forum)}tischschilder.pdf", follow=True)
    assert "Bitte fügen Sie zuerst einen Tisch hinzu." in answer.content.decode()
