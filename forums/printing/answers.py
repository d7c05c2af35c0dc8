"""A PDF as the answer to a request."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def response(pdf: bytes, filename: str, inline: bool = True) -> HttpResponse:
    """`pdf` under `filename` (with its ending), shown in the browser, or saved where `inline` is false.

    Never kept by a shared cache: codes of tables and slips stand on paper for those in the room.
    """
    answer = HttpResponse(pdf, content_type="application/pdf")
    if disposition := content_disposition_header(as_attachment=not inline, filename=filename):
        answer["Content-Disposition"] = disposition
    answer["Cache-Control"] = "private, no-cache"
    answer["X-Robots-Tag"] = "noindex"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
