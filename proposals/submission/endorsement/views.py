"""An association's part in suggestions: support, joint authorship, paper collections."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forums.associations.guards import for_speakers
from forums.associations.models import Association
from forums.associations.permissions import may_speak_for, spoken_for
from forums.people.guards import UserRequest
from proposals.suggestions.endorsement.models import Collection, Endorsement, Part
from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.follow_links import follow_token, follow_url
from proposals.suggestions.models import Suggestion

from ..author.access import by_link
from ..author.receipts import qr_svg
from .forms import TEXTS, CollectionForm

FOLDER = "proposals/submission/endorsement"


@require_POST
@never_cache
@login_required
def endorse(request: UserRequest, number: str) -> HttpResponse:
    """From the public page: `association`, and `part` (supporter or joint), or `zurueck` to take it back."""
    suggestion = get_object_or_404(Suggestion.objects.public(), number=number)
    wanted, part = request.POST.get("association", ""), request.POST.get("part", "")
    association = next((spoken for spoken in spoken_for(request.user) if str(spoken.pk) == wanted), None)
    if association is None:
        raise PermissionDenied
    if part not in {Part.SUPPORTER, Part.JOINT}:
        raise Http404
    try:
        if request.POST.get("zurueck"):
            for endorsement in Endorsement.objects.filter(suggestion=suggestion, association=association, part=part):
                endorsement.take_back(by=request.user)
            messages.success(request, _("Withdrawn."))
        else:
            endorsement = Endorsement.give(suggestion, association, Part(part), by=request.user)
            done = _("Your association supports this.") if endorsement.agreed_at else _("We are asking the author.")
            messages.success(request, done)
    except NotPossible as trouble:
        messages.error(request, str(trouble))
    return redirect(suggestion)


@by_link
def joint(request: HttpRequest, suggestion: Suggestion, pk: int) -> HttpResponse:
    """The author says yes or no to a joint author, on the private page."""
    if request.method != "POST":
        raise Http404
    endorsement = get_object_or_404(suggestion.endorsements.waiting(), pk=pk)
    try:
        if request.POST.get("antwort") == "ja":
            endorsement.agree()
        else:
            endorsement.delete()
        messages.success(request, _("Saved."))
    except NotPossible as trouble:
        messages.error(request, str(trouble))
    return redirect("suggestion_follow", follow_token(suggestion))


@require_http_methods(["GET", "HEAD", "POST"])
@for_speakers
def collect(request: UserRequest, association: Association) -> HttpResponse:
    """Enter what members wrote on paper; leads to one slip for each."""
    if not may_speak_for(request.user, association):
        raise PermissionDenied
    form = CollectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        collection = form.enter(association, by=request.user)
        return redirect("association_slips", association.slug, collection.uuid)
    context = {
        "association": association,
        "form": form,
        "rows": [
            [form[f"{name}_{number}"] for name in ("text", "language", "field")] for number in range(1, TEXTS + 1)
        ],
        "collections": association.collections.all()[:20],
    }
    return render(request, f"{FOLDER}/collect.html", context, status=422 if form.errors else 200)


@require_safe
@for_speakers
def slips(request: UserRequest, association: Association, uuid: UUID) -> HttpResponse:
    """A sheet to cut: number and private link for each person who wrote."""
    collection = get_object_or_404(Collection, uuid=uuid, association=association)
    urls = [
        (endorsement.suggestion.number, follow_url(endorsement.suggestion))
        for endorsement in collection.endorsements.select_related("suggestion")
    ]
    shown = [{"number": number, "url": url, "svg": qr_svg(url)} for number, url in urls]
    context = {"association": association, "collection": collection, "slips": shown}
    return render(request, f"{FOLDER}/slips.html", context)
