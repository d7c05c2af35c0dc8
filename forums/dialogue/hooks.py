"""What higher rooms add to the pages of forums, without this room knowing them.

A higher room registers a part in its app's `ready`:

    additions.add_to_desk("proposals/intake/lay_goals.html", lambda forum, request: {"tables": …})
    additions.add_to_page("proposals/intake/tally.html", lambda forum, request: {"tally": …} or None)

The desk is the coordinator's page of one forum in the admin; the page is the public one. The template finds what
the function returned, `forum` and the request; a part that returns None is not shown. Forms in it post to addresses
of the higher room. To lay goals and measures on a table, use `table.put_down(text, about_kind=…, about=…)`.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.template.loader import render_to_string

if TYPE_CHECKING:
    from .models import Forum

type Context = Callable[["Forum", HttpRequest], dict[str, Any] | None]

_page: dict[str, Context] = {}
_desk: dict[str, Context] = {}


def add_to_page(template: str, context: Context) -> None:
    _page[template] = context


def add_to_desk(template: str, context: Context) -> None:
    _desk[template] = context


def on_page(forum: "Forum", request: HttpRequest) -> list[str]:
    return _parts(_page, forum, request)


def on_desk(forum: "Forum", request: HttpRequest) -> list[str]:
    return _parts(_desk, forum, request)


def _parts(known: dict[str, Context], forum: "Forum", request: HttpRequest) -> list[str]:
    """Markup, ready to show, in the order of registration."""
    found = [(template, context(forum, request)) for template, context in known.items()]
    return [
        render_to_string(template, {**context, "forum": forum}, request)
        for template, context in found
        if context is not None
    ]
