"""A citizen sends a suggestion in a real browser: with and without JavaScript, and nothing typed is lost."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from forums.maps.models import Street
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Stage
from tests.conftest import City
from tests.factories import DistrictFactory, released, suggestion, town_map

from .conftest import barriers, sideways

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEXT = "Mehr Licht am Bahnhof, bitte."


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="de-DE")
    page = context.new_page()
    failures: list[str] = []
    page.on("console", lambda message: failures.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: failures.append(str(error)))
    cache.clear()
    yield page
    context.close()
    assert failures == []


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A telephone without JavaScript."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="de-DE", java_script_enabled=False)
    cache.clear()
    yield context.new_page()
    context.close()


def test_step_by_step_on_a_telephone_with_a_reload_in_between(phone: Page, live_server: LiveServer, city: City) -> None:
    phone.goto(f"{live_server.url}/anregungen/neu/")
    phone.locator('a[href="?fuer=stadt"]').click()
    phone.locator("#id_text").fill(TEXT)
    phone.reload()
    expect(phone.locator("#id_text")).to_have_value(TEXT)
    phone.get_by_role("button", name="Weiter").click()
    expect(phone.locator("#id_title")).to_be_visible()
    expect(phone.locator("#id_text")).to_be_hidden()
    phone.get_by_role("button", name="Weiter").click()
    phone.locator("#id_codeword").fill("Apfelbaum")
    expect(phone.locator("[name=proof]")).to_have_value(re.compile(".{100}"), timeout=30_000)
    phone.get_by_role("button", name="Absenden").click()
    phone.wait_for_url("**/eingang/")
    told = Suggestion.objects.get()
    assert told.original == TEXT
    expect(phone.locator(".receipt__number")).to_have_text(told.number)
    assert phone.evaluate("Object.keys(localStorage)") == []
    phone.goto(f"{live_server.url}/anregungen/verfolgen/")
    phone.locator("#id_number").fill(told.number)
    phone.locator("#id_codeword").fill("apfelbaum")
    phone.get_by_role("button", name="Finden").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(told.title)


def test_street_and_place_survive_a_reload(phone: Page, live_server: LiveServer, city: City) -> None:
    mesum = DistrictFactory(name="Mesum", slug="mesum")
    town_map(mesum)
    street = Street.objects.create(district=mesum, name="Bahnhofstraße", latitude="52.2100", longitude="7.4100")
    phone.goto(f"{live_server.url}/anregungen/neu/?fuer=stadt")
    phone.locator("#id_text").fill(TEXT)
    phone.get_by_role("button", name="Weiter").click()
    phone.locator("#id_district").select_option("mesum")
    phone.locator("#id_street").select_option(str(street.pk))
    for _time in range(2):
        phone.reload()
        expect(phone.locator("#id_street")).to_have_value(str(street.pk))
    phone.locator("[data-map-district] svg [data-name]").first.click()
    place = phone.locator("#id_point").input_value()
    assert re.fullmatch(r"[0-9.]+,[0-9.]+", place)
    phone.reload()
    expect(phone.locator("#id_point")).to_have_value(place)
    expect(phone.locator("[data-map-mark]")).to_be_visible()
    phone.locator("[data-map-remove]").click()
    phone.reload()
    expect(phone.locator("#id_point")).to_have_value("")


def test_the_devices_back_goes_one_step_back(phone: Page, live_server: LiveServer, city: City) -> None:
    phone.goto(f"{live_server.url}/anregungen/neu/")
    phone.locator('a[href="?fuer=stadt"]').click()
    phone.locator("#id_text").fill(TEXT)
    for _step in range(2):
        phone.get_by_role("button", name="Weiter").click()
    phone.go_back()
    expect(phone.locator("#id_title")).to_be_visible()
    phone.reload()
    expect(phone.locator("#id_title")).to_be_visible()
    phone.go_forward()
    expect(phone.locator("#id_codeword")).to_be_visible()
    for _step in range(2):
        phone.get_by_role("button", name="Zurück").click()
    expect(phone.locator("#id_text")).to_have_value(TEXT)
    phone.go_back()
    expect(phone.locator('a[href="?fuer=stadt"]')).to_be_visible()


def test_too_long_is_said_and_nothing_is_cut(phone: Page, live_server: LiveServer, city: City) -> None:
    phone.goto(f"{live_server.url}/anregungen/neu/?fuer=stadt")
    field, note = phone.locator("#id_text"), phone.locator("#id_text_count")
    field.fill("🙂" * 10_130)
    expect(note).to_have_text("130 Zeichen zu viel")
    phone.get_by_role("button", name="Weiter").click()
    expect(field).to_be_visible()
    field.fill("🙂" * 9_999)
    expect(note).to_have_text("1 Zeichen übrig")


def test_the_text_field_is_on_the_first_screen(phone: Page, live_server: LiveServer, city: City) -> None:
    phone.set_viewport_size({"width": 360, "height": 640})
    phone.goto(f"{live_server.url}/anregungen/neu/?fuer=stadt")
    box = phone.locator("#id_text").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 640


def test_similar_suggestions_are_shown_while_writing(phone: Page, live_server: LiveServer, city: City) -> None:
    known = released("Mehr Licht am Bahnhof und an der Unterführung, bitte.")
    phone.goto(f"{live_server.url}/anregungen/neu/?fuer=stadt")
    phone.locator("#id_text").press_sequentially("Mehr Licht am Bahnhof, bitte.")
    found = phone.locator("#similar a")
    expect(found).to_have_text(known.title)
    assert found.get_attribute("href") == known.get_absolute_url()
    assert (barriers(phone), sideways(phone)) == ([], 0)


def test_without_script_from_the_question_to_taking_it_back(plain: Page, live_server: LiveServer, city: City) -> None:
    plain.goto(f"{live_server.url}/anregungen/neu/")
    plain.locator('a[href="?fuer=stadt"]').click()
    plain.locator("#id_text").fill(TEXT)
    plain.locator("#id_email").fill("keine Adresse")
    plain.get_by_role("button", name="Absenden").click()
    expect(plain.locator("#id_text")).to_have_value(TEXT)
    plain.locator("#id_email").fill("")
    plain.get_by_role("button", name="Absenden").click()
    plain.get_by_role("link", name="Zu Ihrer Seite").click()
    plain.locator("summary", has_text="Ihre Idee zurückziehen").click()
    plain.locator("details.confirm summary", has_text="Idee zurückziehen").click()
    plain.locator("details.confirm button", has_text="Idee zurückziehen").click()
    expect(plain.locator(".kern-badge")).to_have_text("Zurückgezogen")
    assert Suggestion.objects.get().stage == Stage.WITHDRAWN


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_barriers_and_no_sideways_scrolling(
    phone: Page, live_server: LiveServer, city: City, width: int, scheme: str
) -> None:
    from proposals.suggestions.follow_links import follow_token

    token = follow_token(suggestion("Ich will nicht mehr leben."))
    phone.set_viewport_size({"width": width, "height": 740})
    phone.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for path in (
        "neu/",
        "neu/?fuer=mich",
        "neu/?fuer=stadt",
        f"verfolgen/{token}/eingang/",
        f"verfolgen/{token}/",
        "verfolgen/",
    ):
        phone.goto(f"{live_server.url}/anregungen/{path}")
        assert (path, barriers(phone), sideways(phone)) == (path, [], 0)


def photograph(path: Path, size: int = 0) -> Path:
    """A picture on the telephone, made as large as wanted."""
    Image.new("RGB", (300, 200), "seagreen").save(path, "JPEG")
    path.write_bytes(path.read_bytes().ljust(size, b"\0"))
    return path


def test_a_photo_is_seen_before_it_is_sent_and_one_that_is_too_large_is_refused_at_once(
    live_server: LiveServer, city: City, phone: Page, tmp_path: Path
) -> None:
    phone.goto(f"{live_server.url}/anregungen/neu/?fuer=stadt")
    phone.locator("#id_text").fill(TEXT)
    phone.get_by_role("button", name="Weiter").click()
    field = phone.locator("#id_photo")
    shown = phone.get_by_role("img", name="Das Bild, das Sie gewählt haben")
    field.set_input_files(photograph(tmp_path / "bank.jpg"))
    expect(shown).to_be_visible()
    phone.get_by_role("button", name="Kein Bild wählen").click()
    expect(shown).to_be_hidden()
    field.set_input_files(photograph(tmp_path / "gross.jpg", 12 * 1024 * 1024 + 1))
    expect(phone.get_by_role("alert")).to_have_text("gross.jpg: Dieses Foto ist zu groß. Höchstens 12 MB sind möglich.")
    expect(shown).to_be_hidden()
    assert field.evaluate("field => field.files.length") == 0
    assert (sideways(phone), barriers(phone)) == (0, [])
