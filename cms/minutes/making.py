"""The first draft of minutes: what the tables' cards say, for people to shorten, explain and correct."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.db.models import Prefetch
from django.utils.translation import override

from forums.dialogue.models import Card, Cluster, Forum, Prompt, Table
from forums.dialogue.photographs import Photograph
from forums.municipality.languages import said_in

type Block = tuple[str, dict[str, Any]]


def body_of(forum: Forum) -> list[Block]:
    """Table by table: prompts, clusters with their cards, other cards; then photographs. Released cards only.

    Six queries, whatever the number of tables and cards.
    """
    clusters: Any = Prefetch("clusters", queryset=Cluster.objects.standing())
    cards: Any = Prefetch("cards", queryset=Card.objects.released().order_by("-points", "number"))
    tables = forum.tables.select_related("field").prefetch_related("prompts", clusters, cards)
    agreed = list(Photograph.objects.agreed().filter(forum=forum).order_by("created", "pk"))
    with override(settings.LANGUAGE_CODE):
        found = [block for table in tables for block in _blocks(table, agreed)]
    return found + [_photograph(photo) for photo in agreed if photo.table_id is None]


def _blocks(table: Table, agreed: Sequence[Photograph]) -> Iterable[Block]:
    yield "table", _table(table)
    yield from (_photograph(photo) for photo in agreed if photo.table_id == table.pk)


def _table(table: Table) -> dict[str, Any]:
    cards = list(table.cards.all())
    clusters = [
        (cluster, [card for card in cards if card.cluster_id == cluster.pk]) for cluster in table.clusters.all()
    ]
    grouped = {card.pk for _cluster, under in clusters for card in under}
    return {
        "number": table.number,
        "name": table.topic,
        "prompts": [_prompt(prompt) for prompt in table.prompts.all()],
        "clusters": [
            {"title": cluster.title, "cards": [_card(card) for card in under]} for cluster, under in clusters if under
        ],
        "cards": [_card(card) for card in cards if card.pk not in grouped],
    }


def _prompt(prompt: Prompt) -> dict[str, Any]:
    return {"text": str(prompt), "language": said_in(prompt.text)}


def _card(card: Card) -> dict[str, Any]:
    words = [card.get_kind_display(), card.get_stance_display() if card.stance else ""]
    return {
        "text": card.text,
        "language": card.language,
        "german": card.german,
        "kind": " – ".join(filter(None, map(str, words))),
        "points": card.points,
    }


def _photograph(photo: Photograph) -> Block:
    return "photograph", {"photograph": str(photo.uuid), "caption": ""}
