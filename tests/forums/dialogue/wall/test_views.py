"""The wall: what everybody in the hall may read, and nothing else."""

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from forums.dialogue.models import Forum
from forums.dialogue.tables import Table
from forums.people.models import User
from tests.factories import card


def test_the_wall_shows_what_the_host_released(client: Client, forum: Forum, table: Table) -> None:
    card(table, "Noch nicht freigegeben")
    card(table, "Freigegeben").release(by=None)
    hidden = card(table, "Ausgeblendet")
    hidden.release(by=None)
    hidden.hide(because="Name einer Person", by=None)
    page = client.get(f"/foren/{forum.slug}/wand/")
    shown = [text for text in ("Noch nicht freigegeben", "Freigegeben", "Ausgeblendet") if text in page.text]
    assert shown == ["Freigegeben"]
    news = client.get(f"/foren/{forum.slug}/wand/stand/").json()
    assert [row["text"] for row in news["cards"]] == ["Freigegeben"]


def test_nothing_new_is_answered_without_a_body(client: Client, forum: Forum, table: Table) -> None:
    card(table).release(by=None)
    seq = Forum.objects.get(pk=forum.pk).seq
    assert client.get(f"/foren/{forum.slug}/wand/stand/", {"nach": seq}).status_code == 204
    for nonsense in ("-1", "x", "²", "9" * 40):
        assert client.get(f"/foren/{forum.slug}/wand/stand/", {"nach": nonsense}).json()["after"] == 0


def test_the_wall_of_a_forum_that_is_not_public_is_for_those_who_plan_it(
    client: Client, forum: Forum, coordinator: User
) -> None:
    Forum.objects.filter(pk=forum.pk).update(published=False)
    addresses = [f"/foren/{forum.slug}/wand/", f"/foren/{forum.slug}/wand/stand/"]
    assert [client.get(address).status_code for address in addresses] == [404, 404]
    client.force_login(coordinator)
    assert [client.get(address).status_code for address in addresses] == [200, 200]


def test_the_wall_starts_no_session(client: Client, forum: Forum) -> None:
    page = client.get(f"/foren/{forum.slug}/wand/")
    assert (dict(page.cookies), page["Cache-Control"]) == (
        {},
        "max-age=0, no-cache, no-store, must-revalidate, private",
    )


@pytest.mark.parametrize("count", [1, 30])
def test_the_wall_takes_six_queries(
    client: Client, forum: Forum, table: Table, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(count):
        card(table).release(by=None)
    with django_assert_num_queries(6):
        client.get(f"/foren/{forum.slug}/wand/")
    seq = Forum.objects.get(pk=forum.pk).seq
    with django_assert_num_queries(1):
        client.get(f"/foren/{forum.slug}/wand/stand/", {"nach": seq})
