"""What host and scribe do with cards: each a POST to its own address, then back to where they were."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from forums.dialogue.cards import Card
from forums.dialogue.clusters import Cluster
from forums.dialogue.similarity import near_cards
from forums.records.exceptions import NotPossible, OutOfDate

from ..access import AtTable, at_table, for_host
from ..acts import ACTS, Act
from ..forms.table import CardForm, ChosenForm, ReleaseAllForm
from ..pages import Row, cards_of, host_context, open_context

CONFLICT, UNPROCESSABLE = 409, 422
FORM_NAMES = {
    "ausblenden": "hide_form",
    "berichtigen": "correct_form",
    "deutsch": "german_form",
    "gruppieren": "group_form",
}


def _card(here: AtTable, uuid: UUID) -> Card:
    card: Card = get_object_or_404(cards_of(here.table), uuid=uuid)
    return card


@at_table
@require_GET
def card(request: HttpRequest, here: AtTable, uuid: UUID) -> HttpResponse:
    """One card with all one may do with it; for htmx in its place in the list, `?zu=1` closed again."""
    found = _card(here, uuid)
    if request.htmx and "zu" in request.GET:  # type: ignore[attr-defined]
        return _pieces(request, here, [found])
    near = near_cards(found) if here.leads and "aehnlich" in request.GET else None
    return _opened(request, open_context(here, found, near=near))


@at_table
@for_host
@require_GET
def near(request: HttpRequest, here: AtTable, uuid: UUID) -> HttpResponse:
    """Cards that say the same, to go under the same heading: asked for once the card is open."""
    context = {"here": here, "near": near_cards(_card(here, uuid))}
    return render(request, "forums/dialogue/host/near_cards.html", context)


def _opened(request: HttpRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    template = "card_open.html" if request.htmx else "card_page.html"  # type: ignore[attr-defined]
    context |= {"back": request.POST.get("back", request.GET.get("back", ""))}
    return render(request, f"forums/dialogue/host/{template}", context, status=status)


@at_table
@require_POST
def act(request: HttpRequest, here: AtTable, uuid: UUID, name: str) -> HttpResponse:
    """One act on one card. Where it cannot be done, the card as it is now, with what was typed."""
    if name not in ACTS:
        raise Http404
    described = ACTS[name]
    if not (here.leads or described.by_scribe):
        raise PermissionDenied
    found = _card(here, uuid)
    form = described.form(request.POST, card=found)
    if not form.is_valid():
        return _again(request, here, name, form, UNPROCESSABLE)
    try:
        described.verb(here, found, form.cleaned_data)
    except NotPossible as refused:
        return _too_late(request, here, name, form, refused)
    return _done(request, here, found, described)


def _again(request: HttpRequest, here: AtTable, name: str, form: CardForm, status: int, **said: Any) -> HttpResponse:
    changed = {FORM_NAMES[name]: form} if name in FORM_NAMES else {}
    return _opened(request, open_context(here, form.card, **changed, **said), status)


def _too_late(request: HttpRequest, here: AtTable, name: str, form: CardForm, refused: NotPossible) -> HttpResponse:
    form.card = _card(here, form.card.uuid)
    form.at_present()
    said = {"late": isinstance(refused, OutOfDate), "refused": str(refused)}
    return _again(request, here, name, form, CONFLICT, **said)


def _done(request: HttpRequest, here: AtTable, card: Card, described: Act) -> HttpResponse:
    messages.success(request, str(described.done) % {"number": card.number})
    if request.htmx:  # type: ignore[attr-defined]
        return _pieces(request, here, [_card(here, card.uuid)])
    page = "forum_lead" if here.leads and request.POST.get("back") != "schreiben" else "forum_write"
    return redirect(f"{here.url(page)}#card-{card.uuid}")


def _pieces(request: HttpRequest, here: AtTable, cards: list[Card]) -> HttpResponse:
    context = {"here": here, "rows": [Row(card) for card in cards], "clusters": here.table.clusters.standing()}
    return render(request, "forums/dialogue/host/pieces.html", context | {"said": True})


@at_table
@for_host
@require_POST
def chosen(request: HttpRequest, here: AtTable) -> HttpResponse:
    """The cards that were ticked: to the wall, or under one heading."""
    form = ChosenForm(request.POST, table=here.table)
    if not form.is_valid():
        return _list_again(request, here, form)
    said = form.cleaned_data
    try:
        done = _release(here, said) if said["then"] == ChosenForm.RELEASE else _group(here, said)
    except NotPossible as refused:
        form.add_error(None, str(refused))
        return _list_again(request, here, form)
    messages.success(request, done)
    return _list(request, here, said["cards"])


def _release(here: AtTable, said: dict[str, Any]) -> str:
    return _released(Card.release_all(here.table, by=here.by, only=said["cards"]))


def _released(count: int) -> str:
    return ngettext("%(count)s card is on the wall now.", "%(count)s cards are on the wall now.", count) % {
        "count": count
    }


@transaction.atomic
def _group(here: AtTable, said: dict[str, Any]) -> str:
    new = said["new_heading"]
    heading = Cluster.make(here.table, new, by=here.by) if new else said["heading"]
    count = Card.put_all_into(here.table, said["cards"], heading, by=here.by)
    return ngettext("%(count)s card has a new place.", "%(count)s cards have a new place.", count) % {"count": count}


@at_table
@for_host
@require_POST
def release_all(request: HttpRequest, here: AtTable) -> HttpResponse:
    """All new cards that the page has shown. Those that came while it was read stay new."""
    form = ReleaseAllForm(request.POST)
    up_to = form.cleaned_data["up_to"] if form.is_valid() else 0
    waiting = list(here.table.cards.waiting().values_list("uuid", flat=True))
    messages.success(request, _released(Card.release_all(here.table, by=here.by, up_to=up_to)))
    if left := here.table.cards.waiting().count():
        messages.info(
            request,
            ngettext(
                "%(count)s card came or changed meanwhile. Please look at it first.",
                "%(count)s cards came or changed meanwhile. Please look at them first.",
                left,
            )
            % {"count": left},
        )
    return _list(request, here, waiting)


def _list(request: HttpRequest, here: AtTable, changed: list[UUID]) -> HttpResponse:
    if request.htmx:  # type: ignore[attr-defined]
        return _pieces(request, here, list(cards_of(here.table).filter(uuid__in=changed).order_by("seq")))
    return redirect("forum_lead", here.forum.slug, here.key)


def _list_again(request: HttpRequest, here: AtTable, form: ChosenForm) -> HttpResponse:
    if request.htmx:  # type: ignore[attr-defined]
        context = {"here": here, "chosen": form}
        return render(request, "forums/dialogue/host/chosen.html", context, status=UNPROCESSABLE)
    context = host_context(here) | {"chosen": form, "ticked": request.POST.getlist("card")}
    return render(request, "forums/dialogue/host/host.html", context, status=UNPROCESSABLE)
