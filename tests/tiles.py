"""A small tile server, as a city's own would be: another origin that draws one plain square and says who asked."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from threading import Thread

from PIL import Image


class TileServer:
    def __init__(self) -> None:
        self.asked: list[str] = []
        self.other_host = ""  # which its style names for its tiles
        out = BytesIO()
        Image.new("RGB", (256, 256), "lightsteelblue").save(out, "PNG")
        self.tile = out.getvalue()
        server = self

        class Answers(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.asked.append(self.path)
                is_style = self.path == "/style.json"
                body = server.style if is_style else server.tile
                self.send_response(404 if self.path.startswith("/leer/") else 200)
                self.send_header("Content-Type", "application/json" if is_style else "image/png")
                self.send_header("Access-Control-Allow-Origin", "*")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_args: object) -> None:
                """Not into the tests' output."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Answers)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.http.server_port}"

    @property
    def style(self) -> bytes:
        tiles = [f"{self.other_host or self.url}/{{z}}/{{x}}/{{y}}.png"]
        source = {"type": "raster", "tiles": tiles, "tileSize": 256}
        layer = {"id": "streets", "type": "raster", "source": "streets"}
        return json.dumps({"version": 8, "sources": {"streets": source}, "layers": [layer]}).encode()


@contextmanager
def tile_server() -> Iterator[TileServer]:
    server = TileServer()
    Thread(target=server.http.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.http.shutdown()
        server.http.server_close()
