"""The table's page on a telephone, and the ways to it: by the QR code's token, or by the short code."""

from datetime import timedelta
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forums.protection.rate_limits import connection_hash, reached, too_many, too_many_for

from ...forum import Forum
from ...permissions import may_see
from ...tables import Table
from ...tokens import cookie_name, join, opened_by, participant, token
from ..access import Joined, forum_by_slug, joined_table
from ..authorization import phone_audience
from ..forms import CardForm, CodeForm
from ..languages import is_offered, offered, spoken_here
from ..polling import answer, seen
from ..table_page import TablePage

HOUR = timedelta(hours=1)
MOST_NEW, NEW_WITHIN = 150, timedelta(minutes=10)  # telephones new to the forum, at one table from one connection
HALL = 1_500  # people whom a forum of few tables may have behind one address: they share them
MOST_WRONG_CODES = 200  # an hour for one connection: a whole hall may share it, and there are 33 million codes


@require_http_methods(["GET", "HEAD", "POST"])
@forum_by_slug
def live(request: HttpRequest, forum: Forum) -> HttpResponse:
    """The table's page; before joining, and with `?wechseln`, the form for the table's code."""
    joined = joined_table(request, forum)
    if request.method == "POST":
        return _enter_by_code(request, forum, joined)
    if joined and "wechseln" not in request.GET:
        return table_page(request, joined, CardForm(joined=joined))
    if not forum.is_running:
        return not_running(request, forum)
    return code_page(request, forum, CodeForm(), joined=joined)


def table_page(
    request: HttpRequest, joined: Joined, form: CardForm, *, status: int = 200, refused: str = ""
) -> HttpResponse:
    """`refused` says why a card was not taken; the form still holds it."""
    page = TablePage.read(joined)
    sent = request.GET.get("karte", "")
    context = {
        "form": form,
        "refused": refused,
        "sent": next((card for card in page.cards if card.mine and str(card.row["number"]) == sent), None),
        **page.context(request.GET.get("seite")),
    }
    return render(request, "forums/dialogue/live/table.html", context, status=status)


def code_page(
    request: HttpRequest,
    forum: Forum,
    form: CodeForm,
    *,
    joined: Joined | None = None,
    status: int = 200,
    kept: str = "",
    kept_in: str = "",
) -> HttpResponse:
    """`kept` is a card's text, in the language `kept_in`, that came without a valid cookie: shown, and offered as a
    suggestion, so that it is not lost."""
    context = {
        "forum": forum,
        "form": form,
        "joined": joined,
        "join_token": token(joined.table, "join") if joined else "",
        "languages": offered(request),
        "kept": kept,
        "kept_in": kept_in,
        "left": "verlassen" in request.GET,
    }
    return render(request, "forums/dialogue/live/code.html", context, status=status)


def not_running(request: HttpRequest, forum: Forum) -> HttpResponse:
    if not may_see(request.user, forum):
        return render(request, "404.html", status=404)
    return render(request, "forums/dialogue/live/not_running.html", {"forum": forum})


def _enter_by_code(request: HttpRequest, forum: Forum, joined: Joined | None) -> HttpResponse:
    form = CodeForm(request.POST)
    if reached(request, "forum.code", most=MOST_WRONG_CODES):  # or guessing would go on until it is right
        form.add_error("code", _("Your network has sent too many wrong codes. Scan the sign, or wait an hour."))
        return code_page(request, forum, form, joined=joined, status=429)
    if form.is_valid():
        table = Table.objects.filter(forum=forum, code=form.cleaned_data["code"]).first()
        if table:
            return redirect("forum_join", forum.slug, token(table, "join"))
        too_many(request, "forum.code", most=MOST_WRONG_CODES, per=HOUR)
        form.add_error("code", _("No table has this code. Please look at the sign on your table."))
    return code_page(request, forum, form, joined=joined)


@require_http_methods(["GET", "HEAD", "POST"])
@forum_by_slug
def join_table(request: HttpRequest, forum: Forum, token: str) -> HttpResponse:
    """Where the QR code leads: which table it is, and a button for each language to join in."""
    table = opened_by(token, "join", forum)
    if table is None:
        return render(request, "forums/dialogue/live/no_table.html", {"forum": forum}, status=404)
    if not forum.is_running:
        return render(request, "forums/dialogue/live/not_running.html", {"forum": forum})
    previous = participant(request.COOKIES, forum)
    here = (table.pk, table.link_version)
    if request.method != "POST" and previous and (previous.table, previous.link_version) == here:
        return redirect("forum_live", forum.slug)  # scanned the code again to come back
    language = request.POST.get("language", "")
    context = {"forum": forum, "table": table, "join_token": token, "languages": offered(request, first=language)}
    if request.method != "POST" or not is_offered(language):
        return render(request, "forums/dialogue/live/join.html", context)
    if previous is None and _too_many_new(request, table):
        with translation.override(spoken_here(language)):
            return render(request, "forums/dialogue/live/join.html", {**context, "refused": True}, status=429)
    with translation.override(spoken_here(language)):
        response = redirect("forum_live", forum.slug)
    join(response, table, language, previous)
    return response


def _too_many_new(request: HttpRequest, table: Table) -> bool:
    """A hall or a class comes once, a script makes a new telephone for each card. Per connection, so that who has a
    photograph of the sign keeps only themselves away; who changes tables or comes back is not new."""
    most = max(MOST_NEW, HALL // table.forum.tables.count())
    return too_many_for(f"{connection_hash(request)}:{table.pk}", "forum.join", most=most, per=NEW_WITHIN)


@require_POST
@forum_by_slug
def leave(request: HttpRequest, forum: Forum) -> HttpResponse:
    """The telephone forgets table, number and points. The cards stay and can be found by their receipts."""
    response = redirect(f"{reverse('forum_live', args=[forum.slug])}?verlassen")
    response.delete_cookie(cookie_name(forum), samesite="Lax")
    return response


@require_safe
@forum_by_slug
def news(request: HttpRequest, forum: Forum) -> HttpResponse:
    """For pages that cannot open a socket: what came after `?nach=17`; 204 if nothing did (one query)."""
    if participant(request.COOKIES, forum) is None:
        return JsonResponse({"refused": _("Please join a table first: scan the code on its sign.")}, status=403)
    after = seen(request, forum)
    if after == forum.seq:
        return HttpResponse(status=204)
    audience = phone_audience(request, forum)
    if audience is None:
        return JsonResponse({"refused": _("Please join a table first: scan the code on its sign.")}, status=403)
    return answer(forum, audience, after)


@require_safe
@cache_control(no_cache=True)
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker. It is here, not under /static/, because it may only serve what is below its own path."""
    return HttpResponse(Path(str(finders.find("live-worker.js"))).read_bytes(), content_type="text/javascript")
