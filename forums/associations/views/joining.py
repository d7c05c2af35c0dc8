"""Joining fields: what the association asks for, and what the field's team does with it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from forums.bodies.permissions import memberships_of
from forums.people.guards import UserRequest

from ..breadcrumbs import above_change, above_requests
from ..exceptions import NotPossible
from ..forms.networks import JoinForm, TextForm
from ..guards import for_speakers
from ..joining import OPEN, Joining, JoiningState, seats_for
from ..models import Association
from ..permissions import may_speak_for

FOLDER = "forums/associations/joining"
ANSWERABLE = (*OPEN, JoiningState.MEMBER, JoiningState.DECLINED)


@dataclass(frozen=True)
class Failed:
    """The form that came back with an error, and the joining it is about."""

    joining: Joining
    form: TextForm


def _form_of(joining: Joining, failed: Failed | None) -> TextForm:
    return failed.form if failed and failed.joining == joining else TextForm.about(joining)


@require_safe
@for_speakers
def fields(request: UserRequest, association: Association) -> HttpResponse:
    return _fields(request, association, JoinForm(association=association))


def _fields(
    request: UserRequest, association: Association, form: JoinForm, status: int = 200, failed: Failed | None = None
) -> HttpResponse:
    joinings = association.joinings.exclude(state=JoiningState.ENDED).select_related("network__field")
    context = {
        "association": association,
        "crumbs": above_change(association),
        "joinings": [(joining, _form_of(joining, failed)) for joining in joinings],
        "failed": failed.form if failed else None,
        "form": form,
        "may_speak": may_speak_for(request.user, association),
    }
    return render(request, f"{FOLDER}/fields.html", context, status=status)


@require_POST
@for_speakers
def join(request: UserRequest, association: Association) -> HttpResponse:
    _require_speaker(request, association)
    form = JoinForm(request.POST, association=association)
    if not form.is_repeat:
        if not form.is_valid():
            return _fields(request, association, form, status=422)
        cleaned = form.cleaned_data
        Joining.request(association, cleaned["networks"], contribution=cleaned["contribution"], by=request.user)
    messages.success(request, _("Your request is on its way. The team of each topic will answer you."))
    return redirect("association_fields", association.slug)


@require_POST
@for_speakers
def reply(request: UserRequest, association: Association, pk: int) -> HttpResponse:
    _require_speaker(request, association)
    joining = get_object_or_404(association.joinings, pk=pk)
    form = TextForm.about(joining, request.POST)
    failed = Failed(joining, form)
    if not form.is_valid():
        return _fields(request, association, JoinForm(association=association), 422, failed)
    if joining.was_told(form.cleaned_data["text"]):  # pressed twice
        return redirect("association_fields", association.slug)
    try:
        joining.reply(by=request.user, text=form.cleaned_data["text"])
    except NotPossible as refusal:
        form.add_error("text", str(refusal))
        joining.refresh_from_db()
        return _fields(request, association, JoinForm(association=association), 409, failed)
    messages.success(request, _("Saved."))
    return redirect("association_fields", association.slug)


@require_POST
@for_speakers
def leave(request: UserRequest, association: Association, pk: int) -> HttpResponse:
    _require_speaker(request, association)
    joining = get_object_or_404(association.joinings, pk=pk)
    return _done(request, association, lambda: joining.leave(by=request.user))


def _require_speaker(request: UserRequest, association: Association) -> None:
    if not may_speak_for(request.user, association):
        raise PermissionDenied


def _done(request: UserRequest, association: Association, verb: Callable[[], None]) -> HttpResponse:
    try:
        verb()
        messages.success(request, _("Saved."))
    except NotPossible as refusal:
        messages.error(request, str(refusal))
    return redirect("association_fields", association.slug)


@dataclass(frozen=True)
class Request:
    """A request on a desk; `confirmable`: this user's signature is what declining it still needs."""

    joining: Joining
    confirmable: bool
    form: TextForm


@never_cache
@login_required
@require_safe
def requests(request: UserRequest) -> HttpResponse:
    """The desk's list: who wants to join the networks of my seats. For whoever has a desk."""
    if not memberships_of(request.user):
        raise PermissionDenied
    return _requests(request)


def _requests(request: UserRequest, *, failed: Failed | None = None, status: int = 200) -> HttpResponse:
    user = request.user
    joinings = Joining.objects.awaiting(user).select_related("network__field")
    joinings = joinings.prefetch_related(Prefetch("association", Association.objects.with_consents()))
    seats = {network: seats_for(user, network) for network in {joining.network for joining in joinings}}
    rows = [
        Request(
            joining,
            confirmable=joining.declining_by_id != user.pk
            and bool(set(seats[joining.network]) - {joining.declining_seat}),
            form=_form_of(joining, failed),
        )
        for joining in joinings
        if seats[joining.network]
    ]
    shown = failed is not None and any(
        row.form is failed.form and row.joining.state == JoiningState.REQUESTED for row in rows
    )
    context = {
        "requests": rows,
        "crumbs": above_requests(),
        "failed": failed.form if failed else None,
        "left": failed.form if failed and not shown else None,
    }
    return render(request, f"{FOLDER}/requests.html", context, status=status)


@require_POST
@never_cache
@login_required
def answer(request: UserRequest, pk: int, move: str) -> HttpResponse:
    """accept, ask, decline (twice, by two people), object."""
    joining = get_object_or_404(Joining.objects.filter(state__in=ANSWERABLE), pk=pk)
    if not seats_for(request.user, joining.network):
        raise PermissionDenied
    form = TextForm.about(joining, request.POST)
    text = form.cleaned_data["text"] if form.is_valid() else ""
    user = request.user
    verbs: dict[str, tuple[Callable[[], None], str]] = {
        "aufnehmen": (lambda: joining.accept(by=user), _("The association takes part now.")),
        "nachfragen": (lambda: joining.ask(by=user, text=text), _("The question is on its way.")),
        "ablehnen": (lambda: joining.decline(by=user, text=text), _("Noted. Declining needs both of you.")),
        "widersprechen": (lambda: joining.object(by=user), _("The request is waiting again.")),
    }
    if move not in verbs:
        raise Http404
    needs_text = move == "nachfragen" or (move == "ablehnen" and joining.state != JoiningState.DECLINING)
    if needs_text and not text:
        return _requests(request, failed=Failed(joining, form), status=422)
    verb, success = verbs[move]
    try:
        verb()
        messages.success(request, success)
    except NotPossible as refusal:
        if text:
            form.add_error("text", str(refusal))
            return _requests(request, failed=Failed(joining, form), status=409)
        messages.error(request, str(refusal))
    return redirect("desk_associations")
