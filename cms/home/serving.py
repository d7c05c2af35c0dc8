"""Wagtail's view of pages, for sites whose home pages are translations of each other."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from wagtail.models import Site
from wagtail.views import serve as serve_page

from .models import HomePage


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """As Wagtail does, with the home page of the reader's language found at once, where Wagtail asks for the language,
    for the page's translation and for its kind."""
    if site := Site.find_for_request(request):
        homes = HomePage.objects.live().select_related("locale")
        same = homes.filter(translation_key=site.root_page.translation_key)
        if home := same.filter(locale__language_code=get_language()).first():
            site.root_page = home
    response: HttpResponse = serve_page(request, path)
    return response
