"""A council information system on a real socket, which misbehaves where a test asks it to."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

SCHEMA = "https://schema.oparl.org/1.1/"
STAMP = "2026-05-01T10:00:00+02:00"

type Answer = Callable[[BaseHTTPRequestHandler], None]


class Ris:
    """`objects` by path; what is a function answers by itself. `asked` are the paths in their order."""

    def __init__(self, port: int) -> None:
        self.home = f"http://127.0.0.1:{port}"
        self.objects: dict[str, Any] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.add("system", "System", body=f"{self.home}/bodies")
        self.objects["/bodies"] = self.page(
            [self.made("body", "Body", name="Stadt Rheine", **{n: f"{self.home}/{n}s" for n in LISTS})]
        )
        for name in LISTS:
            self.lists(f"{name}s")

    @property
    def system(self) -> str:
        return f"{self.home}/system"

    def made(self, path: str, kind: str, **properties: Any) -> dict[str, Any]:
        frame = {"id": f"{self.home}/{path}", "type": SCHEMA + kind, "created": STAMP, "modified": STAMP}
        return {**frame, **properties}

    def add(self, path: str, kind: str, **properties: Any) -> dict[str, Any]:
        self.objects[f"/{path}"] = made = self.made(path, kind, **properties)
        return made

    def page(self, data: list[Any], following: str | None = None) -> dict[str, Any]:
        return {"data": data, "pagination": {}, "links": {"next": following} if following else {}}

    def lists(self, name: str, *objects: Any) -> None:
        self.objects[f"/{name}"] = self.page([*objects])


LISTS = ("organization", "paper", "meeting")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 5
    ris: ClassVar[Ris]

    def do_GET(self) -> None:
        self.ris.asked.append(self.path)
        self.ris.headers.append(dict(self.headers))
        found = self.ris.objects.get(self.path) or self.ris.objects.get(self.path.partition("?")[0])
        if found is None:
            send(self, b"", 404)
        elif callable(found):
            found(self)
        else:
            send(self, found if isinstance(found, bytes) else json.dumps(found).encode())

    def log_message(self, format: str, *args: object) -> None:
        """Tests need no log."""


def send(handler: BaseHTTPRequestHandler, body: bytes, status: int = 200, **headers: str) -> None:
    handler.send_response(status)
    for name, value in {"Content-Length": str(len(body)), **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


@contextmanager
def serving(secure: Callable[[ThreadingHTTPServer], None] = lambda server: None) -> Iterator[Ris]:
    handler = type("Handler", (_Handler,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads, server.block_on_close = True, False
    server.handle_error = lambda *_args: None  # type: ignore[method-assign]  # who hangs up early is no news
    secure(server)
    handler.ris = ris = Ris(server.server_port)  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield ris
    finally:
        server.shutdown()
        server.server_close()
