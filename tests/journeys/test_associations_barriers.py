"""Every kind of page around associations, the office's and the complaints office's too, without barriers."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from forums.associations.calls import Call
from forums.associations.delegates import DelegateRole, Invitation
from forums.associations.joining import Joining
from forums.associations.links import resume_token
from forums.associations.meetings import Meeting
from forums.associations.models import Association
from forums.bodies.models import MembershipRole
from forums.people.models import User
from proposals.suggestions.endorsement.models import Endorsement, Part
from tests.conftest import City
from tests.factories import DistrictFactory, PersonFactory, registration, released, seat, speaker, suggestion, verified
from tests.valid_html import invalid

from .conftest import barriers, sideways, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


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
    Endorsement.give(told, association, Part.AUTHOR, by=owner)
    Meeting.objects.update(minutes_public=True)
    draft, sent = registration("Neuer Verein"), registration("Noch ein Verein")
    sent.submit()
    sent.question(by=coordinator, text="Wo?")
    invited = Invitation.send(association, "x@example.org", DelegateRole.DELEGATE, by=owner)
    one, way = association.get_absolute_url(), f"/vereine/registrieren/{resume_token(draft)}/"
    public = ["/vereine/", one, f"{one}aushang/", "/vereine/registrieren/", way]
    public += [f"{way}{step}/" for step in ("name", "taetigkeit", "ort", "kontakt", "zustimmung")]
    public += [f"/vereine/registrieren/{resume_token(sent)}/", f"/vereine/einladung/{invited.token}/"]
    listed = Association.import_from_list(by=coordinator, name="Teehaus", email="tee@example.org")
    public += [f"/vereine/registrieren/{resume_token(listed)}/", "/netzwerke/sprachfoerderung/"]
    public += ["/anregungen/", f"/anregungen/?verein={association.slug}"]
    own = [f"{one}verwalten/", f"{one}verwalten/zustimmung/", f"{one}themen/", f"{one}sammlung/"]
    own += ["/netzwerke/sprachfoerderung/", meeting.get_absolute_url(), f"/netzwerke/aufrufe/{call.uuid}/"]
    own += [told.get_absolute_url(), "/anregungen/neu/?fuer=stadt", "/konto/", "/konto/daten/"]
    office = [f"{one}verwalten/zustimmung/"]
    team = ["/tandem/vereine/", "/netzwerke/sprachfoerderung/treffen/neu/", "/netzwerke/sprachfoerderung/aufruf/"]
    team += [f"{meeting.get_absolute_url()}protokoll/"]
    page.set_viewport_size({"width": width, "height": 900})
    found: dict[str, object] = {}
    sent: dict[str, bytes] = {}
    for user, paths in ((None, public), (owner, own), (officer, team), (coordinator, office)):
        if user:
            page.context.clear_cookies()
            sign_in(page, live_server, user)
        for path in paths:
            answer = page.goto(live_server.url + path)
            trouble = [*barriers(page), *([f"{sideways(page)} px sideways"] if sideways(page) else [])]
            if trouble or answer is None or answer.status != 200:
                found[path] = trouble or "not there"
            else:
                sent[path] = answer.body()
    assert (found, invalid(sent)) == ({}, [])


def test_no_page_of_the_office_has_barriers(page: Page, live_server: LiveServer, city: City, coordinator: User) -> None:
    """The register, and the import from the file to its report."""
    page.set_viewport_size({"width": 1280, "height": 900})
    verified(coordinator)
    person = PersonFactory()
    sign_in(page, live_server, coordinator)
    found: dict[str, list[str]] = {}

    def look(name: str) -> None:
        if trouble := barriers(page):
            found[name] = trouble

    listed = Association.import_from_list(by=coordinator, name="Lesekreis", email="lesen@example.org")
    paths = ["", "?teil=uebernommen", "liste/", f"{listed.pk}/", "import/"]
    for path in [*(f"vereine/{path}" for path in paths), f"people/delete/{person.pk}/"]:
        page.goto(f"{live_server.url}/verwaltung/{path}")
        look(path)
    page.goto(f"{live_server.url}/verwaltung/vereine/import/")
    rows = "Name;Mail\nTeehaus;tee@example.org\nAfghanischer Kulturvereinn;x\n;y\n"
    page.locator("#id_file").set_input_files({"name": "liste.csv", "mimeType": "text/csv", "buffer": rows.encode()})
    page.get_by_role("button", name="Weiter").click()
    expect(page.get_by_role("button", name="Ausprobieren")).to_be_visible()
    look("the columns")
    page.get_by_role("button", name="Ausprobieren").click()
    expect(page.get_by_role("button", name="Jetzt übernehmen")).to_be_visible()
    look("the trial")
    page.get_by_label("Zeile 3: Afghanischer Kulturvereinn ist ein anderer Verein").check()
    page.get_by_role("button", name="Jetzt übernehmen").click()
    expect(page.get_by_text("2 neue Vereine")).to_be_visible()
    look("the report")
    assert (found, Association.objects.imported().count()) == ({}, 3)


def test_no_page_of_the_complaints_office_has_barriers(page: Page, live_server: LiveServer, city: City) -> None:
    keeper = seat(city.complaints, MembershipRole.HOLDER, "beschwerde@example.org")
    told = suggestion("Herr X hat mich beleidigt.")
    told.give_to_complaints(by=keeper)
    sign_in(page, live_server, keeper)
    found = {}
    for path in ("/tandem/beschwerden/", f"/tandem/beschwerden/{told.number}/"):
        answer = page.goto(live_server.url + path)
        if (trouble := barriers(page)) or answer is None or answer.status != 200:
            found[path] = trouble or ["not there"]
    assert found == {}
