"""What has changed between two editions: numbers, words, rows, and the suggestions that caused it."""

from datetime import timedelta

import pytest
from django.test import Client

from cms.concept.models import ChapterPage
from cms.editions.comparison.changes import Change, Comparison
from cms.editions.comparison.comparing import compare
from cms.editions.content.places import Place, block_anchor
from cms.editions.content.sections import SectionKind
from cms.editions.models import ChangeCause, Edition
from forums.municipality.calendar import today
from proposals.measures.models import Goal, Measure
from tests.cms.conftest import valid
from tests.conftest import City
from tests.factories import MeasureFactory, both, released

from .conftest import SECOND, Vote, rewrite, text, title

ADDRESS = "/konzept/fassungen/fassung-2/vergleich/erste/"


@pytest.fixture
def second(draft: Edition, vote: Vote) -> Edition:
    """The next draft, in consultation, over the adopted first one."""
    draft.adopt(vote())
    edition = Edition.begin(number=2, slug="fassung-2", title=both("Zweite Fortschreibung"), by=None)
    edition.open_consultation(today(), today() + timedelta(days=5), by=None)
    return edition


def compared(now: Edition, language: str = "de") -> Comparison:
    before = Edition.objects.get(number=1)
    return compare(before.all_sections(), now.all_sections(), language, {})


def tallies(comparison: Comparison) -> dict[str, str]:
    return {str(tally.label): tally.words for tally in comparison.tallies}


def test_the_same_twice_is_no_change(second: Edition) -> None:
    assert compared(second).is_empty


def test_words_are_compared_one_by_one(second: Edition, chapter: ChapterPage) -> None:
    rewrite(chapter, title("Alle gehören dazu"), text("Wir wollen gut und sicher zusammenleben."))
    [change] = compared(second).sections
    [block] = change.blocks
    assert [(piece.kind, piece.text) for piece in block.text.pieces] == [
        ("same", "Wir wollen gut "),
        ("ins", "und sicher "),
        ("same", "zusammenleben."),
    ]
    assert (block.change, block.anchor) == (Change.CHANGED, block_anchor(SECOND))
    assert compared(second, "en").is_empty


def test_a_passage_is_known_again_by_its_words_where_its_id_is_another(second: Edition, chapter: ChapterPage) -> None:
    other = "44444444-4444-4444-8444-444444444444"
    rewrite(chapter, text("Wir wollen gut zusammenleben.", other), title("Alle gehören dazu"))
    assert compared(second).is_empty


def test_new_and_dropped_passages_stand_where_they_are_or_were(second: Edition, chapter: ChapterPage) -> None:
    rewrite(chapter, text("Ganz etwas anderes, das vorher nirgends stand.", "55555555-5555-4555-8555-555555555555"))
    [change] = compared(second).sections
    assert [(block.change, block.text.before or block.text.now) for block in change.blocks] == [
        (Change.NEW, "Ganz etwas anderes, das vorher nirgends stand."),
        (Change.DROPPED, "Alle gehören dazu"),
        (Change.DROPPED, "Wir wollen gut zusammenleben."),
    ]


def test_rows_are_new_changed_moved_and_dropped(second: Edition, city: City, measure: Measure, goal: Goal) -> None:
    MeasureFactory(field=city.language, title=both("Sprachcafé"))
    goal.title = both("Alle sprechen Deutsch")
    goal.save()
    moved = MeasureFactory(field=city.faith)
    assert tallies(compared(second))["Maßnahmen"] == "2 neu"
    moved.delete()
    measure.field, measure.goal = city.faith, None
    measure.save()
    found = compared(second)
    assert tallies(found) == {
        "Handlungsfelder": "2 geändert",
        "Ziele": "1 geändert",
        "Maßnahmen": "1 neu, 1 geändert",
    }
    change = next(item for each in found.sections for item in each.items if item.uuid == str(measure.uuid))
    assert change.moved == ("Sprachförderung", "Interreligiöser Dialog")
    measure.delete()
    assert "1 entfallen" in tallies(compared(second))["Maßnahmen"]


def test_a_chapter_that_is_new_or_gone_is_told(second: Edition, chapter: ChapterPage) -> None:
    part = chapter.get_parent()
    part.add_child(instance=ChapterPage(title="Neues Kapitel", slug="neu"))
    ChapterPage.objects.filter(slug="leitbild").first().unpublish()  # type: ignore[union-attr]
    ChapterPage.objects.filter(slug="leitbild").last().unpublish()  # type: ignore[union-attr]
    told = {each.section.slug: each.change for each in compared(second).sections}
    assert told == {"leitbild": Change.DROPPED, "neu": Change.NEW}


def test_people_read_numbers_first_then_each_place(second: Edition, chapter: ChapterPage, client: Client) -> None:
    rewrite(chapter, title("Alle gehören dazu"), text("Wir wollen sicher zusammenleben."))
    page = valid(client.get(ADDRESS).content)
    assert "1 geändert" in page
    assert f'href="{ADDRESS}kapitel/leitbild/"' in page
    words = valid(client.get(f"{ADDRESS}kapitel/leitbild/").content)
    assert "<del>" in words
    assert "<ins>" in words
    assert "[gestrichen: " in words


def test_each_change_leads_to_what_caused_it(
    second: Edition, measure: Measure, chapter: ChapterPage, client: Client
) -> None:
    behind, cause, hidden = released("Abends lernen"), released("Sicherheit fehlt"), released("Nicht mehr da")
    measure.link(behind, by=None)
    measure.what = both("Kurse am Abend.")
    measure.save()
    rewrite(chapter, title("Alle gehören dazu"), text("Wir wollen sicher zusammenleben."))
    place = str(Place(SectionKind.CHAPTER, str(chapter.translation_key), block_anchor(SECOND)))
    for suggestion in (cause, hidden):
        ChangeCause.objects.create(edition=second, place=place, suggestion=suggestion)
    hidden.withdraw()
    chapter_page = client.get(f"{ADDRESS}kapitel/leitbild/").content.decode()
    assert [number in chapter_page for number in (cause.number, hidden.number)] == [True, False]
    assert behind.number in client.get(f"{ADDRESS}handlungsfeld/sprachfoerderung/").content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/konzept/fassungen/erste/vergleich/fassung-2/",
        "/konzept/fassungen/erste/vergleich/erste/",
        f"{ADDRESS}kapitel/leitbild/",
        f"{ADDRESS}quatsch/leitbild/",
        "/konzept/fassungen/fassung-2/vergleich/fehlt/",
    ],
)
def test_what_cannot_be_compared_does_not_exist(second: Edition, client: Client, address: str) -> None:
    assert client.get(address).status_code == 404
