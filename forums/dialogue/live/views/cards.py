"""What a telephone does at its table: write a card, give a point. Form and script send to the same addresses."""

from datetime import timedelta
from functools import partial
from uuid import UUID, uuid5

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from forums.protection.rate_limits import attempts_of, connection_hash, too_many_for
from forums.records.exceptions import NotPossible

from ...cards import Card
from ...forum import Forum
from ...points import Point
from ..access import Joined, forum_by_slug, joined_table, wants_json
from ..forms import CardForm, CodeForm
from ..help import needs_help
from ..table_page import own_card
from .table import HALL, code_page, table_page

MOST_CARDS, WITHIN = 60, timedelta(minutes=10)  # of one telephone; cards that waited for a network come all at once
MOST_OF_CONNECTION = 900  # at one table within that time: thirty of each telephone of a class; more in a full hall


@require_POST
@forum_by_slug
def write(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Accept a card. Sent again it is the same card, with the same answer: its number and receipt.

    Statuses for the script: 403 join first, 409 not at the moment, 422 invalid (in all three, tell the writer);
    429 try again later.
    """
    joined = joined_table(request, forum)
    if joined is None:
        return _not_joined(request, forum)
    form = CardForm(request.POST, joined=joined)
    if not _is_repeat(joined, form) and (too_fast := _too_fast(request, joined)):
        return _refuse(request, form, too_fast, 429)
    if not form.is_valid():
        return _refuse(request, form, "", 422)
    try:
        card = _take(joined, form)
    except NotPossible as refused:
        return _refuse(request, form, str(refused), 409)
    if not wants_json(request):
        return redirect(f"{reverse('forum_live', args=[forum.slug])}?karte={card.number}#danke")
    own = own_card(card, forum, {})
    answer = {"card": own.row, "state": own.state, "number": card.number}
    answer |= {"receipt": own.receipt, "url": own.receipt_url, "help": needs_help(card)}
    return JsonResponse(answer)


def _too_fast(request: HttpRequest, joined: Joined) -> str:
    """Why this card must wait; empty where it need not.

    A new telephone costs a script nothing, so all telephones of a connection are counted too, each table by itself:
    who has a photograph of the sign keeps only their own connection away. A table takes twice that of everybody
    together, which leaves its people room beside any one connection.
    """
    telephone, table = str(joined.participant.uuid), str(joined.table.pk)
    if too_many_for(telephone, "forum.card", most=MOST_CARDS, per=WITHIN):
        return _("That was very fast. Please send it again in a few minutes.")
    of_connection = attempts_of(f"{connection_hash(request)}:{table}", "forum.card.connection", per=WITHIN)
    if _are_too_many(of_connection, joined.forum):
        return _("Very many cards come from your network just now. Please send it again in 10 minutes.")
    at_table = attempts_of(table, "forum.card.table", per=WITHIN)  # not of those refused: they must not fill it
    if _are_too_many(at_table / 2, joined.forum):
        return _("Very many cards come to this table just now. Please send it again in 10 minutes.")
    return ""


def _are_too_many(cards: float, forum: Forum) -> bool:
    """Where a hall shares few tables, two cards of everybody in it."""
    return cards > MOST_OF_CONNECTION and cards > 2 * HALL / forum.tables.count()


def _is_repeat(joined: Joined, form: CardForm) -> bool:
    """The telephone did not hear that the card was taken: it gets the receipt, never a refusal for being fast."""
    if not form.is_valid():
        return False
    sent = {"client_uuid": form.cleaned_data["client_uuid"], "writer": joined.participant.uuid}
    return Card.everything.filter(**sent).exists()


def _take(joined: Joined, form: CardForm) -> Card:
    data = form.cleaned_data
    client_uuid, text = data["client_uuid"], data["text"]
    write = partial(
        Card.write,
        joined.table,
        text=text,
        language=form.language_of_text(),
        kind=data["kind"],
        prompt=data["prompt"],
        stance=data["stance"],
        writer=joined.participant.uuid,
    )
    card = write(client_uuid=client_uuid)
    if text in {card.text, card.original}:
        return card
    # Going back to the form without JavaScript and writing another thought must not give the first card's receipt.
    return write(client_uuid=uuid5(client_uuid, text))


def _refuse(request: HttpRequest, form: CardForm, refused: str, status: int) -> HttpResponse:
    if not wants_json(request):
        return table_page(request, form.joined, form, status=status, refused=refused)
    errors = [error for errors in form.errors.values() for error in errors]
    return JsonResponse({"refused": refused or " ".join(map(str, errors))}, status=status)


def _not_joined(request: HttpRequest, forum: Forum) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"refused": _("Please join a table first: scan the code on its sign.")}, status=403)
    typed = request.POST
    kept, kept_in = typed.get("text", ""), typed.get("language", "")
    return code_page(request, forum, CodeForm(), status=403, kept=kept, kept_in=kept_in)


@require_POST
@forum_by_slug
def point(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Give a point (`punkt=geben`) to a card of one's table, or take it back (`punkt=nehmen`)."""
    joined = joined_table(request, forum)
    if joined is None:
        return _not_joined(request, forum)
    card = _card_of(joined, request.POST.get("karte", ""))
    try:
        give = request.POST.get("punkt") != "nehmen"
        left = Point.give(card, joined.participant.uuid) if give else Point.take_back(card, joined.participant.uuid)
    except NotPossible as refused:
        if wants_json(request):
            return JsonResponse({"refused": str(refused)}, status=409)
        return table_page(request, joined, CardForm(joined=joined), status=409, refused=str(refused))
    if wants_json(request):
        return JsonResponse({"id": str(card.uuid), "points": card.points, "left": left, "given": give})
    return redirect(f"{reverse('forum_live', args=[forum.slug])}#karte-{card.uuid}")


def _card_of(joined: Joined, id_: str) -> Card:
    """A card that this table's telephones show; 404 for every other."""
    try:
        uuid = UUID(id_)
    except ValueError as error:
        raise Http404 from error
    shown = Card.objects.filter(uuid=uuid, table=joined.table).on_telephones(joined.forum)
    card: Card | None = shown.select_related("forum").first()
    if card is None:
        raise Http404
    return card
