"""The public directory: only what was agreed to, found by topic, language, place and words."""

import html5lib
import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from forums.associations.models import Association, Item
from forums.municipality.calendar import today
from forums.municipality.hyphenation import with_soft_hyphens
from forums.municipality.models import Municipality
from forums.people.consents import Consent, Purpose, Way, Wish
from forums.people.models import User
from tests.conftest import City
from tests.factories import DistrictFactory, both, verified

FEED = "/daten/vereine.atom"


def names(client: Client, query: str = "") -> list[str]:
    page = html5lib.parse(client.get(f"/vereine/{query}").content, namespaceHTMLElements=False)
    return [link.text for link in page.iter("a") if link.get("class") == "kern-link--stretched"]


@pytest.fixture
def three(city: City, coordinator: User) -> list[Association]:
    faith = verified(
        coordinator, "Gemeinde Süd", activities="Wir beten und reden.", district=DistrictFactory(slug="mesum")
    )
    faith.interests.set([city.faith])
    faith.set_languages(["tr", "de"])
    faith.save()
    words = verified(coordinator, "Sprachcafé", kind="aid", own_name="مقهى اللغة", own_language="ar")
    words.interests.set([city.language])
    words.set_languages(["ar"])
    words.save()
    return [faith, words, verified(coordinator, "Ohne Zustimmung", shown=[Item.PHONE])]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Gemeinde Süd", "Sprachcafé"]),
        ("?thema=religion", ["Gemeinde Süd"]),
        ("?sprache=ar", ["Sprachcafé"]),
        ("?stadtteil=mesum", ["Gemeinde Süd"]),
        ("?art=aid", ["Sprachcafé"]),
        ("?q=SUED+beten", ["Gemeinde Süd"]),
        ("?q=sprachcafe", ["Sprachcafé"]),
        ("?q=مقهى", ["Sprachcafé"]),
        ("?q=nichts", []),
        ("?thema=gibtesnicht", ["Gemeinde Süd", "Sprachcafé"]),
    ],
)
def test_filters(client: Client, three: list[Association], query: str, found: list[str]) -> None:
    assert names(client, query) == found


def test_only_verified_confirmed_and_agreed_ones_are_listed(
    client: Client, three: list[Association], coordinator: User
) -> None:
    faith, words, _silent = three
    words.suspend(by=coordinator, text="Prüfung")
    Association.objects.filter(pk=faith.pk).update(hidden_on=today())
    assert names(client) == []
    assert [client.get(f"/vereine/{it.slug}/").status_code for it in three] == [404, 404, 404]


def test_each_item_is_shown_only_with_its_own_consent(client: Client, city: City, coordinator: User) -> None:
    facts = {"street": "Geheimweg 1", "website": "https://verein.example", "meeting_place": "Josefshaus"}
    it = verified(coordinator, shown=[Item.PROFILE, Item.PHONE, Item.MEETING_PLACE], **facts)
    page = client.get(it.get_absolute_url()).content.decode()
    shown = {
        word: word in page for word in ("05971 000", "Josefshaus", "Geheimweg 1", "verein.example", "Kontaktperson")
    }
    assert shown == {
        "05971 000": True,
        "Josefshaus": True,
        "Geheimweg 1": False,
        "verein.example": False,
        "Kontaktperson": False,
    }
    assert "gruenderin@example.org" not in page


def test_withdrawing_takes_effect_at_once_and_keeps_the_record(client: Client, association: Association) -> None:
    assert "05971 000" in client.get(association.get_absolute_url()).content.decode()
    association.agree(association.wishes() - {Wish(Purpose.WEBSITE, Item.PHONE)}, by=None)
    assert "05971 000" not in client.get(association.get_absolute_url()).content.decode()
    record = Consent.objects.about(association).get(item=Item.PHONE)
    assert (record.withdrawn_at is not None, record.text_version) == (True, "2026-2")
    association.agree(set(), by=None)
    assert client.get(association.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("count", [1, 30])
def test_eight_queries_whatever_the_number(
    client: Client, city: City, coordinator: User, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        it = verified(coordinator, f"Verein Nummer {number}", district=DistrictFactory())
        it.interests.set([city.faith, city.language])
        it.set_languages(["de", "ar"])
        it.save()
    client.get("/vereine/")  # content types are read once in a process
    with django_assert_max_num_queries(8):
        assert client.get("/vereine/").status_code == 200
    page = Association.objects.first().get_absolute_url()
    with django_assert_max_num_queries(8):
        assert client.get(page).status_code == 200


def test_htmx_gets_the_results_alone(client: Client, three: list[Association]) -> None:
    fragment = client.get("/vereine/?q=beten", headers={"HX-Request": "true"}).content.decode()
    assert ("Gemeinde Süd" in fragment, "<html" in fragment) == (True, False)


def test_anonymous_readers_get_no_session(client: Client, association: Association) -> None:
    client.get("/vereine/")
    client.get(association.get_absolute_url())
    assert dict(client.cookies) == {}


def test_the_citys_own_word_stands_in_menu_headings_and_profile(client: Client, association: Association) -> None:
    city = Municipality.current()
    assert "<h1>Vereine</h1>" in client.get("/vereine/").content.decode()
    city.association_label = both("Migrantenorganisationen", "Migrant organisations")
    city.save()
    listed = client.get("/vereine/").content.decode()
    words = (
        f"<h1>{with_soft_hyphens('Migrantenorganisationen', 'de')}</h1>",
        ">Migrantenorganisationen</a>",
        ">Vereine<",
    )
    assert [listed.count(word) for word in words] == [1, 2, 0]
    profile = client.get(association.get_absolute_url()).content.decode()
    assert profile.count(f'<a href="/vereine/">{with_soft_hyphens("Migrantenorganisationen", "de")}</a>') == 1
    assert f"<h1>Migrant {with_soft_hyphens('organisations', 'en')}</h1>" in client.get("/en/vereine/").content.decode()


def test_the_feed_has_what_was_agreed_to_and_forgets_at_once(client: Client, association: Association) -> None:
    answer = client.get(FEED)
    feed = answer.content.decode()
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("application/atom+xml; charset=utf-8", "no-store")
    shown = (association.name, association.activities, f"urn:uuid:{association.uuid}", association.get_absolute_url())
    assert [word in feed for word in (*shown, association.phone, association.email)] == [True] * 4 + [False] * 2
    assert "application/atom+xml" in client.get("/vereine/").content.decode()
    association.agree(set(), by=None)
    assert association.name not in client.get(FEED).content.decode()


@pytest.mark.parametrize("count", [1, 30])
def test_the_feed_costs_the_same_for_any_number(
    client: Client, city: City, coordinator: User, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        verified(coordinator, f"Verein {number}").interests.set([city.faith])
    client.get(FEED)
    with django_assert_num_queries(5):
        client.get(FEED)


def test_the_office_enters_a_consent_from_paper(
    client: Client, association: Association, coordinator: User, moderator: User
) -> None:
    page = f"{association.get_absolute_url()}verwalten/zustimmung/"
    client.force_login(moderator)
    assert client.get(page).status_code == 404
    client.force_login(coordinator)
    assert "auf Papier unterschrieben" in client.get(page).content.decode()
    client.post(page, {"website": ["profile"], "city_list": ["profile"]})
    given = Consent.objects.about(association).get(purpose=Purpose.LIST)
    assert (given.way, given.given_by, given.given_by_name, given.item) == (
        Way.PAPER,
        coordinator,
        association.contact_name,
        "profile",
    )
    assert client.get(f"{association.get_absolute_url()}verwalten/name/").status_code == 403


def test_one_bad_row_does_not_break_the_feed(client: Client, association: Association) -> None:
    """Stored before everything was cleaned, or by another way."""
    Association.objects.filter(pk=association.pk).update(name="Verein mit\x0bTabulator")
    feed = client.get("/daten/vereine.atom")
    assert (feed.status_code, "Verein mitTabulator" in feed.content.decode()) == (200, True)
