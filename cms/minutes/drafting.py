"""The first draft of minutes: what the tables' cards say, for people to shorten, explain and correct."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.db.models import Prefetch
from django.utils.translation import override
from wagtail.blocks.list_block import ListValue

from forums.dialogue.models import Card, Cluster, Forum, Prompt, Table
from forums.dialogue.photographs import Photograph
from forums.municipality.languages import said_in
from proposals.intake.cards.models import CardOutcome
from proposals.intake.cards.wording import may_speak_of_danger
from proposals.suggestions.stages import Visibility

from .blocks import MinutesBody

TABLE = MinutesBody().child_blocks["table"]
BY_THEMSELVES = TABLE.child_blocks["cards"]
IN_CLUSTERS = TABLE.child_blocks["clusters"].child_block.child_blocks["cards"]

type Block = tuple[str, dict[str, object]]


def body_of(forum: Forum) -> list[Block]:
    """Table by table: prompts, clusters with their cards, other cards; then photographs. Released cards only, and
    none that may speak of danger: whoever edits adds by hand what is harmless.

    Six queries, whatever the number of tables and cards.
    """
    clusters: Any = Prefetch("clusters", queryset=Cluster.objects.standing())
    cards: Any = Prefetch("cards", queryset=_to_show())
    tables = forum.tables.select_related("field").prefetch_related("prompts", clusters, cards)
    agreed = list(Photograph.objects.agreed().filter(forum=forum).order_by("created", "pk"))
    with override(settings.LANGUAGE_CODE):
        found = [block for table in tables for block in _blocks(table, agreed)]
    return found + [_photograph(photo) for photo in agreed if photo.table_id is None]


def _to_show() -> Any:
    """What was on the wall, but for what the moderators keep from public view since."""
    kept_back = CardOutcome.objects.filter(suggestion__visibility__in=[Visibility.HELD, Visibility.REJECTED])
    return Card.objects.released().exclude(pk__in=kept_back.values("card")).order_by("-points", "number")


def _blocks(table: Table, agreed: Sequence[Photograph]) -> Iterable[Block]:
    yield "table", _table(table)
    yield from (_photograph(photo) for photo in agreed if photo.table_id == table.pk)


def _table(table: Table) -> dict[str, object]:
    cards = [card for card in table.cards.all() if not may_speak_of_danger(card)]
    clusters = [
        (cluster, [card for card in cards if card.cluster_id == cluster.pk]) for cluster in table.clusters.all()
    ]
    grouped = {card.pk for _cluster, under in clusters for card in under}
    return {
        "number": table.number,
        "name": table.topic,
        "prompts": [_prompt(prompt) for prompt in table.prompts.all()],
        "clusters": [
            {"title": cluster.title, "cards": _said(IN_CLUSTERS, under)} for cluster, under in clusters if under
        ],
        "cards": _said(BY_THEMSELVES, [card for card in cards if card.pk not in grouped]),
    }


def _prompt(prompt: Prompt) -> dict[str, object]:
    return {"text": str(prompt), "language": said_in(prompt.text)}


def _said(block: Any, cards: Sequence[Card]) -> ListValue:
    """Each block carries its card's key, by which it goes when the card leaves public view."""
    said = block.child_block
    return ListValue(
        block,
        bound_blocks=[ListValue.ListChild(said, said.normalize(_card(card)), id=str(card.uuid)) for card in cards],
    )


def _card(card: Card) -> dict[str, object]:
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
