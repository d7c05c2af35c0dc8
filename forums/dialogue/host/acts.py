"""The acts on one card: form, verb, who may, and what is said when it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from ..cards import Card
from ..clusters import Cluster
from .access import AtTable
from .forms.table import CardForm, CorrectForm, GermanForm, GroupForm, HideForm

type Said = dict[str, Any]


@dataclass(frozen=True)
class Act:
    form: type[CardForm]
    verb: Callable[[AtTable, Card, Said], object]
    done: StrOrPromise
    by_scribe: bool = False


@transaction.atomic
def _group(here: AtTable, card: Card, said: Said) -> None:
    """The cards that were ticked as near go along."""
    heading = Cluster.make(card.table, said["new_heading"], by=here.by) if said["new_heading"] else said["heading"]
    card.put_into(heading, by=here.by, seen=said["seen"])
    if heading and said["near"]:
        Card.put_all_into(card.table, said["near"], heading, by=here.by)


ACTS: dict[str, Act] = {
    "freigeben": Act(
        CardForm,
        lambda here, card, said: card.release(by=here.by, seen=said["seen"]),
        _("Card %(number)s is on the wall."),
    ),
    "ausblenden": Act(
        HideForm,
        lambda here, card, said: card.hide(because=said["because"], by=here.by, seen=said["seen"]),
        _("Card %(number)s is hidden."),
    ),
    "berichtigen": Act(
        CorrectForm,
        lambda here, card, said: card.correct(said["text"], by=here.by, seen=said["seen"]),
        _("Card %(number)s is corrected. What was written first is kept."),
        by_scribe=True,
    ),
    "deutsch": Act(
        GermanForm,
        lambda here, card, said: card.say_in_german(said["german"], by=here.by, seen=said["seen"]),
        _("Card %(number)s has its German line."),
        by_scribe=True,
    ),
    "gruppieren": Act(GroupForm, _group, _("Card %(number)s has a new place.")),
}
