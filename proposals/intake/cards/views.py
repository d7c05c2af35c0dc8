"""The handover in the admin, for coordinators: everything is proposed already, one person goes through it."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forums.dialogue.models import Forum, ForumState
from forums.dialogue.permissions import may_plan
from forums.fields.models import ActionField
from forums.people.models import User
from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.permissions import may_moderate

from .forms import LATER, LEAVE, NUMBER, SUGGEST, HideVoiceForm, ItemForm
from .matching import propose
from .models import CardOutcome
from .pending import Item, Part, Waiting, by_name, count_by_forum

FOLDER = "proposals/intake/cards"
PER_PAGE = 20
TAKEN_PER_PAGE = 30

type View = Callable[..., HttpResponse]


class CoordinatorRequest(HttpRequest):
    user: User


def planners_only(view: View) -> View:
    @wraps(view)
    def checked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not may_plan(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return checked


def frame(title: str, *above: tuple[str, str], **context: Any) -> dict[str, object]:
    crumbs = [(reverse("wagtailadmin_home"), _("Home")), (reverse("handover_list"), _("Handover of cards")), *above]
    items = [{"url": url, "label": label} for url, label in crumbs]
    return {"breadcrumbs_items": items, "header_title": title, "header_icon": "clipboard-list", **context}


@require_safe
@planners_only
def forum_list(request: HttpRequest) -> HttpResponse:
    """Forums that have begun, with the number of cards that wait."""
    begun = Forum.objects.filter(state__in=[ForumState.RUNNING, ForumState.OVER]).order_by("-starts_at", "-pk")
    page = Paginator(begun, TAKEN_PER_PAGE).get_page(request.GET.get("seite"))
    waiting = count_by_forum(page)
    forums = [(forum, waiting.get(forum.pk, 0)) for forum in page]
    return render(request, f"{FOLDER}/forums.html", frame(_("Handover of cards"), page=page, forums=forums))


@require_http_methods(["GET", "HEAD", "POST"])
@planners_only
def handover(request: CoordinatorRequest, pk: int) -> HttpResponse:
    """The items of one part, a page at a time. POST carries out what is chosen, or all proposals of the part."""
    forum = get_object_or_404(Forum, pk=pk)
    if request.method != "POST":
        return _page(request, forum)
    if "all" in request.POST:
        return _take_all(request, forum)
    leaves = list(ActionField.objects.leaves())
    items = by_name(Waiting(forum).parts)
    sent = [name.removesuffix("-choice") for name in request.POST if name.endswith("-choice")]
    forms = [ItemForm(request.POST, item=items[name], leaves=leaves) for name in sent if name in items]
    wrong = [form for form in forms if not form.is_valid()]  # each is asked, so that each says what is wrong
    if wrong:
        return _page(request, forum, forms, status=422)
    done = Counter({"gone": len(sent) - len(forms)})
    for form in forms:
        try:
            done[form.carry_out(by=request.user)] += 1
        except NotPossible as refusal:
            form.add_error(None, str(refusal))
    _report(request, done)
    if refused := [form for form in forms if form.errors]:
        return _page(request, forum, refused, status=409)
    return _back(request, forum)


def _take_all(request: CoordinatorRequest, forum: Forum) -> HttpResponse:
    """Each item of the part as it is proposed; what may not be, waits and is named."""
    part = Waiting(forum).part(request.GET.get("teil", ""))
    done: Counter[str] = Counter()
    for item in part.items if part else ():
        try:
            done[_take(item, by=request.user)] += 1
        except NotPossible as refusal:
            messages.warning(request, str(refusal))
    _report(request, done)
    return _back(request, forum)


def _take(item: Item, *, by: User) -> str:
    if item.known and item.proposal != SUGGEST:
        CardOutcome.join(item.what, to=item.known, by=by)
        return NUMBER
    CardOutcome.make_suggestion(item.what, by=by)
    return SUGGEST


def _page(request: HttpRequest, forum: Forum, sent: Sequence[ItemForm] = (), *, status: int = 200) -> HttpResponse:
    waiting = Waiting(forum)
    part = waiting.part(request.GET.get("teil", ""))
    page = Paginator(part.items if part else [], PER_PAGE).get_page(request.GET.get("seite"))
    leaves = list(ActionField.objects.leaves())
    propose(list(page), leaves)
    typed = {form.item.name: form for form in sent}
    context = frame(
        str(forum),
        forum=forum,
        part=part,
        parts=waiting.parts,
        page=page,
        forms=[_form(item, leaves, typed.get(item.name)) for item in page],
        trouble=bool(sent),
        hidden=waiting.hidden,
        flagged=waiting.flagged,
        unreleased=sum(item.unreleased for item in part.items if not item.in_danger) if part else 0,
    )
    return render(request, f"{FOLDER}/handover.html", context, status=status)


def _form(item: Item, leaves: Sequence[ActionField], sent: ItemForm | None) -> ItemForm:
    """What was typed is kept, with what is wrong about it, beside the proposals of now."""
    if sent is None:
        return ItemForm(item=item, leaves=leaves)
    sent.item = item
    return sent


def _report(request: HttpRequest, done: Counter[str]) -> None:
    counts = [
        (SUGGEST, ngettext("%(n)s became a suggestion.", "%(n)s became suggestions.", done[SUGGEST])),
        (
            NUMBER,
            ngettext("%(n)s was added to another suggestion.", "%(n)s were added to other suggestions.", done[NUMBER]),
        ),
        (LEAVE, ngettext("%(n)s was left aside.", "%(n)s were left aside.", done[LEAVE])),
        (LATER, ngettext("%(n)s is waiting.", "%(n)s are waiting.", done[LATER])),
        ("gone", ngettext("%(n)s: a colleague got there first.", "%(n)s: a colleague got there first.", done["gone"])),
    ]
    if said := " ".join(words % {"n": done[kind]} for kind, words in counts if done[kind]):
        messages.success(request, said)


def _back(request: HttpRequest, forum: Forum) -> HttpResponseRedirect:
    """To the same part; the next one where nothing waits here any more. The list takes the focus."""
    query = request.GET.urlencode()
    return HttpResponseRedirect(f"{reverse('handover', args=[forum.pk])}{'?' + query if query else ''}#karten")


@require_safe
@planners_only
def handed_over(request: HttpRequest, pk: int) -> HttpResponse:
    """What has been handed over, the latest first; what can be taken back has a button."""
    forum = get_object_or_404(Forum, pk=pk)
    rows = CardOutcome.objects.of(forum).for_desk()
    page = Paginator(rows, TAKEN_PER_PAGE).get_page(request.GET.get("seite"))
    above = (reverse("handover", args=[forum.pk]), str(forum))
    return render(request, f"{FOLDER}/handed_over.html", frame(_("Handed over"), above, forum=forum, page=page))


@require_POST
@planners_only
def take_back(request: CoordinatorRequest, pk: int, fate: int) -> HttpResponse:
    found = get_object_or_404(CardOutcome.objects.select_related("card"), pk=fate, card__forum=pk)
    try:
        found.take_back()
        messages.success(request, _("Card %(number)s is waiting again.") % {"number": found.card.number})
    except NotPossible as refusal:
        messages.error(request, str(refusal))
    return redirect("handed_over", pk)


@require_POST
@planners_only
def release(request: CoordinatorRequest, pk: int) -> HttpResponse:
    """Show what no host has released, of one part: its cards then also stand as voices under the suggestions."""
    forum = get_object_or_404(Forum, pk=pk)
    part = Waiting(forum).part(request.GET.get("teil", ""))
    count = _release(part, by=request.user)
    messages.success(
        request, ngettext("%(n)s card is on the wall now.", "%(n)s cards are on the wall now.", count) % {"n": count}
    )
    return _back(request, forum)


@require_POST
def hide_voice(request: CoordinatorRequest, number: str, fate: int) -> HttpResponse:
    """Moderators take a card from the wall, the suggestion and the results; its writer reads the reason."""
    if not may_moderate(request.user):
        raise Http404
    found = get_object_or_404(CardOutcome.objects.select_related("card__forum"), pk=fate, suggestion__number=number)
    form = HideVoiceForm(request.POST)
    if not form.is_valid():
        context = {
            "form": form,
            "card": found.card,
            "number": number,
            "header_title": _("Card %(number)s") % {"number": found.card.number},
        }
        return render(request, "proposals/intake/cards/hide_voice.html", context, status=422)
    try:
        found.card.hide(because=form.cleaned_data["because"], by=request.user, by_moderators=True)
        messages.success(request, _("Card %(number)s is hidden.") % {"number": found.card.number})
    except NotPossible as refusal:
        messages.error(request, str(refusal))
    return redirect(reverse("moderation_case", args=[number]) + "#stimmen")


def _release(part: Part | None, *, by: User) -> int:
    """Not what may speak of danger: a moderator reads that first."""
    cards = [card for item in (part.items if part else ()) if not item.in_danger for card in item.cards]
    new = [card for card in cards if card.state == "new"]
    for card in new:
        card.release(by=by)
    return len(new)
