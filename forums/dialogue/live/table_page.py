"""What one telephone sees of its table. First rendered by the server from the same rows that live updates bring."""

from collections import defaultdict
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.urls import reverse

from forums.municipality.languages import said_to

from ..card_flags import CardFlag
from ..cards import Card
from ..changes import Audience, CardRow, Changes, News, Sees, card_row, is_shown
from ..forum import Forum
from ..points import Point
from ..receipts import code
from ..states import CardState
from ..tables import Prompt
from .access import Joined
from .help import help_in

CARDS_ON_A_PAGE = 60  # without JavaScript; with it the page has them all


@dataclass(frozen=True)
class Question:
    """A question of the table as this telephone's reader gets it. `translated`: into the language they chose."""

    lang: str
    words: str
    translated: bool

    @classmethod
    def to(cls, reader: str, prompt: Prompt) -> "Question":
        code, words = said_to(prompt.text, reader)
        return cls(code, words, code.partition("-")[0] == reader.partition("-")[0])


@dataclass(frozen=True)
class PhoneCard:
    """A card as this telephone shows it.

    `state` is `shown`, `waiting` (for the host) or `hidden`; only a card's writer sees it in the last two.
    """

    row: CardRow
    state: str = "shown"
    mine: bool = False
    given: bool = False  # this telephone gave it a point
    receipt: str = ""
    receipt_url: str = ""
    about: Question | None = None


BLANK = PhoneCard(  # the pattern that the script fills
    {
        "id": "",
        "v": 0,
        "number": 0,
        "order": 0,
        "table": 0,
        "kind": "",
        "text": "",
        "lang": "",
        "dir": "",
        "german": "",
        "points": 0,
        "cluster": None,
        "prompt": None,
        "stance": "",
    }
)


@dataclass(frozen=True)
class Group:
    """Cards under one heading; those under none come first."""

    id: str
    title: str
    cards: list[PhoneCard]


@dataclass(frozen=True)
class TablePage:
    joined: Joined
    news: News
    cards: list[PhoneCard]
    elsewhere: list[PhoneCard]  # this telephone's cards at other tables
    points_left: int
    needs_help: bool  # one of this telephone's cards may speak of danger

    @classmethod
    def read(cls, joined: Joined) -> "TablePage":
        """In seven queries, whatever the number of cards."""
        forum, table, me = joined.forum, joined.table, joined.participant.uuid
        news = Changes.read(forum.pk, 0, table.pk).news(Audience(Sees.TABLE, forum.pk, table.pk))
        own = {str(card.uuid): card for card in Card.objects.filter(forum=forum, writer=me).for_feed()}
        given = {str(uuid) for uuid in Point.objects.spent(forum, me).values_list("card__uuid", flat=True)}
        about = {prompt.pk: Question.to(joined.participant.language, prompt) for prompt in table.prompts.all()}
        shown = {row["id"]: row for row in news["cards"] if "gone" not in row}
        mine = {id_: own_card(card, forum, about) for id_, card in own.items()}
        cards = [
            mine.get(id_) or PhoneCard(row, given=id_ in given, about=about.get(row["prompt"] or 0))
            for id_, row in shown.items()
        ]
        cards += [mine[id_] for id_, card in own.items() if card.table_id == table.pk and id_ not in shown]
        return cls(
            joined=joined,
            news=news,
            cards=sorted(cards, key=lambda card: card.row["order"], reverse=True),
            elsewhere=[mine[id_] for id_, card in own.items() if card.table_id != table.pk],
            points_left=max(0, forum.points_each - len(given)),
            needs_help=CardFlag.objects.serious().filter(card__forum=forum, card__writer=me).exists(),
        )

    def groups(self, cards: list[PhoneCard]) -> list[Group]:
        under: defaultdict[str, list[PhoneCard]] = defaultdict(list)
        for card in cards:
            under[card.row["cluster"] or ""].append(card)
        headings = [(row["id"], row["title"]) for row in self.news["clusters"] if "gone" not in row]
        return [Group(id_, title, under[id_]) for id_, title in [("", ""), *headings]]

    def context(self, number: str | None) -> dict[str, object]:
        reader = self.joined.participant.language
        page: Page[PhoneCard] = Paginator(self.cards, CARDS_ON_A_PAGE).get_page(number)
        return {
            "joined": self.joined,
            "forum": self.joined.forum,
            "table": self.joined.table,
            "page": page,
            "groups": self.groups(list(page)),
            "elsewhere": self.elsewhere,
            "points_left": self.points_left,
            "help": help_in(self.joined.participant.language),
            "needs_help": self.needs_help,
            # A page that does not show all cards starts from 0 and so gets them all.
            "seq": 0 if page.has_other_pages() else self.news["seq"],
            "now": self.news["now"],
            "over": self.joined.forum.is_past,
            "asks": Question.to(reader, self.joined.table.prompt) if self.joined.table.prompt else None,
            "reads": reader,
            "questions": [Question.to(reader, prompt) for prompt in self.joined.table.prompts.all()],
            "blank": BLANK,
            "blank_group": Group("", "", []),
        }


def own_card(card: Card, forum: Forum, about: dict[int, Question]) -> PhoneCard:
    """A card as its own writer sees it."""
    shown = is_shown(card, Audience(Sees.TABLE, forum.pk, card.table_id), forum)
    receipt = code(forum, card.number)
    return PhoneCard(
        card_row(card),
        state="shown" if shown else "hidden" if card.state == CardState.HIDDEN else "waiting",
        mine=True,
        receipt=receipt,
        receipt_url=reverse("forum_receipt", args=[forum.slug, receipt]),
        about=about.get(card.prompt_id) if card.prompt_id else None,
    )
