"""An association's own pages, for those who may speak for it: data, consents, speakers, topics."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from forums.people.models import User
from forums.protection.private_pages import mark_private

from .. import annual_review as yearly
from ..delegates import Delegate, DelegateRole, Invitation
from ..exceptions import NotPossible
from ..facts import facts, history, step_address
from ..forms.delegates import AcceptForm, InvitationForm
from ..forms.registration import Step, form_for
from ..links import invited_by
from ..models import Association
from ..notices import invite
from ..permissions import enters_for, mandates_of, may_appoint, may_look_after

FOLDER = "forums/associations/desk"


class UserRequest(HttpRequest):
    user: User


type View[**P] = Callable[Concatenate[UserRequest, Association, P], HttpResponse]


def for_speakers[**P](view: View[P]) -> Callable[..., HttpResponse]:
    """Only those with a running mandate; 404 for everybody else, 403 once a mandate has ended."""

    @never_cache
    @login_required
    @wraps(view)
    def guarded(request: UserRequest, slug: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        association = get_object_or_404(Association.objects.with_profile(), slug=slug)
        if not may_look_after(request.user, association) and not may_appoint(request.user, association):
            if _had_a_mandate(request.user, association):
                raise PermissionDenied
            raise Http404
        return view(request, association, *args, **kwargs)

    return guarded


def _had_a_mandate(user: User, association: Association) -> bool:
    return bool(user.person_id) and Delegate.everything.filter(association=association, person=user.person_id).exists()


@require_http_methods(["GET", "HEAD"])
@for_speakers
def desk(request: UserRequest, association: Association) -> HttpResponse:
    return page(request, association)


def page(request: UserRequest, association: Association, *, status: int = 200, **more: Any) -> HttpResponse:
    delegates = list(association.delegates.not_over().select_related("person"))
    context = {
        "association": association,
        "items": facts(association, step_address("association_change", str(association.slug))),
        "delegates": delegates,
        "me": request.user.person_id,
        "invitations": association.invitations.open(),
        "may_appoint": may_appoint(request.user, association),
        "Role": DelegateRole,
        "invitation_form": InvitationForm(),
        "history": history(association),
        "waits_for_confirmation": Association.objects.filter(yearly.unanswered(), pk=association.pk).exists(),
        **more,
    }
    return render(request, f"{FOLDER}/desk.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_speakers
def change(request: UserRequest, association: Association, name: str) -> HttpResponse:
    if name not in Step.values:
        raise Http404
    on_paper = Step(name) == Step.CONSENT and enters_for(request.user, association)
    if not may_look_after(request.user, association) and not on_paper:
        raise PermissionDenied
    form = form_for(Step(name), association)
    if request.method == "POST":
        form = form_for(Step(name), association, request.POST, request.FILES)
        if form.keep(by=request.user):
            messages.success(request, _("Saved."))
            return redirect("association_desk", association.slug)
    context = {"association": association, "form": form, "this": Step(name), "Step": Step, "on_paper": on_paper}
    return render(request, f"{FOLDER}/change.html", context, status=422 if form.errors else 200)


@require_POST
@for_speakers
def confirm_here(request: UserRequest, association: Association) -> HttpResponse:
    """The yearly question, answered with an account."""
    yearly.confirm(association, by=request.user)
    messages.success(request, _("Thank you. Your data are confirmed for a year."))
    return redirect("association_desk", association.slug)


@require_POST
@for_speakers
def invite_speaker(request: UserRequest, association: Association) -> HttpResponse:
    _only_owners(request, association)
    form = InvitationForm(request.POST)
    if not form.is_valid():
        return page(request, association, status=422, invitation_form=form)
    facts = form.cleaned_data
    invite(
        Invitation.make(
            association,
            facts["email"],
            DelegateRole(facts["role"]),
            by=request.user,
            language=request.user.language,
            starts=facts["starts"],
            ends=facts["ends"],
        )
    )
    messages.success(request, _("The invitation is on its way."))
    return redirect("association_desk", association.slug)


@require_POST
@for_speakers
def withdraw_invitation(request: UserRequest, association: Association, pk: int) -> HttpResponse:
    _only_owners(request, association)
    get_object_or_404(association.invitations, pk=pk).withdraw()
    messages.success(request, _("The invitation has been taken back."))
    return redirect("association_desk", association.slug)


@require_POST
@for_speakers
def end_mandate(request: UserRequest, association: Association, pk: int) -> HttpResponse:
    """An owner ends a mandate; everyone may end their own."""
    mandate = get_object_or_404(association.delegates.not_over(), pk=pk)
    if mandate.person_id != request.user.person_id:
        _only_owners(request, association)
    try:
        mandate.end(by=request.user)
    except NotPossible as trouble:
        messages.error(request, str(trouble))
        return redirect("association_desk", association.slug)
    messages.success(request, _("The mandate has ended."))
    if mandate.person_id == request.user.person_id:
        return redirect("account")
    return redirect("association_desk", association.slug)


@require_POST
@for_speakers
def change_role(request: UserRequest, association: Association, pk: int) -> HttpResponse:
    _only_owners(request, association)
    mandate = get_object_or_404(association.delegates.not_over(), pk=pk)
    role = request.POST.get("role", "")
    if role not in DelegateRole.values:
        raise Http404
    try:
        mandate.become(DelegateRole(role), by=request.user)
        messages.success(request, _("Saved."))
    except NotPossible as trouble:
        messages.error(request, str(trouble))
    return redirect("association_desk", association.slug)


def _only_owners(request: UserRequest, association: Association) -> None:
    if not may_appoint(request.user, association):
        raise PermissionDenied


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Accept a mandate, with an account of one's own. Who has none yet signs in first, and comes back here."""
    found = invited_by(token)
    if found is None:
        raise Http404
    user = request.user if isinstance(request.user, User) else None
    form = AcceptForm(request.POST if request.method == "POST" else None, user=user)
    if request.method == "POST" and user and found.is_open and form.is_valid():
        form.introduce()
        try:
            found.accept(user)
        except NotPossible as trouble:
            messages.error(request, str(trouble))
            return mark_private(redirect("association_invitation", token))
        messages.success(request, _("Welcome. You may speak for this association now."))
        return mark_private(redirect("association_desk", found.association.slug))
    mine = user is not None and any(mandate.association_id == found.association_id for mandate in mandates_of(user))
    context = {"invitation": found, "form": form, "mine": mine}
    response = mark_private(render(request, f"{FOLDER}/invitation.html", context, status=200 if found.is_open else 410))
    # Accepting is an act of an account and keeps its CSRF token, for which browsers must name our own origin.
    response["Referrer-Policy"] = "same-origin"
    return response
