"""An association's own pages, for those who may speak for it: data, consents, speakers, invitations."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from forums.people.guards import UserRequest
from forums.people.models import User
from forums.protection.private_pages import mark_private

from ..breadcrumbs import above_association, above_change
from ..delegates import DelegateRole, Invitation
from ..exceptions import NotPossible
from ..forms.delegates import AcceptForm, InvitationForm
from ..forms.registration import Step, form_for
from ..guards import for_speakers
from ..links import invited_by
from ..models import Association
from ..permissions import enters_on_paper, mandates_of, may_appoint, may_manage
from ..summary import step_url, summary
from ..timeline import timeline

FOLDER = "forums/associations/management"


@require_http_methods(["GET", "HEAD"])
@for_speakers
def manage(request: UserRequest, association: Association) -> HttpResponse:
    return _page(request, association, InvitationForm())


def _page(
    request: UserRequest, association: Association, invitation_form: InvitationForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "association": association,
        "crumbs": above_association(request),
        "items": summary(association, step_url("association_change", str(association.slug))),
        "delegates": association.delegates.not_over().select_related("person", "association"),
        "person_id": request.user.person_id,
        "invitations": association.invitations.open(),
        "may_appoint": may_appoint(request.user, association),
        "invitation_form": invitation_form,
        "proofs": association.proofs.handed_in(),
        "timeline": timeline(association),
    }
    return render(request, f"{FOLDER}/manage.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_speakers
def change(request: UserRequest, association: Association, name: str) -> HttpResponse:
    if name not in Step.values:
        raise Http404
    step = Step(name)
    on_paper = step == Step.CONSENT and enters_on_paper(request.user, association)
    if not may_manage(request.user, association) and not on_paper:
        raise PermissionDenied
    form = form_for(step, association)
    if request.method == "POST":
        form = form_for(step, association, request.POST, request.FILES)
        if form.keep(by=request.user):
            messages.success(request, _("Saved."))
            return redirect("association_manage", association.slug)
    context = {
        "association": association,
        "crumbs": above_change(association),
        "form": form,
        "step": step,
        "Step": Step,
        "on_paper": on_paper,
    }
    return render(request, f"{FOLDER}/change.html", context, status=422 if form.errors else 200)


@require_POST
@for_speakers
def confirm(request: UserRequest, association: Association) -> HttpResponse:
    """The annual review, answered with an account."""
    association.confirm(by=request.user)
    messages.success(request, _("Thank you. Your details are confirmed for a year."))
    return redirect("association_manage", association.slug)


@require_POST
@for_speakers
def invite(request: UserRequest, association: Association) -> HttpResponse:
    _require_owner(request, association)
    form = InvitationForm(request.POST)
    if not form.is_valid():
        return _page(request, association, form, status=422)
    cleaned = form.cleaned_data
    Invitation.send(
        association,
        cleaned["email"],
        DelegateRole(cleaned["role"]),
        by=request.user,
        language=request.user.language,
        starts=cleaned["starts"],
        ends=cleaned["ends"],
    )
    messages.success(request, _("The invitation is on its way."))
    return redirect("association_manage", association.slug)


@require_POST
@for_speakers
def withdraw_invitation(request: UserRequest, association: Association, pk: int) -> HttpResponse:
    _require_owner(request, association)
    get_object_or_404(association.invitations, pk=pk).withdraw()
    messages.success(request, _("The invitation has been withdrawn."))
    return redirect("association_manage", association.slug)


@require_POST
@for_speakers
def end_mandate(request: UserRequest, association: Association, pk: int) -> HttpResponse:
    """An owner ends a mandate; everyone may end their own."""
    mandate = get_object_or_404(association.delegates.not_over(), pk=pk)
    own = mandate.person_id == request.user.person_id
    if not own:
        _require_owner(request, association)
    try:
        mandate.end(by=request.user)
    except NotPossible as refusal:
        messages.error(request, str(refusal))
        return redirect("association_manage", association.slug)
    messages.success(request, _("The mandate has ended."))
    return redirect("account") if own else redirect("association_manage", association.slug)


@require_POST
@for_speakers
def change_role(request: UserRequest, association: Association, pk: int) -> HttpResponse:
    _require_owner(request, association)
    mandate = get_object_or_404(association.delegates.not_over(), pk=pk)
    role = request.POST.get("role", "")
    if role not in DelegateRole.values:
        raise Http404
    try:
        mandate.become(DelegateRole(role), by=request.user)
        messages.success(request, _("Saved."))
    except NotPossible as refusal:
        messages.error(request, str(refusal))
    return redirect("association_manage", association.slug)


def _require_owner(request: UserRequest, association: Association) -> None:
    if not may_appoint(request.user, association):
        raise PermissionDenied


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Accept a mandate, with an account of one's own. Who has none yet signs in first, and comes back."""
    invitation = invited_by(token)
    if invitation is None:
        raise Http404
    user = request.user if isinstance(request.user, User) else None
    form = AcceptForm(request.POST if request.method == "POST" else None, user=user)
    elsewhere = user is not None and invitation.is_open and not invitation.is_for(user)
    if request.method == "POST" and user and invitation.is_open and not elsewhere and form.is_valid():
        return _accept(request, invitation, form, user)
    mandates = mandates_of(user) if user else []
    accepted = any(mandate.association_id == invitation.association_id for mandate in mandates)
    if request.method == "POST" and accepted and not invitation.is_open:  # pressed twice
        return mark_private(redirect("association_manage", invitation.association.slug))
    context = {
        "invitation": invitation,
        "form": form,
        "elsewhere": elsewhere,
        "accepted": accepted,
    }
    status = 403 if elsewhere and request.method == "POST" else 200 if invitation.is_open else 410
    if status == 200 and form.errors:
        status = 422
    response = mark_private(render(request, f"{FOLDER}/invitation.html", context, status=status))
    # Accepting is an act of an account and keeps its CSRF token, for which browsers must name our own origin.
    response["Referrer-Policy"] = "same-origin"
    return response


def _accept(request: HttpRequest, invitation: Invitation, form: AcceptForm, user: User) -> HttpResponse:
    try:
        with transaction.atomic():
            form.introduce()
            invitation.accept(user)
    except NotPossible as refusal:
        messages.error(request, str(refusal))
        return mark_private(redirect("association_invitation", invitation.token))
    messages.success(request, _("Welcome. You may speak for this association now."))
    return mark_private(redirect("association_manage", invitation.association.slug))
