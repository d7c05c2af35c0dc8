"""Handing in proofs behind the link of the registration, and reading them: the office, and who speaks for it."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forums.people.access_log import AccessKind, DataKind, log_access
from forums.people.models import User
from forums.protection.private_pages import mark_private
from forums.protection.rate_limits import too_many

from ..breadcrumbs import above_step
from ..exceptions import NotPossible
from ..forms.proofs import ProofForm
from ..guards import by_link
from ..links import resume_token
from ..models import Association, Proof
from ..permissions import may_see_proof
from ..proofs.keeping import PROOFS_KEPT

MOST_FILES, HOUR = 40, timedelta(hours=1)  # new ones of one connection


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def proofs(request: HttpRequest, association: Association) -> HttpResponse:
    """What is here already, and the form for one more."""
    token = resume_token(association)
    if not association.is_open_to_registrar:
        return redirect("association_resume", token)
    form = ProofForm(association=association)
    if request.method == "POST":
        form = ProofForm(
            request.POST,
            request.FILES,
            association=association,
            too_many=lambda: too_many(request, "association.proofs", most=MOST_FILES, per=HOUR),
        )
        if form.is_valid() and _handed_in(request, form):
            return redirect("association_proofs", token)
    context = {
        "association": association,
        "token": token,
        "form": form,
        "proofs": association.proofs.handed_in(),
        "kept": PROOFS_KEPT.days,
        "crumbs": above_step(request, association, reverse("association_resume", args=[token])),
    }
    status = 429 if form.has_error("file", "too_many") else 422 if form.errors else 200
    return render(request, "forums/associations/registration/proofs.html", context, status=status)


def _handed_in(request: HttpRequest, form: ProofForm) -> bool:
    try:
        form.hand_in(by=_account(request))
    except NotPossible as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("Thank you. The file is here."))
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def take_back(request: HttpRequest, association: Association, uuid: UUID) -> HttpResponse:
    """Twice is as good as once; opened instead of sent, it leads to the list."""
    proof = association.proofs.handed_in().filter(uuid=uuid).first()
    if request.method == "POST" and proof is not None:
        try:
            association.take_back(proof, by=_account(request))
            messages.success(request, _("The file has been removed."))
        except NotPossible as refusal:
            messages.error(request, str(refusal))
    return redirect("association_proofs", resume_token(association))


@require_safe
@by_link
def proof_by_link(request: HttpRequest, association: Association, uuid: UUID) -> HttpResponse:
    """To whoever registers the association, for as long as the office has not decided."""
    if not association.is_open_to_registrar:
        raise Http404
    return _file(get_object_or_404(association.proofs, uuid=uuid))


@never_cache
@require_safe
def proof(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """To the office and to speakers; 404 to everybody else."""
    found = get_object_or_404(Proof.objects.select_related("association"), uuid=uuid)
    if not may_see_proof(request.user, found):
        raise Http404
    log_access(AccessKind.LOOKED, DataKind.CONTACT, f"association {found.association_id}: proof", by=request.user)
    return mark_private(_file(found))


def _file(proof: Proof) -> HttpResponse:
    """A PDF is saved, not opened here: a reader of one's own is safer than this site's origin."""
    try:
        with proof.file.open() as file:
            content = file.read()
    except FileNotFoundError as error:
        raise Http404 from error
    kind, way, ending = ("application/pdf", "attachment", "pdf") if proof.is_pdf else ("image/webp", "inline", "webp")
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'{way}; filename="{proof.uuid}.{ending}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _account(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None
