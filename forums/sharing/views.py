"""The picture of every page that has none of its own."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from forums.municipality.models import Municipality

from .answers import answer
from .pictures import of_the_city


@require_safe
def picture_of_the_city(request: HttpRequest) -> HttpResponse:
    city = Municipality.load(request)
    return answer(request, of_the_city(city), city)
