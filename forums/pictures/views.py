"""Serving private pictures."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from .models import Picture
from .permissions import key_fits, may_see


@require_safe
def picture(request: HttpRequest, uuid: UUID) -> FileResponse:
    """The picture, to who may see it; 404 to everyone else. A picture never changes under its address."""
    found = get_object_or_404(Picture, uuid=uuid)
    if not key_fits(found, request.GET.get("schluessel", "")) and not may_see(request.user, found):
        raise Http404
    try:
        file = found.file.open()
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(file, content_type="image/webp", filename=f"{found.uuid}.webp")
    # An hour only, and in no shared cache: a photo may be taken out of public view.
    response["Cache-Control"] = "private, max-age=3600"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response
