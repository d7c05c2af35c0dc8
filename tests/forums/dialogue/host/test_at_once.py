"""Host and scribe with the same card at the same moment, on real connections."""

from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from forums.dialogue.cards import Card
from forums.dialogue.clusters import Cluster
from forums.dialogue.models import Forum
from forums.dialogue.tables import Table
from forums.dialogue.tokens import token
from tests.factories import card

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]

ROUNDS = 5


def posted_at_once(*posts: tuple[str, dict[str, object]]) -> list[int]:
    """Each in a thread and connection of its own, started together; the answers' codes in order."""
    barrier, codes = Barrier(len(posts)), [0] * len(posts)

    def send(place: int, address: str, data: dict[str, object]) -> None:
        try:
            barrier.wait(timeout=20)
            codes[place] = Client().post(address, data).status_code
        finally:
            connection.close()

    threads = [Thread(target=send, args=(place, *post)) for place, post in enumerate(posts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return codes


def by(table: Table, key: str, page: str, *args: object) -> str:
    return reverse(page, args=[table.forum.slug, token(table, "host" if key == "host" else "write"), *args])


def test_of_host_and_scribe_one_takes_effect_and_the_other_is_told(table: Table) -> None:
    for _round in range(ROUNDS):
        shown = card(table, "Mehr Kurse", language="en")
        mend = by(table, "host", "forum_card_action", shown.uuid, "berichtigen")
        say = by(table, "scribe", "forum_card_action", shown.uuid, "deutsch")
        codes = posted_at_once(
            (mend, {"seen": shown.version, "text": "More courses"}),
            (say, {"seen": shown.version, "german": "Mehr Kurse"}),
        )
        now = Card.objects.get(pk=shown.pk)
        assert sorted(codes) == [302, 409]
        assert (now.text, now.german) == (("More courses", "") if codes[0] == 302 else ("Mehr Kurse", "Mehr Kurse"))
        assert now.version == shown.version + 1


def test_releasing_all_while_cards_come_releases_each_once(forum: Forum, table: Table) -> None:
    cards = [card(table, f"Karte {number}") for number in range(20)]
    seen = Forum.objects.get(pk=forum.pk).seq
    everything = by(table, "host", "forum_host_release_all")
    write = by(table, "scribe", "forum_write")
    codes = posted_at_once(
        *[(everything, {"up_to": seen})] * 3,
        *((write, {"text": f"Neu {number}", "kind": "idea", "language": "de"}) for number in range(3)),
    )
    assert codes == [302] * 6
    assert set(Card.objects.released()) == set(cards)
    assert [each_card.entries.count() for each_card in Card.objects.released()] == [1] * 20
    numbers = sorted(Card.objects.values_list("seq", flat=True))
    assert (len(set(numbers)), numbers[-1]) == (23, Forum.objects.get(pk=forum.pk).seq)


def test_dissolving_a_heading_while_a_card_is_put_under_it_leaves_no_card_behind(table: Table) -> None:
    for _round in range(ROUNDS):
        made, shown = Cluster.make(table, "Kurse", [card(table)]), card(table)
        put = by(table, "host", "forum_card_action", shown.uuid, "gruppieren")
        codes = posted_at_once(
            (by(table, "host", "forum_host_heading", made.uuid, "aufloesen"), {}),
            (put, {"seen": shown.version, "heading": str(made.uuid)}),
        )
        assert (codes[0], codes[1] in {302, 409, 422}) == (302, True)
        assert list(Card.objects.filter(cluster__isnull=False)) == []
