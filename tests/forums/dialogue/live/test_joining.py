"""Coming to a table: by its code, by the short code, in one's own language; and going again."""

import pytest
from django.test import Client
from django.urls import reverse

from forums.dialogue.models import Forum, Point
from forums.dialogue.tables import Table
from forums.dialogue.tokens import cookie_name, token
from tests.factories import ForumFactory, TableFactory, card

from ..telephones import JSON, address, joined, send, send_form, who


def test_the_code_shows_the_table_and_every_language_by_its_own_name(client: Client, table: Table) -> None:
    page = client.get(address(table)).content.decode()
    assert "Tisch 1: Sprachförderung" in page
    assert 'value="ar" lang="ar" dir="rtl"><span class="kern-label">العربية</span>' in page
    assert page.count('name="language"') == 28


def test_the_languages_a_telephone_is_set_to_come_first(client: Client, table: Table) -> None:
    page = client.get(address(table), headers={"Accept-Language": "uk,ar-SY;q=0.8"}).content.decode()
    order = [part.partition('"')[0] for part in page.split('name="language" value="')[1:]]
    assert order[:4] == ["uk", "ar", "de", "en"]


def test_one_press_joins_and_leads_to_the_table(client: Client, forum: Forum, table: Table) -> None:
    response = client.post(address(table), {"language": "ar"})
    assert (response.status_code, response["Location"]) == (302, f"/foren/{forum.slug}/live/")
    kept = client.cookies[cookie_name(forum)]
    assert (kept["httponly"], kept["samesite"], "sessionid" in client.cookies) == (True, "Lax", False)
    joined_as = who(client, forum)
    assert (joined_as.table, joined_as.language) == (table.pk, "ar")


def test_the_code_photographed_once_more_leads_back_to_the_table(forum: Forum, table: Table) -> None:
    assert joined(table).get(address(table))["Location"] == f"/foren/{forum.slug}/live/"


def test_pages_follow_in_a_language_the_site_speaks(client: Client, forum: Forum, table: Table) -> None:
    assert client.post(address(table), {"language": "en"})["Location"] == f"/en/foren/{forum.slug}/live/"


def test_who_changes_tables_keeps_number_and_points(forum: Forum, table: Table, other_table: Table) -> None:
    telephone = joined(table)
    before = who(telephone, forum)
    Point.give(card(table), before.uuid)
    telephone.post(address(other_table), {"language": "tr"})
    after = who(telephone, forum)
    assert (after.uuid, after.table, after.language) == (before.uuid, other_table.pk, "tr")
    assert (
        "noch vergeben können: <strong data-points-left>4</strong>"
        in telephone.get(f"/foren/{forum.slug}/live/").content.decode()
    )


@pytest.mark.parametrize("typed", ["{}", " {} ", "{lower}", "{spaced}"])
def test_the_short_code_leads_to_the_table(client: Client, forum: Forum, table: Table, typed: str) -> None:
    given = typed.format(table.code, lower=table.code.lower(), spaced=f"{table.code[:2]} {table.code[2:]}")
    response = client.post(f"/foren/{forum.slug}/live/", {"code": given})
    assert response["Location"] == address(table)


def test_a_wrong_code_says_so(client: Client, forum: Forum) -> None:
    page = client.post(f"/foren/{forum.slug}/live/", {"code": "00000"}).content.decode()
    assert page.count("Kein Tisch hat diesen Code.") == 2  # on top and at the field


@pytest.mark.parametrize("made", ["forged", "revoked", "host's", "of another forum", "nonsense"])
def test_a_code_that_opens_nothing_gets_a_kind_page(client: Client, forum: Forum, table: Table, made: str) -> None:
    tokens = {
        "forged": f"{table.pk}:{'x' * 43}",
        "revoked": token(table, "join"),
        "host's": token(table, "host"),
        "of another forum": token(TableFactory(forum=ForumFactory()), "join"),
        "nonsense": "nonsense",
    }
    if made == "revoked":
        table.renew_links()
    response = client.get(reverse("forum_join", args=[forum.slug, tokens[made]]))
    assert response.status_code == 404
    assert "Dieser Code gilt nicht mehr" in response.content.decode()


def test_renewing_the_links_sends_the_telephones_of_the_old_ones_away(
    forum: Forum, table: Table, other_table: Table
) -> None:
    telephone, other = joined(table), joined(other_table)
    given, before = card(table), who(telephone, forum)
    table.renew_links()
    live = f"/foren/{forum.slug}/live/"
    point = {"karte": given.uuid, "punkt": "geben"}
    assert 'name="code"' in telephone.get(live).content.decode()
    assert (send(telephone, forum).status_code, telephone.post(f"{live}punkt/", point, headers=JSON).status_code) == (
        403,
        403,
    )
    assert telephone.get(f"{live}stand/").status_code == 403
    kept = send_form(telephone, forum)
    assert (kept.status_code, "Mehr Bänke im Park" in kept.content.decode()) == (403, True)
    assert (send(other, forum).status_code, other.get(f"{live}stand/").status_code) == (200, 200)
    table.refresh_from_db()
    assert telephone.get(address(table)).status_code == 200  # it must choose to join, not be led round in a circle
    telephone.post(address(table), {"language": "de"})
    assert (who(telephone, forum).uuid, send(telephone, forum).status_code) == (before.uuid, 200)


@pytest.mark.parametrize(
    ("verb", "words"), [("end", "Das Forum ist zu Ende. Danke!"), ("", "Das Forum hat noch nicht begonnen")]
)
def test_a_forum_that_does_not_run_says_so(client: Client, forum: Forum, table: Table, verb: str, words: str) -> None:
    if verb:
        forum.end()
    else:
        Forum.objects.filter(pk=forum.pk).update(state="planned")
    assert words in client.get(f"/foren/{forum.slug}/live/").content.decode()
    assert words in client.post(address(table), {"language": "de"}).content.decode()
    assert cookie_name(forum) not in client.cookies


def test_a_planned_forum_that_is_not_on_the_website_is_not_there(client: Client, db: None) -> None:
    hidden = ForumFactory(published=False)
    assert client.get(f"/foren/{hidden.slug}/live/").status_code == 404


def test_leaving_forgets_the_table(forum: Forum, table: Table) -> None:
    telephone = joined(table)
    page = telephone.post(f"/foren/{forum.slug}/live/verlassen/", follow=True).content.decode()
    assert telephone.cookies[cookie_name(forum)].value == ""
    assert "Sie haben den Tisch verlassen" in page
    assert f'data-draft-clear="forum-{forum.slug}"' in page


def test_a_cookie_opens_no_table_of_another_forum(forum: Forum, table: Table) -> None:
    other = TableFactory(forum=ForumFactory(), number=1)
    other.forum.begin()
    telephone = joined(table)
    telephone.cookies[cookie_name(other.forum)] = telephone.cookies[cookie_name(forum)].value
    assert 'name="code"' in telephone.get(f"/foren/{other.forum.slug}/live/").content.decode()


def test_pages_of_neighbouring_sites_cannot_act(forum: Forum, table: Table) -> None:
    for origin, status in (("http://testserver", 302), ("https://anders.rheine.example", 403), ("null", 403)):
        response = Client().post(address(table), {"language": "de"}, headers={"Origin": origin})
        assert (origin, response.status_code) == (origin, status)
