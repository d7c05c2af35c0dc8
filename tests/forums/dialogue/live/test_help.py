"""The writer of a card that may speak of danger sees who helps, in their own language, and the others see nothing."""

import html5lib
import pytest
from django.test import Client
from django.urls import reverse

from forums.dialogue.cards import Card
from forums.dialogue.models import Forum
from forums.dialogue.tables import Table
from forums.municipality.models import Municipality
from forums.protection.danger_lists import WORDS
from forums.protection.first_help import FIRST_HELP
from tests.factories import both

from ..telephones import joined, send

CRY = "لا أريد أن أعيش"


def _help(client: Client, forum: Forum) -> dict[str, str]:
    """Attributes of the section that says who helps."""
    page = html5lib.parse(client.get(reverse("forum_live", args=[forum.slug])).content, namespaceHTMLElements=False)
    [section] = [section for section in page.iter("section") if "data-help" in section.attrib]
    return dict(section.attrib)


def test_the_answer_shows_who_helps_and_so_does_the_page_after_a_reload(forum: Forum, table: Table) -> None:
    writer, other = joined(table, "ar"), joined(table)
    assert send(writer, forum, CRY, language="ar").json()["help"] is True
    shown, hidden = _help(writer, forum), _help(other, forum)
    assert (shown["lang"], shown["dir"], "hidden" in shown, "hidden" in hidden) == ("ar", "rtl", False, True)
    assert CRY not in other.get(reverse("forum_live", args=[forum.slug])).content.decode()


def test_a_harmless_card_shows_nothing(forum: Forum, table: Table) -> None:
    writer = joined(table)
    assert send(writer, forum).json()["help"] is False
    assert "hidden" in _help(writer, forum)


def test_a_card_that_waited_for_a_network_is_flagged_when_it_comes(forum: Forum, table: Table) -> None:
    writer = joined(table)
    facts = {"client_uuid": "6f1c3c7e-0000-4000-8000-000000000001"}
    assert [send(writer, forum, "Ich will nicht mehr leben.", **facts).json()["help"] for _time in range(2)] == [
        True
    ] * 2
    assert Card.objects.get().flagged


def test_after_a_false_alarm_the_numbers_are_not_shown_any_more(forum: Forum, table: Table) -> None:
    writer = joined(table)
    send(writer, forum, "Ich will nicht mehr leben.")
    Card.objects.get().end_danger(by=None, outcome="false_alarm", result="Ein Liedtext.")
    assert "hidden" in _help(writer, forum)


def test_the_citys_own_advice_stands_there_in_the_writers_language(forum: Forum, table: Table) -> None:
    city = Municipality.current()
    city.counselling = both("Beratung in der Bahnhofstraße")
    city.counselling.data["ar"] = "الاستشارة في شارع المحطة"
    city.save()
    page = joined(table, "ar").get(reverse("forum_live", args=[forum.slug])).content.decode()
    assert ("الاستشارة في شارع المحطة" in page, "Beratung in der" in page) == (True, False)


@pytest.mark.parametrize("language", sorted(WORDS["suicide"]))
def test_whoever_is_understood_is_answered_in_their_language(language: str) -> None:
    assert language in FIRST_HELP
