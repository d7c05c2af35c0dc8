"""For pages whose network lets no socket through: each asks every few seconds what came after `?nach=17`."""

from django.http import HttpRequest, HttpResponse, JsonResponse

from forums.protection.whole_numbers import whole_number

from ..changes import Audience, Changes
from ..models import Forum


def whole(text: str) -> int:
    """The number a page says it has seen; 0 for anything that is not a number."""
    return whole_number(text, digits=15) or 0


def seen(request: HttpRequest, forum: Forum) -> int:
    """Also 0 for a number that a restored database does not know: that page starts from the beginning."""
    after = whole(request.GET.get("nach", ""))
    return after if after <= forum.seq else 0


def answer(forum: Forum, audience: Audience, after: int) -> HttpResponse:
    """As the socket would send it; 204 if nothing is new."""
    if after == forum.seq:
        return HttpResponse(status=204)
    return JsonResponse(Changes.read(forum.pk, after, audience.table).news(audience))
