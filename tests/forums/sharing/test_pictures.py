"""Share pictures show title, state and city in the scripts of their languages, and nothing that is not public."""

from io import BytesIO
from threading import Thread
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from PIL import Image

from forums.people.models import User
from forums.printing.texts import Text
from forums.records import copies
from forums.sharing import answers, pictures
from forums.sharing.pictures import SharePicture
from proposals.suggestions.models import Suggestion
from tests.conftest import City
from tests.factories import ForumFactory, MeasureFactory, released

GENERAL = "/static/share.png"


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    caches["pictures"].clear()


def shown(title: str, language: str = "de", **facts: Any) -> SharePicture:
    return SharePicture(Text(title, language), "Musterstadt", "de", **facts)


def size(content: bytes) -> tuple[int, int]:
    with Image.open(BytesIO(content)) as image:
        return image.size


def picture_of(client: Client, address: str) -> str:
    """The address that the page of `address` names in its head."""
    html = client.get(address).content.decode()
    before, _name, after = html.partition('property="og:image" content="http://testserver')
    assert before
    return after.partition('"')[0].replace("&amp;", "&")


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("de", "Kinderbetreuung während der Deutschkurse"),
        ("ar", "أريد أن أتعلّم الألمانية"),
        ("uk", "Розмовні зустрічі з місцевими жителями, їжа й ґанок"),
        ("ti", "እንቋዕ ብደሓን መጻእኩም"),
        ("de", "Ü" * 300),
    ],
)
def test_each_script_is_drawn_in_the_size_networks_ask_for(language: str, title: str) -> None:
    content = shown(title, language, state="Zugeordnet", tone="info").draw()
    assert size(content) == (1200, 630)
    assert len(content) < 60_000


def test_letters_of_arabic_are_joined() -> None:
    """Apart they are wider: a title whose letters are kept apart by zero-width non-joiners is another picture."""
    joined, apart = shown("لعلنا", "ar"), shown("ل\u200cع\u200cل\u200cن\u200cا", "ar")
    assert joined.draw() != apart.draw()


def test_where_nobody_knows_the_signs_the_number_stands_instead() -> None:
    unknown = shown("\ue000\ue001", instead="Anregung 2026-0042")
    assert unknown.draw() == shown("Anregung 2026-0042").draw()


def test_what_people_write_is_text_and_stays_text() -> None:
    assert size(shown('#panic() $x$ *fett* ] } // "').draw()) == (1200, 630)


def test_it_changes_with_each_thing_it_shows_and_with_nothing_else() -> None:
    first = shown("Ein Titel", state="Zugeordnet")
    others = [
        shown("Ein anderer", state="Zugeordnet"),
        shown("Ein Titel", state="In Bearbeitung"),
        shown("Ein Titel", state="Zugeordnet", stations=["done", "now"]),
    ]
    assert shown("Ein Titel", state="Zugeordnet").digest == first.digest
    assert len({first.digest, *(other.digest for other in others)}) == 4


def test_a_suggestion_s_page_names_its_picture_with_words(city: City, client: Client) -> None:
    told = released(field=city.language, title="Kurse am Abend")
    html = client.get(told.get_absolute_url()).content.decode()
    assert (
        f'<meta property="og:image:alt" content="Anregung {told.number}. Kurse am Abend. Zugeordnet. Stadt Rheine">'
        in html
    )
    response = client.get(picture_of(client, told.get_absolute_url()))
    assert (response["Content-Type"], size(response.content)) == ("image/png", (1200, 630))


def test_a_new_state_is_a_new_address_and_takes_the_place_of_the_old_picture(
    city: City, officer: User, client: Client
) -> None:
    told = released(field=city.language)
    before = picture_of(client, told.get_absolute_url())
    first = client.get(before).content
    told.begin(by=officer)
    after = picture_of(client, told.get_absolute_url())
    assert after != before
    assert client.get(after).content != first
    assert client.get(before).content == client.get(after).content


def test_it_is_drawn_once_while_nothing_changes(city: City, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    address = picture_of(client, released(field=city.language).get_absolute_url())
    first = client.get(address).content
    with pictures._one_at_a_time:  # whoever had to draw now would be too late
        monkeypatch.setattr(pictures, "PATIENCE", 0.01)
        assert client.get(address).content == first


def test_while_another_one_is_drawn_too_long_the_general_one_is_shown(
    city: City, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = picture_of(client, released(field=city.language).get_absolute_url())
    monkeypatch.setattr(pictures, "PATIENCE", 0.01)
    with pictures._one_at_a_time:
        response = client.get(address)
    assert (response.status_code, response["Location"], response["Cache-Control"]) == (302, GENERAL, "no-store")


def test_whoever_asks_for_too_many_new_ones_gets_the_general_one(
    city: City, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "MOST", 1)
    first, second = (picture_of(client, released(field=city.language).get_absolute_url()) for _one in range(2))
    assert [client.get(address).status_code for address in (first, second, first)] == [200, 302, 200]


def test_with_its_text_the_picture_goes(city: City, moderator: User, client: Client, outbox: Any) -> None:
    told = released(field=city.language)
    address = picture_of(client, told.get_absolute_url())
    assert client.get(address).status_code == 200
    key = answers._key(told, "de")
    assert caches["pictures"].get(key)
    told.hold(by=moderator)
    outbox()  # does what waits for the commit
    assert caches["pictures"].get(key) is None
    assert client.get(address).status_code == 404


def test_what_its_author_took_back_has_none(city: City, client: Client) -> None:
    told = released(field=city.language)
    address = picture_of(client, told.get_absolute_url())
    told.withdraw()
    assert client.get(address).status_code == 404
    assert picture_of(client, told.get_absolute_url()).startswith("/bild.png?v=")


def test_it_is_registered_as_a_copy() -> None:
    assert "share pictures" in copies.places()


def test_nobody_who_may_see_more_is_shown_more(city: City, moderator: User, client: Client) -> None:
    told = released(field=city.language)
    told.hold(by=moderator)
    client.force_login(moderator)
    assert client.get(f"/anregungen/{told.number}/bild.png").status_code == 404
    assert picture_of(client, told.get_absolute_url()).startswith("/bild.png?v=")


def test_measures_and_forums_have_their_own(city: City, client: Client) -> None:
    measure, forum = MeasureFactory(field=city.language, slug="abendkurs"), ForumFactory(slug="kommendes")
    for record in (measure, forum):
        response = client.get(picture_of(client, record.get_absolute_url()))
        assert size(response.content) == (1200, 630)
    forum.published = False
    forum.save()
    assert client.get("/foren/kommendes/bild.png").status_code == 404


def test_other_pages_share_the_city_s(city: City, client: Client) -> None:
    address = picture_of(client, "/anregungen/")
    assert size(client.get(address).content) == (1200, 630)
    assert picture_of(client, "/en/anregungen/").startswith("/en/bild.png?v=")


def test_it_sets_no_cookie_and_leaves_no_trace_in_search_engines(city: City, client: Client) -> None:
    response = client.get("/bild.png")
    assert (dict(response.cookies), response["X-Robots-Tag"]) == ({}, "noindex")


def test_two_at_once_are_drawn_one_after_the_other() -> None:
    drawn: list[bytes] = []
    threads = [Thread(target=lambda: drawn.append(shown("Gleichzeitig").draw())) for _one in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(drawn)) == 1
    assert len(drawn) == 4


def test_of_every_suggestion_that_is_public_it_says_what_its_page_says(city: City, client: Client) -> None:
    told = released(field=city.language)
    Suggestion.objects.filter(pk=told.pk).update(due_on="2020-01-02")
    html = client.get(told.get_absolute_url()).content.decode()
    assert "Überfällig seit 2. Januar 2020" in html.partition("og:image:alt")[2].partition(">")[0]
