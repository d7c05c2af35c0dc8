"""The sheet for an association's wall."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from forums.associations.models import Association
from forums.associations.permissions import may_manage
from proposals.suggestions.endorsement.models import Endorsement
from proposals.suggestions.models import Suggestion

from .content import Boards


@require_safe
def notice_board(request: HttpRequest, slug: str) -> HttpResponse:
    """“Sie haben gesagt – wir haben getan”: public suggestions and what became of them, in the languages chosen."""
    association = get_object_or_404(Association.objects.verified(), slug=slug)
    if not association.is_public and not may_manage(request.user, association):
        raise Http404
    endorsements = Endorsement.objects.of_authors().filter(association=association)
    suggestions = Suggestion.objects.public().filter(pk__in=endorsements.values("suggestion"))
    context = {"association": association, "boards": Boards.of(request, suggestions)}
    return render(request, "proposals/public/boards/board.html", context)
