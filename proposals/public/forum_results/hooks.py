"""What this room adds to the pages of forums: the tally for everybody, the ways on for coordinators."""

from typing import Any

from django.http import HttpRequest

from forums.dialogue import extensions
from forums.dialogue.models import Forum, ForumState
from proposals.intake.cards.pending import count_by_forum

from .tally import Result


def register_extensions() -> None:
    extensions.add_to_page("proposals/public/forum_results/tally.html", _tally)
    extensions.add_to_desk("proposals/intake/desk.html", _desk)


def _tally(forum: Forum, request: HttpRequest) -> dict[str, Any] | None:
    if forum.state != ForumState.OVER:
        return None
    result = Result(forum)
    return {"result": result} if result.said else None


def _desk(forum: Forum, request: HttpRequest) -> dict[str, Any]:
    return {"waiting": count_by_forum([forum]).get(forum.pk, 0)}
