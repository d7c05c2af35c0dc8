"""Goals and measures on tables, in the city's admin."""

from django.urls import URLPattern, path

from . import views


def goals_urls() -> list[URLPattern]:
    return [path("foren/<int:pk>/ziele/", views.forum_goals, name="forum_goals")]
