"""What a host does at a table, and who else may do what there."""

from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from forums.dialogue.card_log import CardEntry
from forums.dialogue.cards import Card
from forums.dialogue.clusters import Cluster
from forums.dialogue.models import Forum
from forums.dialogue.states import CardState
from forums.dialogue.tables import Table
from forums.dialogue.tokens import host_url, scribe_url, token
from forums.people.models import User
from tests.factories import PersonFactory, TableFactory, UserFactory, both, card

HTMX = {"HX-Request": "true"}


@pytest.fixture
def host(table: Table) -> User:
    """An account whose person leads table 1."""
    user: User = UserFactory(email="tischleitung@example.org", person=PersonFactory())
    table.host = user.person
    table.save()
    return user


@pytest.fixture
def scribe(table: Table) -> User:
    user: User = UserFactory(email="schreibhilfe@example.org", person=PersonFactory())
    table.scribe = user.person
    table.save()
    return user


def url(page: str, table: Table, *args: object, key: str = "host") -> str:
    """By the link of host (`host`) or scribe (`write`), or by the table's number (`number`)."""
    by = str(table.number) if key == "number" else token(table, "host" if key == "host" else "write")
    return reverse(page, args=[table.forum.slug, by, *args])


def act(client: Client, shown: Card, name: str, key: str = "host", **data: object) -> int:
    sent = {"seen": shown.version, **data}
    return client.post(url("forum_card_action", shown.table, shown.uuid, name, key=key), sent).status_code


def now(shown: Card) -> Card:
    found: Card = Card.objects.get(pk=shown.pk)
    return found


@pytest.mark.parametrize(("page", "parts"), [("forum_host", "forum_host_pieces"), ("forum_write", "forum_host_news")])
def test_a_page_that_was_signed_out_hears_so_and_not_the_sign_in_page(
    client: Client, table: Table, host: User, page: str, parts: str
) -> None:
    client.force_login(host)
    assert "Sie sind abgemeldet" in client.get(url(page, table, key="number")).content.decode()
    client.logout()
    fetched = client.get(url(parts, table, key="number"), headers={"Sec-Fetch-Dest": "empty"})
    assert fetched.status_code == 403
    assert "Sie sind abgemeldet" not in client.get(url(page, table)).content.decode()


@pytest.mark.parametrize("page", ["forum_host", "forum_write"])
def test_who_may_come_to_a_table(
    client: Client, table: Table, host: User, scribe: User, coordinator: User, stranger: User, page: str
) -> None:
    at_number = url(page, table, key="number")
    assert client.get(at_number)["Location"].startswith("/konto/login/")
    codes = {}
    for user in (host, scribe, coordinator, stranger):
        client.force_login(user)
        codes[user.email.partition("@")[0]] = client.get(at_number).status_code
    to_scribe = 302 if page == "forum_host" else 200  # the scribe's own page
    assert codes == {"tischleitung": 200, "schreibhilfe": to_scribe, "koordination": 200, "fremd": 404}


def test_the_link_opens_its_table_and_no_other(client: Client, table: Table, other_table: Table) -> None:
    assert client.get(url("forum_host", table)).status_code == 200
    foreign = card(other_table)
    address = reverse("forum_card_action", args=[table.forum.slug, token(table, "host"), foreign.uuid, "freigeben"])
    assert client.post(address, {"seen": foreign.version}).status_code == 404
    assert now(foreign).state == CardState.NEW
    old = url("forum_host", table)
    table.renew_links()
    assert client.get(old).status_code == 404
    assert client.get(reverse("forum_host", args=[table.forum.slug, token(table, "join")])).status_code == 404


@pytest.mark.parametrize("key", ["²", "٣", "1" * 5000])
def test_what_is_no_number_is_taken_for_a_link_and_opens_nothing(client: Client, table: Table, key: str) -> None:
    assert client.get(reverse("forum_host", args=[table.forum.slug, key])).status_code == 404


def test_a_keyed_page_is_kept_from_others_and_needs_no_token(table: Table) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.get(url("forum_host", table))
    assert (answer["Referrer-Policy"], answer["X-Robots-Tag"]) == ("no-referrer", "noindex, nofollow")
    assert "no-store" in answer["Cache-Control"]
    assert act(strict, card(table), "freigeben") == 302


def test_by_number_it_is_the_session_that_grants_so_forms_are_checked(table: Table, host: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(host)
    shown = card(table)
    assert strict.get(url("forum_host", table, key="number"))["Referrer-Policy"] == "same-origin"
    assert act(strict, shown, "freigeben", key="number") == 403
    assert now(shown).state == CardState.NEW


def test_a_scribe_mends_and_translates_but_does_not_decide(client: Client, table: Table) -> None:
    shown = card(table, "More curses", language="en")
    refused = [
        act(client, shown, "freigeben", "write"),
        act(client, shown, "ausblenden", "write", reason="names"),
        act(client, shown, "gruppieren", "write"),
        client.post(url("forum_host_chosen", table, key="write"), {"card": shown.uuid, "then": "release"}).status_code,
        client.post(url("forum_host_release_all", table, key="write"), {"up_to": 99}).status_code,
        client.post(url("forum_host_new_heading", table, key="write"), {"title": "Neu"}).status_code,
        client.post(url("forum_host_table", table, "schliessen", key="write")).status_code,
    ]
    assert refused == [403] * 7
    assert act(client, shown, "berichtigen", "write", text="More courses") == 302
    assert act(client, now(shown), "deutsch", "write", german="Mehr Kurse") == 302
    assert (now(shown).text, now(shown).original, now(shown).german) == ("More courses", "More curses", "Mehr Kurse")


def test_an_account_that_acts_is_remembered(client: Client, table: Table, host: User) -> None:
    client.force_login(host)
    act(client, card(table), "freigeben", key="number")
    act(client, card(table), "freigeben")
    client.logout()
    act(client, card(table), "freigeben")
    assert list(CardEntry.objects.values_list("by__email", flat=True)) == [host.email, host.email, None]


def test_a_hidden_card_says_why(client: Client, table: Table) -> None:
    shown = card(table)
    assert act(client, shown, "ausblenden", reason="other") == 422
    assert act(client, shown, "ausblenden", reason="names", words="Bitte ohne Namen.") == 302
    assert now(shown).why_hidden == (
        "Auf der Karte stehen Namen oder private Angaben über Menschen. Die schützen wir. Bitte ohne Namen."
    )


def test_who_comes_too_late_sees_both_and_loses_nothing(client: Client, table: Table) -> None:
    shown = card(table, "Mehr Deuschkurse")
    shown_version = shown.version
    now(shown).correct("Mehr Deutschkurse", by=None)
    address = url("forum_card_action", table, shown.uuid, "berichtigen")
    late = client.post(address, {"seen": shown_version, "text": "Mehr Deutschkurse abends"})
    assert late.status_code == 409
    page = late.content.decode()
    assert "Mehr Deutschkurse abends</textarea>" in page
    assert '<p class="host-card__text" lang="de" dir="ltr">Mehr Deutschkurse</p>' in page
    again = client.post(address, {"seen": now(shown).version, "text": "Mehr Deutschkurse abends"})
    assert (again.status_code, now(shown).text) == (302, "Mehr Deutschkurse abends")


def test_all_new_cards_go_to_the_wall_but_none_unseen(client: Client, forum: Forum, table: Table) -> None:
    cards = [card(table) for _number in range(3)]
    seen = Forum.objects.get(pk=forum.pk).seq
    later = card(table)
    answer = client.post(url("forum_host_release_all", table), {"up_to": seen}, follow=True)
    assert [str(message) for message in answer.context["messages"]] == [
        "3 Karten sind jetzt an der Wand.",
        "1 Karte ist in der Zwischenzeit gekommen oder wurde geändert. Bitte sehen Sie sie zuerst an.",
    ]
    assert set(Card.objects.released()) == set(cards)
    assert now(later).state == CardState.NEW


def test_who_was_in_danger_is_told_apart_from_what_came_in(client: Client, forum: Forum, table: Table) -> None:
    written = card(table, "Ich will nicht mehr leben.")
    written.end_danger(by=None, outcome="called", result="Krisendienst.")
    kept_back = "1 Karte wurde auf Gefahr geprüft. Bitte geben Sie sie einzeln frei, wenn sie gezeigt werden soll."
    seen = Forum.objects.get(pk=forum.pk).seq
    answer = client.post(url("forum_host_release_all", table), {"up_to": seen}, follow=True)
    said = [str(message) for message in answer.context["messages"]]
    assert said == ["0 Karten sind jetzt an der Wand.", kept_back]
    assert "wurde auf Gefahr geprüft; einzeln freigeben" in answer.content.decode()
    ticked = {"card": [written.uuid], "then": "release"}
    answer = client.post(url("forum_host_chosen", table), ticked, follow=True)
    assert [str(message) for message in answer.context["messages"]] == said
    address = url("forum_card_action", table, written.uuid, "freigeben")
    answer = client.post(address, {"seen": now(written).version}, follow=True)
    assert now(written).state == CardState.RELEASED
    assert "wurde auf Gefahr geprüft" not in answer.content.decode()


def test_ticked_cards_are_released_or_put_together(client: Client, table: Table) -> None:
    cards = [card(table) for _number in range(3)]
    address, ticked = url("forum_host_chosen", table), [each_card.uuid for each_card in cards[:2]]
    client.post(address, {"card": ticked, "then": "release"})
    assert set(Card.objects.released()) == set(cards[:2])
    client.post(address, {"card": ticked, "then": "group", "new_heading": "Kurse am Abend"})
    made = Cluster.objects.get()
    assert (made.title, set(made.cards.all())) == ("Kurse am Abend", set(cards[:2]))
    client.post(address, {"card": ticked[:1], "then": "group", "heading": ""})
    assert set(made.cards.all()) == {cards[1]}


def test_without_a_tick_the_page_says_what_to_do(client: Client, table: Table) -> None:
    answer = client.post(url("forum_host_chosen", table), {"then": "group", "new_heading": "Kurse", "card": ["x"]})
    assert answer.status_code == 422
    assert answer.context["chosen"].non_field_errors() == [
        "Bitte wählen Sie zuerst Karten aus: mit dem Kästchen neben der Nummer."
    ]
    assert 'value="Kurse"' in answer.content.decode()


def test_a_card_is_put_under_a_heading_with_those_that_are_near(client: Client, table: Table) -> None:
    first, near = card(table), card(table)
    assert act(client, first, "gruppieren", new_heading="Abends", near=[near.uuid]) == 302
    made = Cluster.objects.get()
    assert set(made.cards.all()) == {first, near}
    assert act(client, first, "gruppieren", new_heading="Nachts") == 409
    assert list(Cluster.objects.values_list("title", flat=True)) == ["Abends"]


def test_headings_are_made_renamed_and_taken_away(client: Client, table: Table, other_table: Table) -> None:
    client.post(url("forum_host_new_heading", table), {"title": "Abends"})
    made = Cluster.objects.get()
    Cluster.move_card(card(table), to=made)

    def change(name: str, at: Table = table, **data: object) -> int:
        return client.post(url("forum_host_heading", at, made.uuid, name), data).status_code

    seen = made.version
    assert change("umbenennen", title="Kurse am Abend", seen=seen) == 302
    assert change("umbenennen", title="Zu spät", seen=seen) == 409
    assert change("umbenennen", title="") == 422
    assert change("aufloesen", at=other_table) == 404
    assert change("aufloesen") == 302
    assert change("aufloesen") == 409
    made.refresh_from_db()
    assert (made.title, made.dissolved, made.cards.count()) == ("Kurse am Abend", True, 0)


def test_a_round_is_begun_with_a_question_and_a_clock(client: Client, table: Table, other_table: Table) -> None:
    question, foreign = table.put_down(both("Was fehlt?")), other_table.put_down(both("Und hier?"))

    def change(name: str, **data: object) -> int:
        return client.post(url("forum_host_table", table, name), data).status_code

    assert change("runde", prompt=foreign.pk) == 422
    assert change("runde", prompt=question.pk, minutes=10) == 302
    table.refresh_from_db()
    assert (table.round, table.prompt, table.round_ends_at is not None) == (1, question, True)
    assert "Was fehlt?" in client.get(url("forum_host", table)).content.decode()
    assert [change("runde-beenden"), change("schliessen")] == [302, 302]
    assert change("runde", minutes=5) == 409
    assert [change("oeffnen"), change("verzaubern")] == [302, 404]


def test_only_the_pieces_asked_for_come(client: Client, table: Table, other_table: Table) -> None:
    shown, foreign = card(table, "Mehr Bänke"), card(other_table, "Fremd")
    card(table, "Nicht gefragt")
    cluster = Cluster.make(table, "Draußen", [shown])
    asked = {"karte": [shown.uuid, foreign.uuid], "gruppe": cluster.uuid}
    text = client.get(url("forum_host_pieces", table), asked).content.decode()
    assert [word in text for word in ("Mehr Bänke", "Draußen", "Fremd", "Nicht gefragt", "host-bar")] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert client.get(url("forum_host_pieces", table), {"karte": "x"}).status_code == 404


def test_what_is_new_can_be_asked_for_without_a_socket(client: Client, table: Table) -> None:
    first = card(table)
    first.hide(because="names", by=None)
    seen = Forum.objects.get(pk=table.forum_id).seq
    card(table)
    news = client.get(url("forum_host_news", table, key="write"), {"nach": seen}).json()
    assert ([row["number"] for row in news["cards"]], news["seq"]) == ([2], seen + 1)
    everything = client.get(url("forum_host_news", table), {"nach": "x"}).json()
    assert [row["state"] for row in everything["cards"]] == ["hidden", "new"]


def test_an_act_by_htmx_answers_with_the_card_alone(client: Client, table: Table) -> None:
    shown = card(table)
    answer = client.post(
        url("forum_card_action", table, shown.uuid, "freigeben"), {"seen": shown.version}, headers=HTMX
    )
    text = answer.content.decode()
    assert (f'id="card-{shown.uuid}"' in text, "<html" in text, 'data-place="alone"' in text) == (True, False, True)
    assert "Karte 1 ist an der Wand." in text


@pytest.mark.parametrize("count", [1, 30])
def test_the_page_takes_the_same_queries_for_many_cards(
    client: Client, table: Table, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    question = table.put_down(both("Was fehlt?"))
    cards = [card(table, writer=uuid4(), prompt=question) for _number in range(count)]
    Cluster.make(table, "Abends", cards[:10])
    Card.release_all(table, by=None, only=[each_card.uuid for each_card in cards[:20]])
    cache.clear()
    with django_assert_num_queries(12):
        client.get(url("forum_host", table))


def test_an_account_finds_its_tables(client: Client, forum: Forum, host: User, stranger: User) -> None:
    address = reverse("forum_host_tables", args=[forum.slug])
    assert client.get(address).status_code == 302
    client.force_login(host)
    assert [str(row["table"]) for row in client.get(address).context["tables"]] == ["1: Sprachförderung"]
    client.force_login(stranger)
    assert client.get(address).status_code == 404


def test_only_coordinators_hand_out_links_and_renew_them(
    client: Client, forum: Forum, table: Table, host: User, coordinator: User, stranger: User
) -> None:
    address, old = reverse("forum_host_tables", args=[forum.slug]), host_url(table)
    renew = reverse("forum_host_renew_links", args=[forum.slug, 1])
    codes = {}
    for user in (stranger, host, coordinator):
        client.force_login(user)
        codes[user.email.partition("@")[0]] = (client.post(renew).status_code, client.get(address).status_code)
    assert codes == {"fremd": (404, 404), "tischleitung": (403, 200), "koordination": (302, 200)}
    table.refresh_from_db()
    shown = client.get(address).content.decode()
    assert (old in shown, host_url(table) in shown, scribe_url(table) in shown) == (False, True, True)
    client.force_login(host)
    assert host_url(table) not in client.get(address).content.decode()


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_of_tables_takes_the_same_queries_for_many(
    client: Client, forum: Forum, coordinator: User, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(3, count + 3):
        TableFactory(forum=forum, number=number)
    client.force_login(coordinator)
    cache.clear()
    with django_assert_num_queries(8):
        client.get(reverse("forum_host_tables", args=[forum.slug]))


def test_a_forums_page_leads_hosts_to_their_tables(client: Client, forum: Forum, host: User, stranger: User) -> None:
    page, way = reverse("forum", args=[forum.slug]), reverse("forum_host_tables", args=[forum.slug])
    shown = []
    for user in (None, stranger, host):
        if user:
            client.force_login(user)
        shown.append(way in client.get(page).content.decode())
    assert shown == [False, False, True]
