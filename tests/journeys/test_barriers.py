"""Every kind of page of the main job, narrow and light, wide and dark: no barriers, no sideways scrolling."""

from uuid import uuid4

import pytest
from playwright.sync_api import Page

from forums.people.models import User
from proposals.measures.models import Goal, Path
from proposals.moderation.danger import Danger, DangerFlag
from proposals.suggestions.follow_links import follow_token
from proposals.suggestions.models import Follower, Suggestion
from proposals.suggestions.outcomes import Reason
from proposals.suggestions.stages import Stage
from proposals.triage.decisions import Decision
from proposals.triage.drafts import Content, NewMeasure
from tests.conftest import City
from tests.factories import IndicatorFactory, MeasureFactory, released, suggestion
from tests.valid_html import invalid

from .conftest import Enter, barriers, sideways

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SCREENS = [("light", 320), ("dark", 1280)]


def _handed_over(told: Suggestion, by: User, goal: Goal | None = None) -> Decision:
    accepting = Content(
        outcome=Stage.ACCEPTED,
        reason=Reason.NEED_IS_GREAT,
        answer="Wir richten einen Kurs ein.",
        path=Path.OURSELVES,
        planned=[NewMeasure("Abendkurs", what="Zwei Kurse", who="Sprachschule", goal=goal)],
    )
    decision = Decision.draft(told, accepting, by=by)
    decision.hand_over(by=by)
    return decision


def _found(page: Page, paths: list[str], scheme: str) -> dict[str, object]:
    """What is wrong with each page, everything that can be unfolded unfolded."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    found: dict[str, object] = {}
    sent: dict[str, bytes] = {}
    for path in paths:
        answer = page.goto(path)
        page.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)")
        trouble = [*barriers(page), *([f"{sideways(page)} px sideways"] if sideways(page) else [])]
        if trouble or answer is None or answer.status != 200:
            found[path] = trouble or "not there"
        elif "/verwaltung/" not in path:  # the frame of the admin is Wagtail's
            sent[path] = answer.body()
    if complaints := invalid(sent):
        found["HTML"] = complaints
    return found


@pytest.mark.parametrize(("scheme", "width"), SCREENS)
def test_what_everybody_sees(
    city: City, enter: Enter, officer: User, teacher: User, citizen: User, scheme: str, width: int
) -> None:
    told = released("Deutschkurse am Abend", field=city.language)
    goal = IndicatorFactory(goal__field=city.language, target=5).goal
    _handed_over(told, officer, goal).cosign(by=teacher)
    measure = told.measures.get()
    source, asked, waiting = (released(text, field=city.language) for text in ("Das Gleiche", "Kurse", "Bücher"))
    source.merge(into=Suggestion.objects.get(pk=told.pk), by=officer, reason="Die gleiche Idee.")
    asked.ask(by=officer, question="Welche Tage?")
    asking = Follower.objects.ask(waiting, "a@example.org", "de", is_author=True)
    measure_path = measure.get_absolute_url()
    paths = ["/anregungen/", "/anregungen/?q=gibtesnicht", "/anregungen/?stand=unsinn", "/massnahmen/", measure_path]
    paths += ["/bericht/", "/bericht/?thema=religion", "/bericht/?jahr=1066&bis=x"]
    paths += [one.get_absolute_url() for one in (told, source, asked, waiting)]
    paths += [f"/anregungen/verfolgen/{follow_token(one)}/" for one in (told, source, asked)]
    paths += [f"/anregungen/bestaetigen/{asking.token('confirm')}/", f"/anregungen/abbestellen/{asking.token('stop')}/"]
    paths += ["/konto/login/", "/konto/signup/", "/konto/password/reset/"]
    found = _found(enter(width=width), paths, scheme)
    found |= _found(enter(citizen, width=width), ["/konto/", "/konto/daten/", "/konto/email/", "/konto/2fa/"], scheme)
    found |= _found(enter(officer, width=width), [measure_path], scheme)
    assert found == {}


@pytest.mark.parametrize(("scheme", "width"), SCREENS)
def test_the_desk(
    city: City, enter: Enter, officer: User, teacher: User, lead_officer: User, scheme: str, width: int
) -> None:
    fresh, objected, waiting = (released(text, field=city.language) for text in ("Bücher", "Kurse", "Bus"))
    MeasureFactory(field=city.language)
    _handed_over(objected, officer).object(by=teacher, reason="Das ist zu wenig.")
    _handed_over(waiting, officer)
    unclear = released("Irgendetwas")
    cases = [f"/tandem/{one.number}/" for one in (fresh, objected, waiting)]
    found = _found(enter(officer, width=width), ["/tandem/", "/tandem/?ansicht=alle", *cases], scheme)
    found |= _found(enter(teacher, width=width), ["/tandem/unterschriften/", cases[-1]], scheme)
    found |= _found(enter(lead_officer, width=width), [f"/tandem/{unclear.number}/"], scheme)
    assert found == {}


@pytest.mark.parametrize(("scheme", "width"), SCREENS)
def test_moderation(city: City, enter: Enter, moderator: User, scheme: str, width: int) -> None:
    told, danger = suggestion("Frau Muster hat geholfen."), suggestion("Ich kann nicht mehr.", client_uuid=uuid4())
    DangerFlag.raise_by_hand(danger, danger=Danger.SUICIDE)
    queue = "/verwaltung/moderation/"
    paths = [queue, f"{queue}{told.number}/", f"{queue}{danger.number}/"]
    assert _found(enter(moderator, width=width), paths, scheme) == {}
