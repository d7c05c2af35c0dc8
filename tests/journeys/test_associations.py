"""An association's whole way in a browser, from the first step of its registration to the last trace of a speaker."""

import re
from dataclasses import dataclass

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from cms.home.models import HomePage
from forums.associations.models import Association
from forums.associations.states import Check
from forums.people.models import User
from proposals.measures.models import Measure
from proposals.suggestions.models import Suggestion
from tests.conftest import City
from tests.factories import GoalFactory
from tests.forums.people.dump import holding, private_files

from .conftest import Enter
from .test_story import _draft_accept, _sign

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NAME = "Haus der Kulturen"
FEED, LIST = "/daten/vereine.atom", "/verwaltung/vereine/liste/"
SECOND = "zwetlana@example.org"


@pytest.mark.parametrize("scripts", [True, False])
def test_registering_is_left_and_resumed(browser: Browser, live_server: LiveServer, city: City, scripts: bool) -> None:
    page = browser.new_context(java_script_enabled=scripts, locale="de-DE").new_page()
    page.goto(f"{live_server.url}/vereine/registrieren/")
    page.get_by_label("Name", exact=True).fill("Haus der Kulturen")
    page.get_by_label("Art", exact=True).select_option("culture")
    page.get_by_role("button", name="Speichern und weiter").click()
    page.get_by_label("Was der Verein macht").fill("Wir kochen.")
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
    expect(page.get_by_text("Die Fachstelle hat Ihre Angaben und prüft sie.")).to_be_visible()
    page.context.close()


def mailed(to: str, words: str) -> str:
    """The address in the newest mail to somebody that has these words in it."""
    message = next(one for one in reversed(mail.outbox) if one.to == [to] and words in str(one.body))
    return re.findall(r"http://testserver(/\S+)", str(message.body))[0]


@dataclass
class Story:
    """Who sits at which screen. Each act leaves the pages where it ended."""

    enter: Enter
    founder: Page
    office: Page

    @property
    def association(self) -> Association:
        found: Association = Association.objects.get(name=NAME)
        return found

    def register(self) -> None:
        page = self.founder
        page.goto("/vereine/registrieren/")
        page.get_by_label("Name", exact=True).fill(NAME)
        page.get_by_label("Art", exact=True).select_option("culture")
        page.get_by_role("button", name="Speichern und weiter").click()
        page.get_by_label("Was der Verein macht").fill("Wir kochen.")
        for _step in ("what it does", "where it is"):
            page.get_by_role("button", name="Speichern und weiter").click()
        page.locator("[name=contact_name]").fill("Erfundene Kontaktperson")
        page.locator("[name=phone]").fill("05971 4711")
        page.locator("[name=registrar_email]").fill("vorsitz@example.org")
        page.get_by_role("button", name="Speichern und weiter").click()
        for item in ("profile", "phone"):
            page.locator(f"[name=website][value={item}]").check()
        page.locator("[name=city_list][value=profile]").check()
        page.get_by_role("button", name="Speichern und weiter").click()
        page.get_by_role("button", name="An die Fachstelle senden").click()
        page.goto(mailed("vorsitz@example.org", "/adresse/"))
        page.get_by_role("button", name="Ja, das ist meine Adresse").click()
        expect(page.get_by_text("Die Fachstelle hat Ihre Angaben und prüft sie.")).to_be_visible()

    def answer_the_question_and_be_verified(self) -> None:
        self.office.goto(f"/verwaltung/vereine/{self.association.pk}/")
        self.office.get_by_label("Frage oder Grund").fill("Wo treffen Sie sich?")
        self.office.get_by_role("button", name="Beim Verein nachfragen").click()
        self.founder.goto(mailed("vorsitz@example.org", "Wo treffen Sie sich?"))
        self.founder.get_by_label("Ihr Text").fill("Im Josefshaus.")
        self.founder.get_by_role("button", name="An die Fachstelle senden").click()
        self.office.goto(f"/verwaltung/vereine/{self.association.pk}/")
        expect(self.office.get_by_text("Im Josefshaus.")).to_be_visible()
        for check in Check:
            self.office.get_by_label(str(check.label)).check()
        self.office.get_by_role("button", name="Als geprüft bestätigen").click()
        expect(self.office.get_by_text(f"{NAME}: Geprüft.")).to_be_visible()

    def accept_invitation(self, to: str, name: str) -> Page:
        """Somebody opens the mailed link without an account, gets one, and comes back with it."""
        address = mailed(to, NAME)
        stranger = self.enter()
        stranger.goto(address)
        expect(stranger.get_by_role("link", name="Konto anlegen")).to_be_visible()
        page = self.enter(User.objects.create_user(to))
        page.goto(address)
        page.get_by_label("Ihr Name").fill(name)
        page.get_by_role("button", name="Einladung annehmen").click()
        page.wait_for_url("**/verwalten/")
        again = stranger.request.get(address)
        assert (again.status, "Diese Einladung gilt nicht mehr" in again.text()) == (410, True)
        return page

    def invite(self, owner: Page, to: str) -> None:
        owner.locator("summary", has_text="Jemanden einladen").click()
        owner.get_by_label("E-Mail der Person, die für den Verein sprechen soll").fill(to)
        owner.get_by_role("button", name="Einladung senden").click()
        expect(owner.get_by_text("Die Einladung ist unterwegs.")).to_be_visible()

    def join(self, owner: Page, city: City, *teams: User) -> None:
        owner.goto(f"/vereine/{self.association.slug}/themen/")
        for field in (city.language, city.faith):
            owner.get_by_label(str(field)).check()
        owner.get_by_label("Was können Sie beitragen?").fill("Räume")
        owner.get_by_role("button", name="Anfrage senden").click()
        for user in teams:
            team = self.enter(user)
            team.goto("/tandem/vereine/")
            team.get_by_role("button", name="Aufnehmen").click()
            expect(team.get_by_text("Der Verein macht jetzt mit.")).to_be_visible()
        assert sorted(self.association.joinings.values_list("state", flat=True)) == ["member", "member"]

    def collect(self, page: Page, city: City) -> Suggestion:
        page.goto(f"/vereine/{self.association.slug}/sammlung/")
        page.get_by_label("Gesammelt am").fill(f"{timezone.localdate():%Y-%m-%d}")
        page.get_by_label("Wo", exact=True).fill("Sommerfest")
        for number in range(1, 6):
            page.locator(f"[name=text_{number}]").fill(f"Idee Nummer {number}")
        page.locator("[name=field_1]").select_option(city.language.slug)
        page.locator("[name=agreed]").check()
        page.get_by_role("button", name="Senden und Zettel drucken").click()
        expect(page.locator(".slip")).to_have_count(5)
        found: Suggestion = Suggestion.objects.get(original="Idee Nummer 1")
        return found

    def release(self, told: Suggestion, moderator: User) -> None:
        page = self.enter(moderator, width=1280)
        page.goto(f"/verwaltung/moderation/{told.number}/")
        page.locator("button[name=act][value=release]").click()
        page.wait_for_url("**/verwaltung/moderation/")

    def name_as_actor(self, measure: Measure) -> None:
        self.office.goto(f"/verwaltung/measures/edit/{measure.pk}/")
        self.office.locator("#id_actors-ADD").click()
        self.office.locator("#id_actors-0-association").select_option(label=NAME)
        self.office.locator("button[type=submit]", has_text="Speichern").first.click()
        self.office.wait_for_url("**/verwaltung/measures/")


def published(client: Client) -> dict[str, bool]:
    """Where the association is found: directory, its page, feed, export, search of the list."""
    export = client.post(LIST, {"format": "csv"}).content.decode("utf-8-sig")
    pages = {"directory": "/vereine/", "feed": FEED, "field": "/konzept/handlungsfelder/sprachfoerderung/"}
    found = {name: NAME in client.get(path).content.decode() for name, path in pages.items()}
    return {**found, "profile": client.get("/vereine/haus-der-kulturen/").status_code == 200, "export": NAME in export}


def test_an_associations_whole_story(
    city: City,
    home: HomePage,
    enter: Enter,
    coordinator: User,
    moderator: User,
    officer: User,
    teacher: User,
    pastor: User,
) -> None:
    GoalFactory(field=city.language)
    story = Story(enter, founder=enter(), office=enter(coordinator, width=1280))
    story.register()
    story.answer_the_question_and_be_verified()
    owner = story.accept_invitation("vorsitz@example.org", "Erfundene Vorsitzende")
    story.invite(owner, SECOND)
    second = story.accept_invitation(SECOND, "Zwetlana Quittenbaum")
    story.join(owner, city, officer, pastor)

    told = story.collect(second, city)
    story.release(told, moderator)
    _draft_accept(enter(officer), told)
    _sign(enter(teacher), told, "Danke.")
    measure = Measure.objects.get()
    story.name_as_actor(measure)
    reader = enter()
    reader.goto(measure.get_absolute_url())
    expect(reader.get_by_role("link", name=NAME)).to_be_visible()
    expect(reader.get_by_text("Damit ist kein Auftrag und kein Geld verbunden.")).to_be_visible()
    reader.goto("/anregungen/?verein=haus-der-kulturen")
    expect(reader.locator("#results article")).to_have_count(1)
    expect(reader.locator("#results article")).to_contain_text(NAME)

    owner.goto("/vereine/haus-der-kulturen/verwalten/")
    mandate = owner.locator("li.panel", has_text="Zwetlana Quittenbaum")
    mandate.locator("summary", has_text="Mandat beenden").click()
    mandate.get_by_role("button", name="Mandat beenden").click()
    expect(owner.get_by_text("Das Mandat ist beendet.")).to_be_visible()
    refused = second.request.get("/vereine/haus-der-kulturen/sammlung/")
    assert (refused.status, "Das dürfen Sie hier nicht" in refused.text()) == (403, True)
    reader.goto(told.get_absolute_url())
    expect(reader.get_by_role("link", name=NAME)).to_be_visible()

    office = Client()
    office.force_login(coordinator)
    assert set(published(office).values()) == {True}
    owner.goto("/vereine/haus-der-kulturen/verwalten/zustimmung/")
    while (ticked := owner.locator("input[type=checkbox]:checked")).count():
        ticked.first.uncheck()
    owner.get_by_role("button", name="Speichern").click()
    expect(owner.get_by_text("Gespeichert.")).to_be_visible()
    assert set(published(office).values()) == {False}

    assert sorted({word for words in holding("zwetlana", "quittenbaum").values() for word in words}) == [
        "quittenbaum",
        "zwetlana",
    ]
    second.goto("/konto/daten/loeschen/")
    prove_by_code(second)
    second.get_by_role("button", name="Endgültig löschen").click()
    expect(second.get_by_text("Ihr Konto und Ihre Daten sind gelöscht.")).to_be_visible()
    assert holding("zwetlana", "quittenbaum") == {}
    assert [path for path in private_files() if b"uittenbaum" in path.read_bytes()] == []
    reader.reload()
    expect(reader.get_by_text(NAME)).to_be_visible()


def prove_by_code(page: Page) -> None:
    page.get_by_role("button", name="Code schicken").click()
    expect(page.get_by_label("Code")).to_be_visible()
    code = re.search(r"^([A-Z0-9]{3,}-?[A-Z0-9]{3,})$", str(mail.outbox[-1].body), re.MULTILINE)
    assert code is not None
    page.locator("[name=code]").fill(code[1])
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/konto/daten/loeschen/")
