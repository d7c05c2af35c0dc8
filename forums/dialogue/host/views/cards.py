"""What host and scribe do with cards: each a POST to its own address, then back to where they were."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from forums.dialogue.cards import Card, CardQuerySet
from forums.dialogue.clusters import Cluster
from forums.dialogue.similar_cards import near_cards
from forums.dialogue.states import CardState
from forums.records.exceptions import NotPossible, OutOfDate

from ..access import HtmxRequest, TableAccess, host_required, table_access_required
from ..card_actions import CARD_ACTIONS, CardAction, CleanedData
from ..context import Context, OpenCard, Row, cards_of, host_context, open_card
from ..forms.cards import CardForm, CorrectForm, DangerForm, GermanForm, GroupForm, HideForm, headings_of
from ..forms.table import ChosenForm, ReleaseAllForm

CONFLICT, UNPROCESSABLE = 409, 422


def _card(access: TableAccess, uuid: UUID) -> Card:
    return get_object_or_404(cards_of(access.table), uuid=uuid)


@table_access_required
@require_safe
def card(request: HtmxRequest, access: TableAccess, uuid: UUID) -> HttpResponse:
    """One card with everything that can be done with it; for htmx in its place in the list, `?zu=1` closed again."""
    found = _card(access, uuid)
    if request.htmx and "zu" in request.GET:
        return _pieces(request, access, [found])
    near = near_cards(found) if access.is_host and "aehnlich" in request.GET else None
    return _opened(request, access, replace(open_card(access, found), near=near))


@table_access_required
@host_required
@require_safe
def near(request: HtmxRequest, access: TableAccess, uuid: UUID) -> HttpResponse:
    """Similar cards, to go under the same heading: requested once the card is open."""
    context = {"near": near_cards(_card(access, uuid))}
    return render(request, "forums/dialogue/host/near_cards.html", context)


def _opened(request: HtmxRequest, access: TableAccess, opened: OpenCard, status: int = 200) -> HttpResponse:
    template = "card_open.html" if request.htmx else "card_page.html"
    opened = replace(opened, back=request.POST.get("back", request.GET.get("back", "")))
    return render(request, f"forums/dialogue/host/{template}", {"access": access, "opened": opened}, status=status)


@table_access_required
@require_POST
def action(request: HtmxRequest, access: TableAccess, uuid: UUID, name: str) -> HttpResponse:
    """One action on one card. If it is refused: the card as it is now, with what was typed."""
    if name not in CARD_ACTIONS:
        raise Http404
    card_action = CARD_ACTIONS[name]
    if not (access.is_host or card_action.by_scribe):
        raise PermissionDenied
    found = _card(access, uuid)
    form = card_action.form(request.POST, card=found)
    if not form.is_valid():
        return _opened(request, access, _with_form(access, form), UNPROCESSABLE)
    try:
        card_action.verb(access, found, form.cleaned_data)
    except NotPossible as refused:
        form.continue_from(_card(access, uuid))
        opened = _with_form(access, form)
        opened = replace(opened, refused=str(refused), late=isinstance(refused, OutOfDate))
        return _opened(request, access, opened, CONFLICT)
    return _done(request, access, found, card_action)


def _with_form(access: TableAccess, form: CardForm) -> OpenCard:
    """The open card with the form as it was sent."""
    opened = open_card(access, form.card)
    match form:
        case CorrectForm():
            return replace(opened, correct_form=form)
        case GermanForm():
            return replace(opened, german_form=form)
        case GroupForm():
            return replace(opened, group_form=form)
        case HideForm():
            return replace(opened, hide_form=form)
        case DangerForm():
            return replace(opened, danger_form=form)
    return opened


def _done(request: HtmxRequest, access: TableAccess, card: Card, card_action: CardAction) -> HttpResponse:
    messages.success(request, str(card_action.done) % {"number": card.number})
    if request.htmx:
        return _pieces(request, access, [_card(access, card.uuid)])
    page = "forum_host" if access.is_host and request.POST.get("back") != "schreiben" else "forum_write"
    return redirect(f"{access.url(page)}#card-{card.uuid}")


def _pieces(request: HtmxRequest, access: TableAccess, cards: list[Card]) -> HttpResponse:
    context = {
        "access": access,
        "rows": [Row(card) for card in cards],
        "clusters": headings_of(access.table),
        "with_messages": True,
    }
    return render(request, "forums/dialogue/host/pieces.html", context)


@table_access_required
@host_required
@require_POST
def chosen(request: HtmxRequest, access: TableAccess) -> HttpResponse:
    """The cards that were ticked: to the wall, or under one heading."""
    form = ChosenForm(request.POST, table=access.table)
    if not form.is_valid():
        return _list_again(request, access, form)
    data = form.cleaned_data
    verb: Callable[[TableAccess, CleanedData], str] = _release if data["then"] == ChosenForm.RELEASE else _group
    try:
        done = verb(access, data)
    except NotPossible as refused:
        form.add_error(None, str(refused))
        return _list_again(request, access, form)
    messages.success(request, done)
    if data["then"] == ChosenForm.RELEASE:
        _tell_of_those_kept_back(request, Card.objects.filter(table=access.table, uuid__in=data["cards"]))
    return _list(request, access, data["cards"])


def _release(access: TableAccess, data: CleanedData) -> str:
    return _released(Card.release_all(access.table, by=access.by, only=data["cards"]))


def _released(count: int) -> str:
    return ngettext("%(count)s card is on the wall now.", "%(count)s cards are on the wall now.", count) % {
        "count": count
    }


@transaction.atomic
def _group(access: TableAccess, data: CleanedData) -> str:
    new = data["new_heading"]
    heading = Cluster.make(access.table, new, by=access.by) if new else data["heading"]
    count = Cluster.move_cards(access.table, data["cards"], to=heading, by=access.by)
    return ngettext("%(count)s card has been moved.", "%(count)s cards have been moved.", count) % {"count": count}


@table_access_required
@host_required
@require_POST
def release_all(request: HtmxRequest, access: TableAccess) -> HttpResponse:
    """All new cards that the page has shown. Those that came in while it was being read stay new."""
    form = ReleaseAllForm(request.POST)
    up_to = form.cleaned_data["up_to"] if form.is_valid() else 0
    new_cards = Card.objects.filter(table=access.table).waiting()
    before = list(new_cards.values_list("uuid", flat=True))
    messages.success(request, _released(Card.release_all(access.table, by=access.by, up_to=up_to)))
    if left := new_cards.count():
        messages.info(
            request,
            ngettext(
                "%(count)s card has come in or changed in the meantime. Please look at it first.",
                "%(count)s cards have come in or changed in the meantime. Please look at them first.",
                left,
            )
            % {"count": left},
        )
    _tell_of_those_kept_back(request, Card.objects.filter(table=access.table, state=CardState.NEW))
    return _list(request, access, before)


def _tell_of_those_kept_back(request: HtmxRequest, cards: CardQuerySet) -> None:
    if count := cards.waiting_singly().count():
        messages.info(
            request,
            ngettext(
                "%(count)s card was in danger check. Please release it singly, if it is to be shown.",
                "%(count)s cards were in danger check. Please release them singly, if they are to be shown.",
                count,
            )
            % {"count": count},
        )


def _list(request: HtmxRequest, access: TableAccess, changed: list[UUID]) -> HttpResponse:
    if request.htmx:
        return _pieces(request, access, list(cards_of(access.table).filter(uuid__in=changed).order_by("seq")))
    return redirect("forum_host", access.forum.slug, access.key)


def _list_again(request: HtmxRequest, access: TableAccess, form: ChosenForm) -> HttpResponse:
    if request.htmx:
        context: Context = {"access": access, "chosen": form}
        return render(request, "forums/dialogue/host/chosen.html", context, status=UNPROCESSABLE)
    context = host_context(access) | {"chosen": form, "ticked": request.POST.getlist("card")}
    return render(request, "forums/dialogue/host/host.html", context, status=UNPROCESSABLE)
