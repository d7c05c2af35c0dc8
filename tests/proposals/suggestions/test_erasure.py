"""Who has no account erases by the follow link: name, addresses, photo, original go; the text stays."""

import pytest
from django.test import Client

from forums.notices.models import Notice
from proposals.suggestions.follow_links import follow_token
from proposals.suggestions.following import Follower
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Visibility
from tests.conftest import City
from tests.factories import released, suggestion
from tests.forums.people.dump import holding


@pytest.fixture
def told(city: City) -> Suggestion:
    found = released(
        "Ein Nähkurs am Abend.", field=city.language, author_name="Zwetlana Quittenbaum", author_name_public=True
    )
    found.original += " Meine Nummer, nur-uns-gesagt, ist 0815."
    found.save()
    for email, is_author in (("zwetlana@example.org", True), ("andere@example.org", False)):
        Follower.objects.ask(found, email, "de", is_author=is_author)
    return found


def test_everything_that_points_to_the_author_goes_and_the_link_works_on(client: Client, told: Suggestion) -> None:
    link = f"/anregungen/verfolgen/{follow_token(told)}/"
    assert "Meinen Namen und meine Daten löschen" in client.get(link).content.decode()
    answer = client.post(f"{link}name-loeschen/")
    assert (answer.status_code, answer["Location"]) == (302, link)
    assert holding("zwetlana", "quittenbaum", "nur-uns-gesagt") == {}
    told.refresh_from_db()
    assert (told.visibility, told.public_text) == (Visibility.PUBLIC, "Ein Nähkurs am Abend.")
    shown = client.get(link).content.decode()
    assert "Gelöscht. Hier weist nichts mehr auf Sie hin." in shown
    assert "Meinen Namen und meine Daten löschen" not in shown


def test_other_followers_stay(client: Client, told: Suggestion) -> None:
    client.post(f"/anregungen/verfolgen/{follow_token(told)}/name-loeschen/")
    assert [follower.email for follower in Follower.objects.all()] == ["andere@example.org"]
    assert [notice.email for notice in Notice.objects.exclude(email="")] == ["andere@example.org"]


def test_a_text_that_waits_for_a_moderator_can_still_be_published(client: Client, city: City) -> None:
    told = suggestion("Ein Nähkurs am Abend.", author_name="Zwetlana Quittenbaum")
    client.post(f"/anregungen/verfolgen/{follow_token(told)}/name-loeschen/")
    told.refresh_from_db()
    told.release(by=None)
    assert (told.original, told.public_text) == ("", "Ein Nähkurs am Abend.")


def test_a_stranger_without_the_link_erases_nothing(client: Client, told: Suggestion) -> None:
    assert client.post(f"/anregungen/verfolgen/{follow_token(told)[:-2]}xx/name-loeschen/").status_code == 404
    assert client.get(f"/anregungen/verfolgen/{follow_token(told)}/name-loeschen/").status_code == 405
    told.refresh_from_db()
    assert told.author_name == "Zwetlana Quittenbaum"
