"""Minutes: made once from what the tables said, edited, printed; photographs only while people agree."""

from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from cms.home.models import HomePage
from cms.minutes.models import MinutesPage
from forums.dialogue.clusters import Cluster
from forums.dialogue.models import Forum, Stance
from forums.dialogue.photographs import Photograph
from forums.dialogue.tables import Table
from forums.people.models import User
from forums.pictures.models import Picture
from proposals.intake.cards.models import CardOutcome
from tests.cms.conftest import valid
from tests.conftest import City
from tests.factories import both, card, running
from tests.forums.printing.reading import Reading

pytestmark = pytest.mark.django_db
ADDRESS = "/protokolle/teil-1/"


@pytest.fixture
def forum(city: City) -> Forum:
    return running(city.language, city.faith, slug="teil-1", part="Teil I", photographs_allowed=True, attendance=83)


@pytest.fixture
def table(forum: Forum) -> Table:
    return forum.tables.get(number=1)


@pytest.fixture
def said(table: Table) -> Table:
    """A cluster of two cards in two languages, a card by itself, one that nobody released."""
    prompt = table.put_down(both("Was fehlt?", "What is missing?"))
    arabic = card(table, "دورات في المساء", language="ar", german="Kurse am Abend", kind="wish")
    german = card(table, "Abendkurse für Eltern", prompt=prompt)
    alone = card(table, "Mehr Lehrerinnen", stance=Stance.MISSING)
    for written in (arabic, german, alone):
        written.release(by=None)
    Cluster.make(table, "Kurse am Abend", [arabic, german])
    card(table, "Nie freigegeben")
    return table


def photograph(forum: Forum, table: Table | None, alt: str = "Zwei Menschen am Tisch", **facts: Any) -> Photograph:
    out, key = BytesIO(), uuid4()
    Image.new("RGB", (60, 40), "white").save(out, "JPEG")
    picture = Picture.take(SimpleUploadedFile("foto.jpg", out.getvalue(), "image/jpeg"), key)
    facts = {"client_uuid": key, "alt": alt, "agreed_by": "Zwei Personen", "by": None, **facts}
    return Photograph.take(forum, table, picture, **facts)


def published(forum: Forum, by: User) -> MinutesPage:
    page = MinutesPage.draft(forum, by=by)
    page.get_latest_revision().publish()
    return MinutesPage.objects.get(pk=page.pk)


def test_the_draft_holds_what_was_on_the_wall(home: HomePage, said: Table, forum: Forum, coordinator: User) -> None:
    page = MinutesPage.draft(forum, by=coordinator)
    first = page.body[0].value
    assert [block.block_type for block in page.body] == ["table", "table"]
    assert [(prompt["text"], prompt["language"]) for prompt in first["prompts"]] == [("Was fehlt?", "de")]
    cluster = first["clusters"][0]
    assert (cluster["title"], [each["text"] for each in cluster["cards"]]) == (
        "Kurse am Abend",
        ["دورات في المساء", "Abendkurse für Eltern"],
    )
    assert (cluster["cards"][0]["german"], cluster["cards"][0]["kind"]) == ("Kurse am Abend", "Wunsch")
    assert [each["text"] for each in first["cards"]] == ["Mehr Lehrerinnen"]
    assert (page.live, page.title, page.slug) == (False, "Protokoll: Dialogforum Teil I", "teil-1")


def test_what_moderators_keep_back_or_may_speak_of_danger_is_left_out(
    home: HomePage, table: Table, forum: Forum, coordinator: User, moderator: User
) -> None:
    danger, rejected, plain = (card(table, text) for text in ("Ich will nicht mehr leben.", "Werbung", "Abendkurse"))
    danger.end_danger(by=moderator, outcome="called", result="Krisendienst.")
    for written in (danger, rejected, plain):
        written.release(by=None)
    CardOutcome.make_suggestion(rejected, by=coordinator).reject(by=moderator)
    page = MinutesPage.draft(forum, by=coordinator)
    assert [each["text"] for each in page.body[0].value["cards"]] == ["Abendkurse"]


def test_it_is_made_once_and_then_edited(home: HomePage, said: Table, forum: Forum, coordinator: User) -> None:
    page = published(forum, coordinator)
    page.lead = "Kurz gesagt."
    page.save_revision().publish()
    card(said, "Später geschrieben").release(by=None)
    again = MinutesPage.draft(forum, by=coordinator)
    assert (again.pk, again.lead, MinutesPage.objects.count()) == (page.pk, "Kurz gesagt.", 1)


def test_the_button_is_the_coordinators(
    home: HomePage, client: Client, said: Table, forum: Forum, coordinator: User, editor: User
) -> None:
    address = f"/verwaltung/foren/{forum.pk}/protokoll/"
    client.force_login(editor)
    assert client.post(address).status_code == 404
    client.force_login(coordinator)
    answer = client.post(address)
    page = MinutesPage.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/verwaltung/pages/{page.pk}/edit/")
    assert client.get(answer["Location"]).status_code == 200


def test_the_page_speaks_as_people_spoke(
    home: HomePage, client: Client, said: Table, forum: Forum, coordinator: User
) -> None:
    assert client.get(ADDRESS).status_code == 404
    published(forum, coordinator)
    html = client.get(ADDRESS).content
    valid(html)
    page = " ".join(html.decode().split())
    assert '<blockquote class="said__text" lang="ar" dir="rtl"><p>دورات في المساء</p></blockquote>' in page
    assert ("<dd>83</dd>" in page, "Nie freigegeben" in page, "/protokolle/teil-1/pdf/" in page) == (True, False, True)
    assert "Protokoll: Dialogforum Teil I" in client.get("/protokolle/").content.decode()


def test_forum_and_result_lead_to_it(
    home: HomePage, client: Client, said: Table, forum: Forum, coordinator: User
) -> None:
    Forum.objects.get(pk=forum.pk).end()
    addresses = ["/foren/teil-1/", "/foren/teil-1/ergebnis/"]
    assert [ADDRESS in client.get(address).content.decode() for address in addresses] == [False, False]
    published(forum, coordinator)
    assert [ADDRESS in client.get(address).content.decode() for address in addresses] == [True, True]


def test_a_photograph_is_shown_while_people_agree(
    home: HomePage, client: Client, said: Table, forum: Forum, coordinator: User
) -> None:
    photo, other = photograph(forum, said), photograph(forum, None, "Der Saal")
    published(forum, coordinator)
    shown = client.get(ADDRESS).content.decode()
    assert [alt in shown for alt in (photo.alt, other.alt)] == [True, True]
    assert len(Reading(client.get(f"{ADDRESS}pdf/").content).document.all("Figure")) == 2
    photo.withdraw(by=coordinator)
    shown = client.get(ADDRESS).content.decode()
    assert [alt in shown for alt in (photo.alt, other.alt)] == [False, True]
    Forum.objects.filter(pk=forum.pk).update(photographs_allowed=False)
    assert other.alt not in client.get(ADDRESS).content.decode()
    assert Reading(client.get(f"{ADDRESS}pdf/").content).document.all("Figure") == []


def test_the_pdf_follows_the_edited_page(
    home: HomePage, client: Client, said: Table, forum: Forum, coordinator: User
) -> None:
    page = published(forum, coordinator)
    blocks = [(block.block_type, block.value) for block in page.body]
    intro, after = "<p>Ein guter Abend.</p><ul><li>Viele Ideen</li></ul>", "<p>Die Tischleitung ergänzt.</p>"
    page.body = [("text", intro), blocks[0], ("text", after), blocks[1]]
    page.save_revision().publish()
    pdf = Reading(client.get(f"{ADDRESS}pdf/").content)
    words = pdf.document.text
    places = [
        words.find(each) for each in ("Ein guter Abend.", "Viele Ideen", "Abendkurse", "Die Tischleitung", "Interrel")
    ]
    assert (places == sorted(places), min(places) >= 0, pdf.claims["PDF/UA-1"]) == (True, True, True)
    assert ("83" in words, "Nie freigegeben" in words) == (True, False)


def test_what_is_not_published_is_not_printed(
    home: HomePage, client: Client, said: Table, forum: Forum, coordinator: User
) -> None:
    MinutesPage.draft(forum, by=coordinator)
    assert client.get(f"{ADDRESS}pdf/").status_code == 404


@pytest.mark.parametrize("count", [1, 30])
def test_no_row_adds_a_query(
    home: HomePage,
    client: Client,
    forum: Forum,
    table: Table,
    coordinator: User,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(count):
        card(table, f"Karte {number}").release(by=None)
        Cluster.make(table, f"Gruppe {number}")
        photograph(forum, table)
        other = running(slug=f"anderes-{number}", starts_at=timezone.now() - timedelta(days=number + 1))
        published(other, coordinator)
    published(forum, coordinator)
    for address in (ADDRESS, "/protokolle/"):
        client.get(address)  # what a process looks up once
        with django_assert_num_queries(8):
            client.get(address)
