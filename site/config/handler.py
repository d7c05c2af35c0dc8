"""Pages under ASGI: a request that has begun runs to its end in one thread; there are as many threads as connections.

Django's own handler hops between event loop and threads, and cancels a request between two hops when its client goes
away. The connection that it had taken then never comes back to the pool: after ten of them no page could be served
until a restart. Here a request takes its connection and gives it back in the same thread, whoever is still listening;
and one whose client has left while it waited for a thread never begins.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import django
from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIHandler
from django.core.handlers.base import BaseHandler
from django.db import close_old_connections
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from .environment import THREADS

type Receive = Callable[[], Awaitable[Mapping[str, Any]]]
type Send = Callable[[Mapping[str, Any]], Awaitable[None]]

CLIENT_CLOSED_REQUEST = 499  # nobody reads it


@dataclass
class Visit:
    """One request and whether somebody still waits for its answer."""

    request: HttpRequest
    left: bool = False


class PageHandler(ASGIHandler):
    """Serves pages with the synchronous chain of middleware, as WSGI would, beside the sockets of the same process."""

    def __init__(self) -> None:
        BaseHandler.__init__(self)
        self.load_middleware(is_async=False)
        self.threads = ThreadPoolExecutor(max_workers=THREADS, thread_name_prefix="page")

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        """Without Django's `ThreadSensitiveContext`, which would start one more thread for each request."""
        await self.handle(scope, receive, send)

    async def run_get_response(self, request: HttpRequest) -> HttpResponseBase:
        visit = Visit(request)
        respond = sync_to_async(self._respond, thread_sensitive=False, executor=self.threads)
        # A task of its own: cancelling the request must not reach into a transaction or what follows its commit.
        task = asyncio.create_task(respond(visit))
        try:
            response = await asyncio.shield(task)
        except asyncio.CancelledError:
            visit.left = True
            task.add_done_callback(_let_go)
            raise
        response._handler_class = self.__class__  # type: ignore[attr-defined]
        if isinstance(response, FileResponse):
            response.block_size = self.chunk_size
        return response

    def _respond(self, visit: Visit) -> HttpResponseBase:
        if visit.left:
            return HttpResponse(status=CLIENT_CLOSED_REQUEST)
        close_old_connections()
        try:
            return self.get_response(visit.request)
        finally:
            close_old_connections()


def _let_go(task: asyncio.Task[HttpResponseBase]) -> None:
    """An answer that nobody reads still holds files."""
    if not task.cancelled() and task.exception() is None:
        task.result().close()


def page_handler() -> PageHandler:
    """What `django.core.asgi.get_asgi_application` is to Django's own handler."""
    django.setup(set_prefix=False)
    return PageHandler()
