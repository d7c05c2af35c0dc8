"""The city's administration is its own: its name and sign, its help, words instead of codes."""

import re
from collections.abc import Iterator
from typing import Any

import html5lib
import pytest
from django.test import Client
from wagtail.admin.menu import help_menu
from wagtail.admin.viewsets import viewsets
from wagtail.admin.viewsets.model import ModelViewSet

from cms.feedback.models import AccessibilityReport
from cms.help.topics import TOPICS
from cms.home.models import HomePage
from forums.fields.models import ActionField
from forums.municipality.models import Municipality
from forums.people.consents import Way
from forums.people.models import User
from tests.conftest import City
from tests.crawl import crawl
from tests.factories import (
    ForumFactory,
    GoalFactory,
    IndicatorFactory,
    MeasureFactory,
    PersonFactory,
    suggestion,
    verified,
)

RAW = {"True", "False", "None", "de", "en", "und"}


@pytest.fixture(autouse=True)
def no_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def boss(client: Client, city: City) -> User:
    user: User = User.objects.create_superuser("chefin@example.org")
    client.force_login(user)
    return user


def read(client: Client, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return html5lib.parse(answer.content, namespaceHTMLElements=False)


def cells(page: Any) -> set[str]:
    return {" ".join("".join(cell.itertext()).split()) for cell in page.findall(".//main//td")}


def test_no_list_shows_a_raw_value(client: Client, boss: User, officer: User, teacher: User) -> None:
    officer.person.show_name(True, by=boss, way=Way.PAPER)
    MeasureFactory(field=city_field(), until=None)
    GoalFactory(field=city_field())
    IndicatorFactory()
    ForumFactory()
    suggestion("Mehr Licht am Bahnhof")
    verified(boss)
    AccessibilityReport.receive(uuid=PersonFactory().uuid, language="de", problem="Zu klein.")
    lists = [f"/verwaltung/{view.url_prefix}/" for view in viewsets.viewsets if isinstance(view, ModelViewSet)]
    for address in [*lists, "/verwaltung/moderation/", "/verwaltung/vereine/"]:
        assert cells(read(client, address)) & RAW == set(), address


HIDDEN = {"script", "style", "svg", "template", "code"}
ENGLISH = re.compile(r"\b(the|and|of|with|are|is|has|Dashboard|page|item|status|history|None|True|False)\b")


def visible(element: Any) -> Iterator[str]:
    """What somebody reads of a page that is in German."""
    if element.tag in HIDDEN or element.get("hidden") is not None or (element.get("lang") or "de") != "de":
        return
    yield " ".join((element.text or "").split())
    for child in element:
        yield from visible(child) if isinstance(child.tag, str) else ()
        yield " ".join((child.tail or "").split())


@pytest.mark.parametrize("role", ["coordinator", "editor", "moderator"])
def test_nobody_reads_raw_values_or_english_words_or_is_led_to_nothing(
    client: Client, home: HomePage, role: str, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(role))
    MeasureFactory(field=city_field(), until=None)
    IndicatorFactory()
    ForumFactory()
    suggestion("Mehr Licht am Bahnhof")

    def leave(path: str) -> bool:
        # Wagtail's bulk actions are meant for forms; printed sheets are no pages.
        return not path.startswith("/verwaltung/") or "/bulk/" in path or "logout" in path or path.endswith(".pdf")

    pages = crawl(client, ["/verwaltung/"], per_kind=1, leave=leave)
    assert len(pages) > MANY[role]
    assert {path: answer.status_code for path, answer in pages.items() if answer.status_code != 200} == {}
    for path, answer in pages.items():
        page = html5lib.parse(answer.content, namespaceHTMLElements=False)
        read = [page.find(".//title").text, *visible(page.find(".//body"))]
        assert [text for text in read if text in RAW or ENGLISH.search(text)] == [], path


MANY = {"coordinator": 30, "editor": 15, "moderator": 5}


def city_field() -> ActionField:
    return ActionField.objects.get(code="1")


def test_the_language_of_an_account_is_chosen_by_name(client: Client, boss: User, officer: User) -> None:
    for address in ("/verwaltung/users/new/", f"/verwaltung/users/edit/{officer.pk}/"):
        options = read(client, address).findall(".//select[@name='language']/option")
        assert [option.text for option in options] == ["Deutsch", "Englisch"]


def test_an_account_is_found_by_the_persons_name(client: Client, boss: User, officer: User, teacher: User) -> None:
    officer.person.name = "Ute Beispiel"
    officer.person.save()
    answer = client.get("/verwaltung/users/", {"q": "beispiel"})
    assert [user.email for user in answer.context["object_list"]] == [officer.email]


def test_every_page_carries_the_citys_name_and_sign(client: Client, boss: User) -> None:
    city = Municipality.current()
    city.name = "Musterstadt"
    city.save()
    page = read(client, "/verwaltung/people/")
    title = page.find(".//title").text
    [template] = page.findall(".//template")[:1]
    assert (title.endswith("- Musterstadt"), "Wagtail" in title) == (True, False)
    assert "Musterstadt" in "".join(template.itertext())
    assert [link.get("href").rpartition("/")[2] for link in page.findall(".//link[@rel='icon']")] == ["favicon.svg"]


def test_the_help_says_in_the_readers_language_what_each_role_does(client: Client, boss: User) -> None:
    page = read(client, "/verwaltung/hilfe/")
    terms = [term.text for term in page.findall(".//dt")]
    assert (len(terms), terms[1]) == (len(TOPICS), "Moderation")


def test_whoever_opens_the_administration_reads_the_help(client: Client, city: City, moderator: User) -> None:
    client.force_login(moderator)
    assert client.get("/verwaltung/hilfe/").status_code == 200


def test_the_help_menu_leads_nowhere_else(rf: Any, boss: User) -> None:
    request = rf.get("/")
    request.user = boss
    assert [item.name for item in help_menu.menu_items_for_request(request)] == ["roles", "keyboard-shortcuts-trigger"]
