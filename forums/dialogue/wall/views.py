"""The wall: open to everybody once the forum is public, since the host has released whatever stands on it."""

from django.conf import settings
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from segno import make_qr

from ..cards import Card
from ..changes import Audience, Sees
from ..live.polling import answer, seen
from ..models import Forum
from ..permissions import may_see


def _forum(request: HttpRequest, slug: str) -> Forum:
    released = Card.objects.released().for_feed().order_by("-seq")
    tables = Prefetch("tables__cards", released, to_attr="on_the_wall")
    found: Forum = get_object_or_404(Forum.objects.prefetch_related("tables__field", tables), slug=slug)
    if not may_see(request.user, found):
        raise Http404
    return found


@never_cache
@require_safe
def wall(request: HttpRequest, slug: str) -> HttpResponse:
    """Rendered once with all that is released; from then on it keeps itself in step."""
    forum = _forum(request, slug)
    path = reverse("forum_live", args=[slug])
    address = f"{settings.SITE_URL}{path}"
    context = {
        "forum": forum,
        "host": address.partition("//")[2].partition("/")[0],
        "path": path.rstrip("/"),
        "svg": mark_safe(make_qr(address, error="m").svg_inline(border=0, omitsize=True)),
    }
    return render(request, "forums/dialogue/wall/wall.html", context)


@never_cache
@require_safe
def news(request: HttpRequest, slug: str) -> HttpResponse:
    """The same for a wall whose network lets no socket through: what is above `?nach=`, or 204 for nothing."""
    forum = get_object_or_404(Forum, slug=slug)
    if not may_see(request.user, forum):
        raise Http404
    return answer(forum, Audience(Sees.WALL, forum.pk), seen(request, forum))
