"""The way to the minutes on the pages of a forum, and the button that makes them."""

from django.http import HttpRequest

from forums.dialogue import extensions
from forums.dialogue.models import Forum, ForumState

from .models import MinutesPage


def register_extensions() -> None:
    extensions.add_to_page("cms/minutes/link.html", _on_page)
    extensions.add_to_desk("cms/minutes/desk.html", _on_desk)


def _on_page(forum: Forum, request: HttpRequest) -> dict[str, object] | None:
    if forum.state != ForumState.OVER:
        return None
    minutes = MinutesPage.objects.shown().filter(forum=forum).first()
    return {"minutes": minutes} if minutes else None


def _on_desk(forum: Forum, request: HttpRequest) -> dict[str, object]:
    return {"minutes": list(MinutesPage.objects.filter(forum=forum).select_related("locale"))}
