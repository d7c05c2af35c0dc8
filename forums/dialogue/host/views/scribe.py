"""The scribe's page: one card after another, and the German lines that are still missing."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from forums.dialogue.cards import Card
from forums.records.exceptions import NotPossible

from ..access import HtmxRequest, TableAccess, table_access_required
from ..context import Context
from ..forms.cards import GermanForm
from ..forms.scribe import WriteForm

LAST = 5
KEPT = {"art": "kind", "sprache": "language", "frage": "prompt"}  # from one card to the next
CONFLICT, UNPROCESSABLE = 409, 422


@table_access_required
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HtmxRequest, access: TableAccess) -> HttpResponse:
    if request.method != "POST":
        kept = {name: request.GET[key] for key, name in KEPT.items() if key in request.GET}
        return _page(request, access, WriteForm(table=access.table, kept=kept))
    form = WriteForm(request.POST, table=access.table)
    if not form.is_valid():
        return _page(request, access, form, UNPROCESSABLE)
    try:
        card = Card.write(access.table, **form.card(), by_scribe=True)
    except NotPossible as refused:
        form.add_error(None, str(refused))
        return _page(request, access, form, CONFLICT)
    messages.success(request, _("Card %(number)s has been written.") % {"number": card.number})
    kept = {name: form.data.get(name, "") for name in KEPT.values()}
    if request.htmx:
        return _page(request, access, WriteForm(table=access.table, kept=kept), sent=True)
    return redirect(f"{access.url('forum_write')}?{urlencode({key: kept[name] for key, name in KEPT.items()})}")


def _page(
    request: HtmxRequest, access: TableAccess, form: WriteForm, status: int = 200, *, sent: bool = False
) -> HttpResponse:
    cards = Card.objects.filter(table=access.table, by_scribe=True).for_feed()
    context: Context = {
        "access": access,
        "form": form,
        "last": cards.order_by("-written_at", "-pk")[:LAST],
        "seq": access.forum.seq,
        "page": "write",
        "sent": sent,
    }
    if request.htmx:
        return render(request, "forums/dialogue/host/write_form.html", context, status=status)
    context |= _without_german(access)
    return render(request, "forums/dialogue/host/write.html", context, status=status)


@table_access_required
@require_safe
def german(request: HtmxRequest, access: TableAccess) -> HttpResponse:
    """The list of cards without a German line, as the page shows it."""
    return render(request, "forums/dialogue/host/german.html", {"access": access} | _without_german(access))


def _without_german(access: TableAccess) -> Context:
    cards = Card.objects.filter(table=access.table).without_german().for_feed().order_by("seq")
    return {"without_german": [(card, GermanForm(card=card)) for card in cards]}
