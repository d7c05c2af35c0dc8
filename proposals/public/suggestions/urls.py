from django.urls import path, re_path, register_converter

from . import views


class NumberConverter:
    """A suggestion's number as we write it."""

    regex = r"\d{4}-\d{4,6}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(NumberConverter, "suggestion_number")

urlpatterns = [
    path("anregungen/", views.suggestion_list, name="suggestion_list"),
    path("anregungen/<suggestion_number:number>/", views.suggestion, name="suggestion"),
    path("anregungen/<suggestion_number:number>/bild.png", views.picture, name="suggestion_picture"),
    path("anregungen/<suggestion_number:number>/aehnliche/", views.similar, name="suggestion_similar"),
    path("anregungen/<suggestion_number:number>/unterstuetzen/", views.support, name="suggestion_support"),
    # 2026-42, 42/2026, nr.42-2026: only digits and what people put between them, so no other address is caught.
    re_path(
        r"^anregungen/(?P<text>(?:[Nn][RrOo]\.?|\#)?[\s\d./_–-]*\d)/?$", views.typed_number, name="suggestion_typed"
    ),
]
