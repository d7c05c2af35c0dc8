"""An association's whole way in a browser, and every kind of its pages without barriers."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from forums.associations.delegates import DelegateRole, Invitation
from forums.associations.joining import Joining
from forums.associations.links import resume_token
from forums.associations.meetings import Call, Meeting
from forums.associations.models import Association
from forums.associations.states import Check
from forums.bodies.models import MembershipRole
from forums.people.models import User
from proposals.suggestions.speaking.models import Part, Voice
from tests.conftest import City
from tests.factories import DistrictFactory, registration, released, seat, speaker, verified

from .conftest import barriers, sideways, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def fresh_cache() -> None:
    cache.clear()


@pytest.mark.parametrize("scripts", [True, False])
def test_registering_is_left_and_resumed(browser: Browser, live_server: LiveServer, city: City, scripts: bool) -> None:
    page = browser.new_context(java_script_enabled=scripts, locale="de-DE").new_page()
    page.goto(f"{live_server.url}/vereine/registrieren/")
    page.get_by_label("Name", exact=True).fill("Haus der Kulturen")
    page.get_by_label("Art (freiwillig)").select_option("culture")
    page.get_by_role("button", name="Speichern und weiter").click()
    page.get_by_label("Was er macht").fill("Wir kochen.")
    page.get_by_label("Türkçe").check()
    page.get_by_role("button", name="Speichern und weiter").click()
    link = page.get_by_label("Ihr Link").input_value()
    page.context.close()

    page = browser.new_context(java_script_enabled=scripts, locale="de-DE").new_page()
    page.goto(live_server.url + link.partition("testserver")[2])
    expect(page.get_by_text("Wir kochen.")).to_be_visible()
    page.goto(page.url + "kontakt/")
    page.get_by_label("Ansprechperson").fill("Erfundene Person")
    page.get_by_label("Telefon").fill("05971 1")
    page.get_by_role("button", name="Speichern und alles ansehen").click()
    page.get_by_role("button", name="An die Fachstelle senden").click()
    expect(page.get_by_text("Die Fachstelle hat Ihre Daten und prüft sie.")).to_be_visible()
    page.context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_has_barriers(page: Page, live_server: LiveServer, city: City, coordinator: User, width: int) -> None:
    association = verified(coordinator, district=DistrictFactory(), own_name="جمعية", own_language="ar")
    owner = speaker(association, "vorsitz@example.org", DelegateRole.OWNER)
    officer = seat(city.language_network, MembershipRole.OFFICE_SEAT, "amt@example.org")
    [joining] = Joining.request(association, [city.language_network], contribution="Räume", by=owner)
    joining.accept(by=officer)
    Joining.request(association, [city.faith_network], contribution="Räume", by=owner)
    meeting = Meeting(network=city.language_network, title="Treffen", place="Rathaus", minutes="Protokoll")
    meeting.starts_at = timezone.now() + timedelta(days=3)
    meeting.announce()
    call = Call(network=city.language_network, title="Räume")
    call.publish()
    told = released()
    Voice.raise_for(told, association, Part.AUTHOR, by=owner)
    draft, sent = registration("Neuer Verein"), registration("Noch ein Verein")
    sent.submit()
    sent.question(by=coordinator, text="Wo?")
    invited = Invitation.make(association, "x@example.org", DelegateRole.DELEGATE, by=owner)
    one, way = association.get_absolute_url(), f"/vereine/registrieren/{resume_token(draft)}/"
    public = ["/vereine/", one, f"{one}aushang/", "/vereine/registrieren/", way]
    public += [f"{way}{step}/" for step in ("name", "taetigkeit", "ort", "kontakt", "zustimmung")]
    public += [f"/vereine/registrieren/{resume_token(sent)}/", f"/vereine/einladung/{invited.token}/"]
    own = [f"{one}verwalten/", f"{one}verwalten/zustimmung/", f"{one}themen/", f"{one}sammlung/"]
    own += ["/netzwerke/sprachfoerderung/", meeting.get_absolute_url(), f"/netzwerke/aufrufe/{call.uuid}/"]
    own += [told.get_absolute_url(), "/anregungen/neu/?fuer=stadt", "/konto/"]
    team = ["/tandem/vereine/", "/netzwerke/sprachfoerderung/treffen/neu/", "/netzwerke/sprachfoerderung/aufruf/"]
    team += [f"{meeting.get_absolute_url()}protokoll/"]
    page.set_viewport_size({"width": width, "height": 900})
    found: dict[str, object] = {}
    for user, paths in ((None, public), (owner, own), (officer, team)):
        if user:
            page.context.clear_cookies()
            sign_in(page, live_server, user)
        for path in paths:
            answer = page.goto(live_server.url + path)
            trouble = [*barriers(page), *([f"{sideways(page)} px sideways"] if sideways(page) else [])]
            if trouble or answer is None or answer.status != 200:
                found[path] = trouble or "not there"
    assert found == {}


def test_from_registration_to_a_measure(page: Page, live_server: LiveServer, city: City, coordinator: User) -> None:
    """Question, verification, second speaker, two fields, five papers; then the mandate ends and the act is refused."""
    it = registration()
    it.submit()
    sign_in(page, live_server, coordinator)
    page.goto(f"{live_server.url}/verwaltung/vereine/{it.pk}/")
    page.get_by_label("Frage oder Grund").fill("Wo treffen Sie sich?")
    page.get_by_role("button", name="Beim Verein nachfragen").click()
    page.context.clear_cookies()
    page.goto(f"{live_server.url}/vereine/registrieren/{resume_token(it)}/")
    page.get_by_label("Ihr Text").fill("Im Josefshaus.")
    page.get_by_role("button", name="An die Fachstelle senden").click()
    sign_in(page, live_server, coordinator)
    page.goto(f"{live_server.url}/verwaltung/vereine/{it.pk}/")
    for check in Check:
        page.get_by_label(str(check.label)).check()
    page.get_by_role("button", name="Als geprüft bestätigen").click()
    page.context.clear_cookies()
    it = Association.objects.get(pk=it.pk)

    owner = speaker(it, "vorsitz@example.org", DelegateRole.OWNER)
    sign_in(page, live_server, owner)
    page.goto(f"{live_server.url}/vereine/{it.slug}/themen/")
    for field in (city.language, city.faith):
        page.get_by_label(str(field)).check()
    page.get_by_label("Was können Sie beitragen?").fill("Räume")
    page.get_by_role("button", name="Anfrage senden").click()
    for network, mail in ((city.language_network, "amt@example.org"), (city.faith_network, "amt8@example.org")):
        page.context.clear_cookies()
        sign_in(page, live_server, seat(network, MembershipRole.OFFICE_SEAT, mail))
        page.goto(f"{live_server.url}/tandem/vereine/")
        page.get_by_role("button", name="Aufnehmen").click()
    assert set(it.joinings.values_list("state", flat=True)) == {"member"}

    page.context.clear_cookies()
    sign_in(page, live_server, owner)
    page.goto(f"{live_server.url}/vereine/{it.slug}/sammlung/")
    page.get_by_label("Gesammelt am").fill(f"{timezone.localdate():%Y-%m-%d}")
    page.get_by_label("Wo", exact=True).fill("Sommerfest")
    for number in range(1, 6):
        page.locator(f"[name=text_{number}]").fill(f"Idee Nummer {number}")
    page.locator("[name=agreed]").check()
    page.get_by_role("button", name="Senden und Zettel drucken").click()
    expect(page.locator(".slip")).to_have_count(5)

    second = speaker(it, "zweite@example.org", DelegateRole.OWNER)
    owner.person.mandates.get().end(by=second)
    page.goto(f"{live_server.url}/vereine/{it.slug}/sammlung/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Das dürfen Sie hier nicht")
