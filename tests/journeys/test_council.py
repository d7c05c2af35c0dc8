"""From a suggestion to the council's vote in a browser: results by keyboard, and each hop told to the author once."""

import time

import pytest
from django.core import mail
from django.urls import reverse
from playwright.sync_api import Page, expect

from cms.home.models import HomePage
from forums.bodies.models import Body, Kind
from forums.council.papers.consultations import Consultation
from forums.council.papers.models import Paper
from forums.council.papers.states import Part
from forums.people.groups import ensure_groups
from forums.people.models import User
from forums.people.roles import Role
from proposals.measures.models import Measure, Path
from proposals.measures.workflow import Status
from proposals.suggestions.models import Suggestion
from tests.conftest import City
from tests.factories import MeasureFactory, UserFactory, both, consultation, council_body, paper, released

from .conftest import Enter, barriers, sideways

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AUTHOR = "autorin@example.org"
TWO_MINUTES = 120
A_KEY = 0.3  # seconds, of somebody who reads the next line in between


@pytest.fixture
def clerk(home: HomePage) -> User:
    made: User = UserFactory(email="sitzungsdienst@example.org")
    made.groups.add(ensure_groups()[Role.COUNCIL_CLERK])
    return made


@pytest.fixture
def council(home: HomePage) -> Body:
    return council_body("rat", members=44, name=both("Rat"))


def committee(slug: str) -> Body:
    return council_body(slug, members=19, kind=Kind.COMMITTEE, name=both(slug.capitalize()))


@pytest.fixture
def origin(city: City, home: HomePage) -> Suggestion:
    return released("Kinderbetreuung am Abend", author=UserFactory(email=AUTHOR), field=city.language)


@pytest.fixture
def measure(city: City, council: Body, origin: Suggestion) -> Measure:
    made: Measure = MeasureFactory(
        field=city.language,
        title=both("Abendkurse mit Kinderbetreuung"),
        status=Status.PROPOSED,
        path=Path.PROPOSED,
        proposed_to=council,
    )
    made.link(origin, by=None, tell="nobody")
    return made


def choose(page: Page, matter: Paper, measure: Measure) -> None:
    page.goto(reverse("council_concerns", args=[matter.pk]))
    page.get_by_label(str(measure)).check()
    page.get_by_role("button", name="Speichern").click()
    expect(page.get_by_label(str(measure))).to_be_checked()


def enter_result(page: Page, step: Consultation, result: str, *votes: int) -> None:
    """By keyboard alone: the result by its first letters, then the votes, then the button."""
    page.goto(reverse("council_results", args=[step.meeting.pk]))
    page.locator(f"#id_item-{step.pk}-result").focus()
    page.keyboard.type(result)
    for vote in votes:
        page.keyboard.press("Tab")
        page.keyboard.type(str(vote))
    page.locator(f"#id_item-{step.pk}-result").press("Escape")
    page.get_by_role("button", name="Alle Ergebnisse speichern").press("Enter")
    expect(page.get_by_text("1 Ergebnis ist gespeichert.")).to_be_visible()


def heard() -> list[str]:
    """What the author's letters say, each time in one line, in the order they came."""
    return [" ".join(str(letter.body).split()) for letter in mail.outbox if letter.to == [AUTHOR]]


def test_from_a_suggestion_to_the_vote(
    measure: Measure, origin: Suggestion, council: Body, clerk: User, officer: User, enter: Enter
) -> None:
    matter, social, finance = paper("118/26"), committee("sozialausschuss"), committee("finanzausschuss")
    first = consultation(matter, social, Part.RECOMMENDS, days_ago=20)
    second = consultation(matter, finance, Part.RECOMMENDS, days_ago=15, position=2)
    third = consultation(matter, council, days_ago=10, position=3)
    page = enter(clerk, width=1200)
    choose(page, matter, measure)
    mail.outbox.clear()

    enter_result(page, first, "einstimmig")
    assert len(heard()) == 1
    enter_result(page, second, "einstimmig")
    assert len(heard()) == 2
    enter_result(page, third, "vertagt")
    assert len(heard()) == 3
    assert Measure.objects.get(pk=measure.pk).status == Status.PROPOSED
    again = Consultation.objects.get(follows=third)
    later = consultation(paper("119/26"), council, Part.NOTES, days_ago=3, item="9").meeting
    again.put_on_agenda(later, "2")
    enter_result(page, again, "mehrheitlich", 38, 4, 0)
    said = heard()
    assert ["empfohlen" in said[0], "empfohlen" in said[1], "vertagt" in said[2]] == [True] * 3
    assert len(said) == 4
    assert "beschlossen: Das wird gemacht. 38 dafür, 4 dagegen." in said[3]

    Measure.objects.get(pk=measure.pk).start(by=officer, text="Der erste Kurs hat begonnen.")
    assert len(heard()) == 5
    visitor = enter()
    for address in (measure.get_absolute_url(), origin.get_absolute_url()):
        visitor.goto(address)
        expect(visitor.locator("main")).to_contain_text("beschlossen: Das wird gemacht. 38 dafür, 4 dagegen.")
        assert (barriers(visitor), sideways(visitor)) == ([], 0)
        visitor.get_by_role("link", name="Vorlage 118/26").last.click()
        expect(visitor.get_by_role("heading", level=1)).to_have_text(matter.subject)
    assert (barriers(visitor), sideways(visitor)) == ([], 0)
    visitor.get_by_role("link", name=str(measure)).click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text(str(measure))


class Keys:
    """A clerk at the keyboard, from the moment the page is there. Counts what is pressed."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed, self.began = page, 0, time.monotonic()

    def press(self, *names: str) -> None:
        for name in names:
            self.page.keyboard.press(name, delay=20)
            self.pressed += 1

    def __str__(self) -> str:
        took = time.monotonic() - self.began
        return f"{self.pressed} keys: {took:.1f} s here, {self.pressed * A_KEY:.0f} s for a person"


def test_ten_items_by_keyboard_in_two_minutes(
    council: Body, clerk: User, enter: Enter, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing but keys, from the top of the page: majorities with votes, unanimous, one postponed, one referred."""
    committee("sozialausschuss")
    first = consultation(paper("201/26"), council, days_ago=1.5, item="1")
    for number in range(2, 11):
        step = consultation(paper(f"{number + 200}/26"), council, days_ago=None)
        step.put_on_agenda(first.meeting, str(number))
    page = enter(clerk, width=1200)
    page.goto(reverse("council_results", args=[first.meeting.pk]))
    keys = Keys(page)
    keys.press("Tab", "Enter")  # past the menu
    while page.evaluate("document.activeElement.name") != f"item-{first.pk}-result":
        keys.press("Tab")
        assert keys.pressed < 12
    for number in range(10):
        word, votes = {8: ("ver", []), 9: ("verw", [])}.get(
            number, ("ei", []) if number % 2 else ("m", ["30", "10", "4"])
        )
        keys.press(*word)
        for place in range(3):
            keys.press("Tab", *(votes[place] if votes else ""))
        keys.press("Tab")  # what most items do not need is folded
        if word == "verw":
            keys.press("Enter", "Tab", "s", "Tab", "Tab")
        keys.press("Tab")
    focused = page.evaluate("document.activeElement.textContent.trim()")
    keys.press("Enter")
    expect(page.get_by_text("10 Ergebnisse sind gespeichert.")).to_be_visible()
    with capsys.disabled():
        print(f"\nTen items: {keys}")
    assert (focused, keys.pressed * A_KEY < TWO_MINUTES) == ("Alle Ergebnisse speichern", True)
    results = Consultation.objects.exclude(result="open").order_by("pk").values_list("result", "yes")
    voted = [("majority", 30), ("unanimous", None)] * 4
    assert list(results) == [*voted, ("postponed", None), ("referred", None)]
