"""Working on an evaluation: beginning one, assessing a field, approving, discarding."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from forums.fields.models import ActionField
from forums.people.models import User
from forums.records.exceptions import NotPossible

from .forms import AssessmentForm, BeginForm
from .models import Evaluation
from .permissions import approves_as, assesses_as, may_begin
from .telling import Asked
from .views import FOLDER, evaluation_for


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """The days; then on to the evaluation."""
    if not may_begin(request.user) or not isinstance(request.user, User):
        raise PermissionDenied
    form = BeginForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            chosen = form.cleaned_data
            begun = Evaluation.begin(
                starts=chosen["von"], until=chosen["bis"], assess_by=chosen["frist"], by=request.user
            )
            return redirect(begun)
        except NotPossible as refused:
            form.add_error("bis", str(refused))
    return render(request, f"{FOLDER}/begin.html", {"form": form}, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def assess(request: HttpRequest, evaluation: str, field: str) -> HttpResponse:
    """What the team says of its field; an error keeps the text."""
    found = evaluation_for(request, evaluation)
    chosen = get_object_or_404(ActionField, slug=field)
    body = assesses_as(request.user, chosen)
    if body is None or not isinstance(request.user, User):
        raise PermissionDenied
    last = found.assessments.filter(field=chosen).order_by("-version").first()
    text, version = (last.text, last.version) if last else ("", 0)
    form = AssessmentForm(request.POST if request.method == "POST" else None, text=text, version=version)
    if form.is_valid():
        said = form.cleaned_data
        try:
            found.assess(chosen, said["text"], by=request.user, body=body, seen=said["version"])
        except NotPossible as refused:
            form.add_error("text", str(refused))
            kept = request.POST.copy()
            kept["version"] = str(version)
            form.data = kept
        else:
            messages.success(request, _("Saved. It is public once the steering group has approved it."))
            return redirect("evaluation_field", found.slug, chosen.slug)
    asked = last is None and found.approved_version is None and found.assess_by is not None
    context = {
        "evaluation": found,
        "field": chosen,
        "form": form,
        "last": last,
        "due": Asked(found) if asked else None,
    }
    return render(request, f"{FOLDER}/assess.html", context, status=422 if form.errors else 200)


@require_POST
def approve(request: HttpRequest, evaluation: str) -> HttpResponse:
    found = evaluation_for(request, evaluation)
    body = approves_as(request.user)
    if body is None or not isinstance(request.user, User):
        raise PermissionDenied
    try:
        found.approve(by=request.user, body=body, seen=_seen(request))
    except NotPossible as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Approved. Everybody can read it now."))
    return redirect("evaluation", evaluation)


@require_POST
def discard(request: HttpRequest, evaluation: str) -> HttpResponse:
    found = evaluation_for(request, evaluation)
    if not may_begin(request.user):
        raise PermissionDenied
    try:
        found.discard(seen=_seen(request))
    except NotPossible as refused:
        messages.error(request, str(refused))
        return redirect("evaluation", evaluation)
    messages.success(request, _("The evaluation is discarded."))
    return redirect("evaluations")


def _seen(request: HttpRequest) -> int:
    """The version the page showed; what is no number was never shown."""
    sent = request.POST.get("version", "")
    return int(sent) if sent.isdecimal() and len(sent) < 10 else -1
