"""What a telephone does at its table: write a card, give a point. Form and script send to the same addresses."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from forums.protection.rate_limits import too_many_for
from forums.records.exceptions import NotPossible

from ..cards import Card
from ..models import Forum
from .access import Here, at_table, by_slug, wants_json
from .forms import CardForm, CodeForm
from .table_page import own_voice
from .views import code_page, table_page

MOST_CARDS, WITHIN = 60, timedelta(minutes=10)  # of one telephone; what waited without network comes all at once


@require_POST
@by_slug
def write(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Take a card in. Sent again it is the same card, with the same answer: its number and receipt.

    Statuses for the script: 403 join first, 409 not now, 422 not so (all three: tell the writer); 429 try later.
    """
    here = at_table(request, forum)
    if here is None:
        return _not_joined(request, forum)
    form = CardForm(request.POST, here=here)
    if too_many_for(str(here.who.uuid), "forum.card", most=MOST_CARDS, per=WITHIN):
        return _refuse(request, form, _("That was very fast. Please send it again in a few minutes."), 429)
    if not form.is_valid():
        return _refuse(request, form, "", 422)
    try:
        card = _take(here, form.cleaned_data)
    except NotPossible as refused:
        return _refuse(request, form, str(refused), 409)
    if not wants_json(request):
        return redirect(f"{reverse('forum_live', args=[forum.slug])}?karte={card.number}#danke")
    own = own_voice(card, forum, {})
    return JsonResponse(
        {"card": own.row, "state": own.state, "number": card.number, "receipt": own.receipt, "url": own.receipt_url}
    )


def _take(here: Here, facts: dict[str, Any]) -> Card:
    def once(client_uuid: UUID) -> Card:
        return Card.write(here.table, **facts | {"client_uuid": client_uuid, "writer": here.who.uuid})

    facts.pop("table")
    text = facts["text"]
    card = once(facts["client_uuid"])
    if text in {card.text, card.original}:
        return card
    # Who goes back to the form without JavaScript and writes another thought must not get the first one's receipt.
    return once(uuid5(facts["client_uuid"], text))


def _refuse(request: HttpRequest, form: CardForm, refused: str, status: int) -> HttpResponse:
    if not wants_json(request):
        return table_page(request, form.here, form, status=status, refused=refused)
    errors = [error for errors in form.errors.values() for error in errors]
    return JsonResponse({"refused": refused or " ".join(map(str, errors))}, status=status)


def _not_joined(request: HttpRequest, forum: Forum) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"refused": _("Please join a table first.")}, status=403)
    return code_page(request, forum, CodeForm(), status=403, kept=request.POST.get("text", ""))


@require_POST
@by_slug
def point(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Give a point (`punkt=geben`) to a card of one's table, or take it back (`punkt=nehmen`)."""
    here = at_table(request, forum)
    if here is None:
        return _not_joined(request, forum)
    card = _card_of(here, request.POST.get("karte", ""))
    try:
        give = request.POST.get("punkt") != "nehmen"
        left = card.give_point(here.who.uuid) if give else card.take_point_back(here.who.uuid)
    except NotPossible as refused:
        if wants_json(request):
            return JsonResponse({"refused": str(refused)}, status=409)
        return table_page(request, here, CardForm(here=here), status=409, refused=str(refused))
    if wants_json(request):
        return JsonResponse({"id": str(card.uuid), "points": card.points, "left": left, "given": give})
    return redirect(f"{reverse('forum_live', args=[forum.slug])}#karte-{card.uuid}")


def _card_of(here: Here, id_: str) -> Card:
    """A card that this table's telephones show; 404 for every other."""
    try:
        uuid = UUID(id_)
    except ValueError as error:
        raise Http404 from error
    shown = Card.objects.filter(uuid=uuid, table=here.table).on_telephones(here.forum)
    card: Card | None = shown.select_related("forum").first()
    if card is None:
        raise Http404
    return card
