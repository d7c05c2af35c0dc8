"""Minutes in the city's admin: the address of the button on a forum's page."""

from django.urls import URLPattern, path

from . import views


def minutes_urls() -> list[URLPattern]:
    return [path("foren/<int:pk>/protokoll/", views.make_minutes, name="minutes_make")]
