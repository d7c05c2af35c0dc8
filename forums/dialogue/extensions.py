"""What higher rooms add to the pages of forums, without this room knowing them.

A higher room registers a part in its app's `ready`:

    extensions.add_to_desk("proposals/intake/lay_goals.html", lambda forum, request: {"tables": …})
    extensions.add_to_page("proposals/intake/tally.html", lambda forum, request: {"tally": …} or None)

The desk is the coordinator's page of one forum in the admin; the page is the public one. The template gets what
the function returned, `forum` and the request; a part that returns None is not shown. Forms in it post to addresses
of the higher room. To put goals and measures on a table, use `table.put_down(text, about_kind=…, about=…)`.
"""

from collections.abc import Callable, Mapping

from django.http import HttpRequest
from django.template.loader import render_to_string

from .forum import Forum

type Context = Callable[[Forum, HttpRequest], Mapping[str, object] | None]

_page: dict[str, Context] = {}
_desk: dict[str, Context] = {}


def add_to_page(template: str, context: Context) -> None:
    _page[template] = context


def add_to_desk(template: str, context: Context) -> None:
    _desk[template] = context


def on_page(forum: Forum, request: HttpRequest) -> list[str]:
    return _rendered(_page, forum, request)


def on_desk(forum: Forum, request: HttpRequest) -> list[str]:
    return _rendered(_desk, forum, request)


def _rendered(parts: dict[str, Context], forum: Forum, request: HttpRequest) -> list[str]:
    """Markup, ready to show, in the order of registration."""
    contexts = [(template, context(forum, request)) for template, context in parts.items()]
    return [
        render_to_string(template, {**context, "forum": forum}, request)
        for template, context in contexts
        if context is not None
    ]
