"""The long way in a browser: from a suggestion through the council to a figure, told to its author once at each hop."""

from datetime import date

import pytest
from django.core import mail
from django.urls import reverse
from playwright.sync_api import Page, expect

from cms.home.models import HomePage
from forums.bodies.models import Body
from forums.council.papers.consultations import Consultation
from forums.council.papers.models import Paper
from forums.council.papers.states import Part
from forums.municipality.calendar import today
from forums.people.models import User
from proposals.measures.indicators.models import Indicator
from proposals.measures.models import Measure, Path
from proposals.measures.workflow import Status
from proposals.suggestions.models import Suggestion
from proposals.suggestions.outcomes import Reason
from proposals.suggestions.stages import Stage
from proposals.triage.decisions import Decision
from proposals.triage.drafts import Content, NewMeasure
from tests.cms.paper_drafts.conftest import Begin, begin
from tests.conftest import City
from tests.factories import IndicatorFactory, UserFactory, both, consultation, paper, released

from .conftest import Enter, barriers, sideways
from .test_council import AUTHOR, clerk, committee, council, enter_result, heard

__all__ = ["begin", "clerk", "council"]

READ_ON = date(today().year - 1, 12, 31)
TOLD = (
    "empfohlen, das zu machen",
    "empfohlen, das zu machen",
    "vertagt",
    "beschlossen: Das wird gemacht. 38 dafür, 4 dagegen.",
    "Der erste Kurs hat begonnen.",
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def indicator(city: City, home: HomePage) -> Indicator:
    made: Indicator = IndicatorFactory(
        goal__field=city.language,
        goal__title=both("Alle lernen Deutsch"),
        name=both("Plätze am Abend"),
        unit=both("Plätze"),
        direction="up",
        baseline=10,
        baseline_year=today().year - 2,
        target=100,
    )
    return made


@pytest.fixture
def origin(city: City, home: HomePage) -> Suggestion:
    return released("Kinderbetreuung am Abend", author=UserFactory(email=AUTHOR), field=city.language)


def accept(told: Suggestion, indicator: Indicator, council: Body, officer: User, teacher: User) -> Measure:
    """Both seats propose it to the council."""
    content = Content(
        outcome=Stage.ACCEPTED,
        reason=Reason.NEED_IS_GREAT,
        answer="Wir schlagen es dem Rat vor.",
        path=Path.PROPOSED,
        proposed_to=council,
        planned=[NewMeasure("Abendkurse mit Betreuung", what="Zwei Kurse", who="Schule", goal=indicator.goal)],
    )
    decision = Decision.draft(told, content, by=officer)
    decision.hand_over(by=officer)
    decision.cosign(by=teacher)
    return Measure.objects.get()


def write_paper(page: Page, measure: Measure) -> Paper:
    """Kind and measure chosen, the filled draft read, sent under its number."""
    page.goto(reverse("paper_drafts:add"))
    page.locator("#id_kind").select_option("measures")
    page.locator("#id_measures").select_option(str(measure.pk))
    page.locator("main form button[type=submit]").last.click()
    expect(page.get_by_text(f"1. {measure.code} {measure.title}").first).to_be_visible()
    page.locator("#id_number").fill("118/26")
    page.get_by_role("button", name="Absenden").click()
    expect(page.get_by_text("als Vorlage 118/26. Text und Zahlen stehen")).to_be_visible()
    return Paper.objects.get(number="118/26")


def report_news(page: Page, measure: Measure) -> None:
    page.goto(reverse("measure_report", args=[measure.slug]))
    page.get_by_label("In Umsetzung").check()
    page.locator("#id_text").fill("Der erste Kurs hat begonnen.")
    page.get_by_role("button", name="Veröffentlichen").click()
    page.wait_for_url(lambda address: not address.endswith("/neues/"))


def enter_reading(page: Page, indicator: Indicator, value: str) -> None:
    page.goto(reverse("indicator_readings", args=[indicator.uuid]))
    page.locator("[name=value]").fill(value)
    page.locator("[name=on]").fill(READ_ON.isoformat())
    page.locator("[name=source]").fill("Volkshochschule")
    page.get_by_role("button", name="Veröffentlichen").click()
    expect(page.locator(".desk-list")).to_contain_text(f"{value} Plätze")


def test_from_a_suggestion_to_the_figure(
    origin: Suggestion,
    indicator: Indicator,
    council: Body,
    clerk: User,
    officer: User,
    teacher: User,
    enter: Enter,
    begin: Begin,
) -> None:
    mail.outbox.clear()
    measure = accept(origin, indicator, council, officer, teacher)
    hops = [len(heard())]
    office, visitor, team = enter(clerk, width=1280), enter(), enter(officer)
    status_report = reverse("paper_draft_desk", args=[begin().pk])
    named = f"{measure.code} {measure.title}"
    office.goto(status_report)
    expect(office.get_by_role("row", name=f"{named} Vorgeschlagen")).to_be_visible()

    matter = write_paper(office, measure)
    hops.append(len(heard()))
    social, finance = committee("sozialausschuss"), committee("finanzausschuss")
    steps = [
        consultation(matter, social, Part.RECOMMENDS, days_ago=20),
        consultation(matter, finance, Part.RECOMMENDS, days_ago=15, position=2),
        consultation(matter, council, days_ago=10, position=3),
    ]
    for step, result in zip(steps, ("einstimmig", "einstimmig", "vertagt"), strict=True):
        enter_result(office, step, result)
        hops.append(len(heard()))
    again = Consultation.objects.get(follows=steps[2])
    later = consultation(paper("119/26"), council, Part.NOTES, days_ago=3, item="9").meeting
    again.put_on_agenda(later, "2")
    enter_result(office, again, "mehrheitlich", 38, 4, 0)
    hops.append(len(heard()))
    assert Measure.objects.get(pk=measure.pk).status == Status.ADOPTED
    report_news(team, measure)
    hops.append(len(heard()))

    visitor.goto(reverse("indicator_list"))
    expect(visitor.get_by_text("Noch kein Messwert.")).to_be_visible()
    enter_reading(team, indicator, "60")
    assert barriers(team) == []
    hops.append(len(heard()))
    assert hops == [1, 1, 2, 3, 4, 5, 6, 6]  # a paper that is only written and a figure are no news of the measure
    for letter, words in zip(heard()[1:], TOLD, strict=True):
        assert words in letter

    for address in (reverse("indicator_list"), measure.get_absolute_url()):
        visitor.goto(address)
        expect(visitor.get_by_role("figure", name="Plätze am Abend: näher am Ziel")).to_contain_text("60")
        assert (address, barriers(visitor), sideways(visitor)) == (address, [], 0)
    visitor.goto(reverse("report"))
    expect(visitor.get_by_role("link", name="1 In Umsetzung")).to_be_visible()
    expect(visitor.get_by_role("link", name="1 Auf dem Weg")).to_be_visible()
    assert (barriers(visitor), sideways(visitor)) == ([], 0)
    visitor.goto(matter.get_absolute_url())
    expect(visitor.locator("main")).to_contain_text("38 ja, 4 nein, 0 Enthaltungen")
    expect(visitor.locator("main")).to_contain_text("Vorgeschlagen")  # as it was on the day it was sent
    assert (barriers(visitor), sideways(visitor)) == ([], 0)

    office.goto(status_report)
    expect(office.get_by_role("row", name=f"{named} In Umsetzung")).to_be_visible()
    read = f"60 Plätze ({READ_ON:%d.%m.%Y}) 100 Plätze Auf dem Weg"
    expect(office.get_by_role("row", name=f"{indicator.name} {read}")).to_be_visible()
    expect(office.get_by_text("kam innerhalb von 0 Arbeitstagen.").first).to_be_visible()
