"""The scribe's page: one card after another, and the German lines that are still missing."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from forums.dialogue.cards import Card
from forums.records.exceptions import NotPossible

from ..access import AtTable, at_table
from ..forms.scribe import WriteForm
from ..forms.table import GermanForm

LAST = 5
STAYS = {"art": "kind", "sprache": "language", "frage": "prompt"}
CONFLICT, UNPROCESSABLE = 409, 422


@at_table
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, here: AtTable) -> HttpResponse:
    if request.method != "POST":
        stays = {name: request.GET[key] for key, name in STAYS.items() if key in request.GET}
        return _page(request, here, WriteForm(table=here.table, stays=stays))
    form = WriteForm(request.POST, table=here.table)
    if not form.is_valid():
        return _page(request, here, form, UNPROCESSABLE)
    try:
        written = Card.write(here.table, **form.card(), by_scribe=True)
    except NotPossible as refused:
        form.add_error(None, str(refused))
        return _page(request, here, form, CONFLICT)
    messages.success(request, _("Card %(number)s is written.") % {"number": written.number})
    stays = {name: form.data.get(name, "") for name in STAYS.values()}
    if request.htmx:  # type: ignore[attr-defined]
        return _page(request, here, WriteForm(table=here.table, stays=stays), sent=True)
    return redirect(f"{here.url('forum_write')}?{urlencode({key: stays[name] for key, name in STAYS.items()})}")


def _page(request: HttpRequest, here: AtTable, form: WriteForm, status: int = 200, **said: Any) -> HttpResponse:
    last = here.table.cards.for_feed().filter(by_scribe=True).order_by("-written_at", "-pk")[:LAST]
    context = {"here": here, "form": form, "last": last, "seq": here.forum.seq, "page": "write", **said}
    template = "write_form.html" if request.htmx else "write.html"  # type: ignore[attr-defined]
    if not request.htmx:  # type: ignore[attr-defined]
        context |= _without_german(here)
    return render(request, f"forums/dialogue/host/{template}", context, status=status)


@at_table
@require_safe
def german(request: HttpRequest, here: AtTable) -> HttpResponse:
    """The list of cards without a German line, as the page shows it."""
    return render(request, "forums/dialogue/host/german.html", {"here": here, **_without_german(here)})


def _without_german(here: AtTable) -> dict[str, Any]:
    cards = here.table.cards.without_german().for_feed().order_by("seq")
    return {"without_german": [(card, GermanForm(card=card)) for card in cards]}
