"""Before a forum, in a real browser: finding it, registering on a small telephone, giving the place up."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from forums.dialogue.models import Forum, Registration
from forums.dialogue.public.links import registration_token
from forums.dialogue.registration import Needs
from forums.dialogue.states import ForumKind, RegistrationState
from forums.people.models import User
from tests.conftest import City
from tests.factories import ForumFactory, TableFactory, both, running

from .conftest import Enter, barriers, sideways

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def forum(city: City) -> Forum:
    """With everything a page can have."""
    forum = ForumFactory(
        slug="dialogforum-2",
        title=both("Zusammen leben", "Living together"),
        series="Dialogforum",
        part="Teil II",
        summary=both("Wie gut kommen Menschen hier an?"),
        agenda=both("18 Uhr: Ankommen"),
        access="step_free lift toilet",
        interpreters="ar uk ku",
        child_care=True,
        capacity=2,
    )
    table = TableFactory(forum=forum, number=1, field=city.language, photo_free=True)
    table.put_down(both("Was hilft beim Deutschlernen?"))
    return forum


@pytest.mark.parametrize("scripts", [True, False])
def test_registering_at_320_pixels_and_cancelling_by_the_link(enter: Enter, forum: Forum, scripts: bool) -> None:
    page = enter(scripts=scripts, width=320, refused=True)  # a form is sent back with its mistakes
    page.goto("/foren/")
    page.get_by_role("link", name="Zusammen leben Teil II").click()
    expect(page.get_by_text("2 Plätze sind frei.")).to_be_visible()
    page.get_by_role("link", name="Anmelden", exact=True).last.click()
    page.get_by_label("E-Mail").fill("keine Adresse")
    page.get_by_label("Ich brauche Dolmetschen für").select_option("ar")
    page.get_by_role("button", name="Anmelden").click()
    expect(page.get_by_label("E-Mail")).to_have_value("keine Adresse")
    expect(page.get_by_label("Ich brauche Dolmetschen für")).to_have_value("ar")
    page.get_by_label("E-Mail").fill("")
    page.get_by_label("Ihr Name").fill("Amina")
    page.get_by_label("Kinder, die betreut werden sollen").select_option("2")
    page.get_by_role("button", name="Anmelden").click()
    expect(page.get_by_role("heading", name="Sie haben einen Platz")).to_be_visible()
    kept = page.get_by_label("Ihr Link").input_value()
    assert Registration.objects.get().needs == Needs("ar", 2)

    later = enter(scripts=scripts, width=320)
    later.goto(kept.removeprefix("http://testserver"))
    later.locator("summary", has_text="Ich sage ab").click()
    later.get_by_role("button", name="Ja, ich sage ab").click()
    expect(later.get_by_role("heading", name="Sie haben abgesagt")).to_be_visible()
    assert Registration.objects.get().state == RegistrationState.CANCELLED


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "direction"), [(320, "ltr"), (320, "rtl"), (1280, "ltr")])
def test_no_page_has_barriers_or_scrolls_sideways(
    enter: Enter, city: City, forum: Forum, width: int, direction: str, scheme: str
) -> None:
    running(city.language, title=both("Läuft gerade"), slug="jetzt")
    running(title=both("Vorbei"), slug="vorbei", starts_at=timezone.now() - timedelta(days=9)).end()
    ForumFactory(title=both("Abgesagt"), slug="abgesagt").cancel()
    people = [
        Registration.enter(forum, client_uuid=uuid4(), name="Amina", email="a@example.org", needs=Needs("ar", 1, True))
        for _each in range(3)
    ]
    people[1].cancel()
    mine = [f"/foren/anmeldung/{registration_token(one)}/" for one in people]
    places = ["/foren/", *(f"/foren/{slug}/" for slug in ("dialogforum-2", "jetzt", "vorbei", "abgesagt"))]
    page = enter(width=width)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    found: dict[str, object] = {}
    for path in [*places, "/foren/dialogforum-2/anmelden/", "/en/foren/dialogforum-2/", *mine]:
        answer = page.goto(path)
        page.evaluate("(direction) => { document.documentElement.dir = direction }", direction)
        trouble = [*barriers(page), *([f"{sideways(page)} px sideways"] if sideways(page) else [])]
        if trouble or answer is None or answer.status != 200:
            found[path] = trouble or "not there"
    assert found == {}


def test_the_main_menu_is_one_line_on_a_desktop(enter: Enter, forum: Forum) -> None:
    page = enter(width=1280)
    page.goto("/foren/")
    tops = page.locator(".site-nav__list > li").evaluate_all("(items) => items.map((item) => item.offsetTop)")
    assert len(set(tops)) == 1


def test_a_coordinator_adds_a_table_with_a_question_and_opens_the_doors(
    enter: Enter, forum: Forum, coordinator: User
) -> None:
    page = enter(coordinator, width=1280)
    page.goto("/verwaltung/foren/")
    page.get_by_role("link", name="Zusammen leben Teil II").first.click()
    page.get_by_role("link", name="Tisch hinzufügen").click()
    page.get_by_label("Thema").select_option(label="Interreligiöser Dialog")
    page.get_by_role("button", name="Speichern").click()
    page.get_by_label("Deutsch").last.fill("Wer feiert mit wem?")
    page.get_by_label("العربية").last.fill("مَن يحتفل مع مَن؟")
    page.get_by_role("button", name="Auf den Tisch legen").click()
    page.get_by_role("link", name="Zurück zum Forum").click()
    page.get_by_role("button", name="Beginnen: alle Tische öffnen").click()
    page.get_by_role("button", name="Ja, jetzt beginnen").click()  # it is ahead of its date
    expect(page.get_by_role("link", name="Zur Wand")).to_be_visible()
    added = forum.tables.get(number=2)
    assert (added.is_open, added.prompts.get().text.data) == (
        True,
        {"de": "Wer feiert mit wem?", "ar": "مَن يحتفل مع مَن؟"},
    )


def test_no_page_of_those_who_plan_has_barriers(enter: Enter, forum: Forum, coordinator: User) -> None:
    Registration.enter(forum, client_uuid=uuid4(), name="Amina", needs=Needs("ar", 1, True, note="Rollator"))
    ForumFactory(slug="workshop", kind=ForumKind.WORKSHOP)
    page = enter(coordinator, width=1280)
    one, table = f"/verwaltung/foren/{forum.pk}/", forum.tables.get()
    workshop = f"/verwaltung/foren/{Forum.objects.get(slug='workshop').pk}/"
    paths = [one, workshop, f"{one}anmeldungen/", f"{one}tische/neu/", f"/verwaltung/foren/tisch/{table.pk}/"]
    paths += [f"/verwaltung/foren/edit/{forum.pk}/", "/verwaltung/foren/new/"]
    found: dict[str, list[str]] = {}
    for path in paths:
        page.goto(path)
        page.locator("details").evaluate_all("(all) => all.forEach((one) => { one.open = true })")
        if trouble := barriers(page):
            found[path] = trouble
    assert found == {}
