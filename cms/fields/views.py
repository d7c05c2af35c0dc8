"""The picture of a field's page; the page itself is Wagtail's to serve."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from forums.municipality.models import Municipality
from forums.sharing.answers import answer

from .models import ActionFieldPage
from .sharing import picture_of


@require_safe
def picture(request: HttpRequest, slug: str) -> HttpResponse:
    """Only of a page that everybody can see."""
    page: ActionFieldPage = get_object_or_404(ActionFieldPage.objects.live(), slug=slug, language=get_language())
    if page.get_view_restrictions().exists():
        raise Http404
    return answer(request, picture_of(page.title, page.number, page.language, Municipality.load(request)), page)
