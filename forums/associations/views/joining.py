"""Joining fields: what the association asks for, and what the field's team does with it."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from forums.bodies.permissions import memberships_of

from ..exceptions import NotPossible
from ..forms.networks import JoinForm, TextForm
from ..joining import OPEN, Joining, JoiningState, seats_for
from ..models import Association
from ..permissions import may_speak_for
from .desk import UserRequest, for_speakers

FOLDER = "forums/associations/joining"


@require_GET
@for_speakers
def fields(request: UserRequest, association: Association) -> HttpResponse:
    return _fields(request, association, JoinForm(association=association))


def _fields(request: UserRequest, association: Association, form: JoinForm, status: int = 200) -> HttpResponse:
    joinings = association.joinings.exclude(state=JoiningState.ENDED).select_related("network__field")
    context = {
        "association": association,
        "joinings": joinings,
        "State": JoiningState,
        "form": form,
        "reply_form": TextForm(),
        "may_speak": may_speak_for(request.user, association),
    }
    return render(request, f"{FOLDER}/fields.html", context, status=status)


@require_POST
@for_speakers
def join(request: UserRequest, association: Association) -> HttpResponse:
    _only_speakers(request, association)
    form = JoinForm(request.POST, association=association)
    if not form.is_valid():
        return _fields(request, association, form, status=422)
    facts = form.cleaned_data
    Joining.request(association, facts["networks"], contribution=facts["contribution"], by=request.user)
    messages.success(request, _("Your request is on its way. The team of each topic answers you."))
    return redirect("association_fields", association.slug)


@require_POST
@for_speakers
def reply(request: UserRequest, association: Association, pk: int) -> HttpResponse:
    _only_speakers(request, association)
    joining = get_object_or_404(association.joinings, pk=pk)
    form = TextForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Please write an answer."))
        return redirect("association_fields", association.slug)
    return _done(request, association, lambda: joining.reply(by=request.user, text=form.cleaned_data["text"]))


@require_POST
@for_speakers
def leave(request: UserRequest, association: Association, pk: int) -> HttpResponse:
    _only_speakers(request, association)
    joining = get_object_or_404(association.joinings, pk=pk)
    return _done(request, association, lambda: joining.leave(by=request.user))


def _only_speakers(request: UserRequest, association: Association) -> None:
    if not may_speak_for(request.user, association):
        raise PermissionDenied


def _done(request: UserRequest, association: Association, verb: Callable[[], None]) -> HttpResponse:
    try:
        verb()
        messages.success(request, _("Saved."))
    except NotPossible as trouble:
        messages.error(request, str(trouble))
    return redirect("association_fields", association.slug)


def _may_open(request: HttpRequest) -> bool:
    """Whoever has a desk; what it lists depends on the seats."""
    return bool(memberships_of(request.user))


@never_cache
@login_required
@require_GET
def requests(request: UserRequest) -> HttpResponse:
    """The desk's list: who wants to join the networks of my seats."""
    if not _may_open(request):
        raise PermissionDenied
    return _requests(request, TextForm())


def _requests(request: UserRequest, form: TextForm, *, wrong: int = 0, status: int = 200) -> HttpResponse:
    rows = Joining.objects.awaiting(request.user).select_related("network__field")
    rows = rows.prefetch_related(Prefetch("association", Association.objects.with_consents()))
    seats = {network: seats_for(request.user, network) for network in {row.network for row in rows}}
    shown = [row for row in rows if seats[row.network]]
    for row in shown:
        row.confirmable = row.declining_by_id != request.user.pk and bool(  # type: ignore[attr-defined]
            set(seats[row.network]) - {row.declining_seat}
        )
    context = {"rows": shown, "State": JoiningState, "form": form, "wrong": wrong}
    return render(request, f"{FOLDER}/requests.html", context, status=status)


@require_POST
@never_cache
@login_required
def answer(request: UserRequest, pk: int, move: str) -> HttpResponse:
    """accept, ask, decline (twice, by two people), object."""
    joining = get_object_or_404(Joining.objects.filter(state__in=[*OPEN, JoiningState.MEMBER, "declined"]), pk=pk)
    if not seats_for(request.user, joining.network):
        raise PermissionDenied
    form = TextForm(request.POST)
    text = form.cleaned_data["text"] if form.is_valid() else ""
    user = request.user
    verbs: dict[str, tuple[Callable[[], None], str]] = {
        "aufnehmen": (lambda: joining.accept(by=user), _("The association takes part now.")),
        "nachfragen": (lambda: joining.ask(by=user, text=text), _("The question is on its way.")),
        "ablehnen": (lambda: joining.decline(by=user, text=text), _("Noted. Declining needs both of you.")),
        "widersprechen": (lambda: joining.object(by=user), _("The request waits again.")),
    }
    if move not in verbs:
        raise Http404
    needs_words = move == "nachfragen" or (move == "ablehnen" and joining.state != JoiningState.DECLINING)
    if needs_words and not text:
        return _requests(request, form, wrong=pk, status=422)
    verb, done = verbs[move]
    try:
        verb()
        messages.success(request, done)
    except NotPossible as trouble:
        messages.error(request, str(trouble))
    return redirect("desk_associations")
