"""What host and scribe can do with one card: form, verb, who may, and the message when it is done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from ..cards import Card
from ..clusters import Cluster
from .access import TableAccess
from .forms.cards import CardForm, CorrectForm, DangerForm, GermanForm, GroupForm, HideForm

type CleanedData = Mapping[str, Any]


@dataclass(frozen=True)
class CardAction:
    form: type[CardForm]
    verb: Callable[[TableAccess, Card, CleanedData], object]
    done: StrOrPromise
    by_scribe: bool = False


@transaction.atomic
def _group(access: TableAccess, card: Card, data: CleanedData) -> None:
    """Similar cards that were ticked go along."""
    new = data["new_heading"]
    heading = Cluster.make(card.table, new, by=access.by) if new else data["heading"]
    Cluster.move_card(card, to=heading, by=access.by, seen=data["seen"])
    if heading and data["near"]:
        Cluster.move_cards(card.table, data["near"], to=heading, by=access.by)


CARD_ACTIONS: dict[str, CardAction] = {
    "freigeben": CardAction(
        CardForm,
        lambda access, card, data: card.release(by=access.by, seen=data["seen"]),
        _("Card %(number)s is on the wall."),
    ),
    "zuruecknehmen": CardAction(
        CardForm,
        lambda access, card, data: card.take_back(by=access.by, seen=data["seen"]),
        _("Card %(number)s is no longer on the wall."),
    ),
    "gefahr-beenden": CardAction(
        DangerForm,
        lambda access, card, data: card.end_danger(
            by=access.by, outcome=data["outcome"], result=data["result"], seen=data["seen"]
        ),
        _("It is kept what was done about card %(number)s."),
    ),
    "ausblenden": CardAction(
        HideForm,
        lambda access, card, data: card.hide(because=data["because"], by=access.by, seen=data["seen"]),
        _("Card %(number)s is hidden."),
    ),
    "berichtigen": CardAction(
        CorrectForm,
        lambda access, card, data: card.correct(data["text"], by=access.by, seen=data["seen"]),
        _("Card %(number)s has been corrected. The original wording is kept."),
        by_scribe=True,
    ),
    "deutsch": CardAction(
        GermanForm,
        lambda access, card, data: card.say_in_german(data["german"], by=access.by, seen=data["seen"]),
        _("Card %(number)s now has a German line."),
        by_scribe=True,
    ),
    "gruppieren": CardAction(GroupForm, _group, _("Card %(number)s has been moved.")),
}
