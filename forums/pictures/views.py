"""Serving private pictures."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from .models import Picture
from .permissions import key_fits, may_see


@require_safe
def picture(request: HttpRequest, uuid: UUID, width: int | None = None) -> HttpResponse:
    """The picture, to who may see it; 404 to everyone else. A picture never changes under its address."""
    found = get_object_or_404(Picture, uuid=uuid)
    if not key_fits(found, request.GET.get("schluessel", "")) and not may_see(request.user, found):
        raise Http404
    if width is not None and width not in found.widths:
        raise Http404
    try:
        response = HttpResponse(found.read(width), content_type="image/webp")
    except FileNotFoundError as error:
        raise Http404 from error
    response["Content-Disposition"] = f'inline; filename="{found.uuid}.webp"'
    # An hour only, and in no shared cache: a photo may be taken out of public view.
    response["Cache-Control"] = "private, max-age=3600"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response
