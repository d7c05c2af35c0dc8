"""What one telephone sees of its table. Rendered first by the server from the rows that the feed sends later."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.urls import reverse

from forums.municipality.languages import said_in

from ..cards import Card, Point
from ..feed import Audience, Changes, News, Row, Sees, card_row, is_shown
from ..models import Forum
from ..receipts import code
from ..states import CardState
from .access import Here

CARDS_ON_A_PAGE = 60  # without JavaScript; with it the page has them all


@dataclass(frozen=True)
class Voice:
    """A card as this telephone shows it.

    `state` is `shown`, `waiting` (for the host) or `hidden`; only who wrote a card sees it in the last two.
    """

    row: Row
    state: str = "shown"
    mine: bool = False
    given: bool = False  # this telephone gave it a point
    receipt: str = ""
    receipt_url: str = ""
    about: str = ""


BLANK = Voice(
    row=dict.fromkeys(
        ("id", "v", "number", "order", "kind", "text", "lang", "dir", "german", "points", "cluster", "stance"), ""
    )
)


@dataclass(frozen=True)
class Group:
    """Cards under one heading; those under none come first."""

    id: str
    title: str
    voices: list[Voice]


@dataclass(frozen=True)
class TablePage:
    here: Here
    news: News
    voices: list[Voice]
    elsewhere: list[Voice]  # this telephone's cards at other tables
    points_left: int

    @classmethod
    def read(cls, here: Here) -> "TablePage":
        """In six queries, whatever the number of cards."""
        forum, table, me = here.forum, here.table, here.who.uuid
        news = Changes.read(forum.pk, 0, table.pk).news(Audience(Sees.TABLE, forum.pk, table.pk))
        own = {str(card.uuid): card for card in Card.objects.filter(forum=forum, writer=me).for_feed()}
        given = {
            str(uuid) for uuid in Point.objects.filter(giver=me, card__forum=forum).values_list("card__uuid", flat=True)
        }
        about = {prompt.pk: str(prompt) for prompt in table.prompts.all()}
        shown = {row["id"]: row for row in news["cards"]}
        mine = {id_: own_voice(card, forum, about) for id_, card in own.items()}
        voices = [
            mine.get(id_) or Voice(row, given=id_ in given, about=about.get(row["prompt"], ""))
            for id_, row in shown.items()
        ]
        voices += [mine[id_] for id_, card in own.items() if card.table_id == table.pk and id_ not in shown]
        return cls(
            here=here,
            news=news,
            voices=sorted(voices, key=lambda voice: voice.row["order"], reverse=True),
            elsewhere=[mine[id_] for id_, card in own.items() if card.table_id != table.pk],
            points_left=max(0, forum.points_each - len(given)),
        )

    def groups(self, voices: list[Voice]) -> list[Group]:
        of: defaultdict[str, list[Voice]] = defaultdict(list)
        for voice in voices:
            of[voice.row["cluster"] or ""].append(voice)
        headings = [(row["id"], row["title"]) for row in self.news["clusters"] if "title" in row]
        return [Group(id_, title, of[id_]) for id_, title in [("", ""), *headings]]

    def context(self, number: str | None) -> dict[str, Any]:
        page: Page[Voice] = Paginator(self.voices, CARDS_ON_A_PAGE).get_page(number)
        return {
            "here": self.here,
            "forum": self.here.forum,
            "table": self.here.table,
            "page": page,
            "groups": self.groups(list(page)),
            "elsewhere": self.elsewhere,
            "points_left": self.points_left,
            # A page that does not show all of them begins anew and gets them all.
            "seq": 0 if page.has_other_pages() else self.news["seq"],
            "now": self.news["now"],
            "asks_in": said_in(self.here.table.prompt.text) if self.here.table.prompt else "de",
            "blank": BLANK,
            "blank_group": Group("", "", []),
        }


def own_voice(card: Card, forum: Forum, about: dict[int, str]) -> Voice:
    """A card as its own writer sees it."""
    shown = is_shown(card, Audience(Sees.TABLE, forum.pk, card.table_id), forum)
    receipt = code(forum, card.number)
    return Voice(
        card_row(card),
        state="shown" if shown else "hidden" if card.state == CardState.HIDDEN else "waiting",
        mine=True,
        receipt=receipt,
        receipt_url=reverse("forum_receipt", args=[forum.slug, receipt]),
        about=about.get(card.prompt_id, "") if card.prompt_id else "",
    )
