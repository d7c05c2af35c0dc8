"""A photo is as public as its author allowed and its suggestion is; otherwise it belongs to the original."""

import pytest
from django.test import Client

from forums.people.models import User
from forums.pictures.models import Picture
from proposals.suggestions.follow_links import follow_token
from proposals.suggestions.models import Suggestion
from tests.conftest import City
from tests.factories import released, suggestion
from tests.forums.pictures.test_pictures import photo


def status(told: Suggestion, user: User | None = None) -> int:
    client = Client()
    if user:
        client.force_login(user)
    assert told.photo is not None
    return client.get(f"/bilder/{told.photo.uuid}/").status_code


def test_a_public_photo_of_a_public_suggestion_is_for_everyone(city: City) -> None:
    assert status(released(photo=Picture.take(photo()), photo_public=True)) == 200


@pytest.mark.parametrize("shown", [True, False])
def test_before_release_only_author_and_moderators_see_it(
    city: City, citizen: User, stranger: User, moderator: User, officer: User, shown: bool
) -> None:
    told = suggestion(photo=Picture.take(photo()), photo_public=shown, author=citizen, field=city.language)
    found = [status(told, user) for user in (None, stranger, officer, citizen, moderator)]
    assert found == [404, 404, 404, 200, 200]


def test_a_photo_not_meant_for_all_is_seen_by_those_who_read_the_original(
    city: City, citizen: User, stranger: User, moderator: User, officer: User, faith_officer: User
) -> None:
    told = released(photo=Picture.take(photo()), author=citizen, field=city.language)
    found = [status(told, user) for user in (None, stranger, faith_officer, officer, citizen, moderator)]
    assert found == [404, 404, 404, 200, 200, 200]


def test_held_again_it_is_gone_for_the_public(city: City, moderator: User) -> None:
    told = released(photo=Picture.take(photo()), photo_public=True)
    told.hold(by=moderator, reason="names")
    assert (status(told), status(told, moderator)) == (404, 200)


def test_the_author_s_page_shows_it_by_a_key_without_an_account(client: Client, city: City) -> None:
    told = suggestion(photo=Picture.take(photo()))
    page = client.get(f"/anregungen/verfolgen/{follow_token(told)}/").content.decode()
    url = page.partition('src="/bilder/')[2].partition('"')[0]
    assert client.get(f"/bilder/{url}").status_code == 200
