"""HTTP as a thousand telephones need it: little of it, and cheap for the machine that is measured at the same time."""

import asyncio
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

type Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]  # names in small letters
    cookies: str  # as they are sent back
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


class Http:
    """Connections to one server, kept open and shared by all pages of the driver."""

    def __init__(self, host: str, port: int, *, most: int = 64, patience: float = 30) -> None:
        self.host, self.port, self.patience = host, port, patience
        self._idle: list[Connection] = []
        self._turns = asyncio.Semaphore(most)

    async def get(self, path: str, cookie: str = "") -> Answer:
        return await self.send("GET", path, cookie=cookie)

    async def post(self, path: str, form: dict[str, Any], cookie: str = "") -> Answer:
        return await self.send("POST", path, urlencode(form).encode(), cookie=cookie)

    async def send(self, method: str, path: str, body: bytes = b"", *, cookie: str = "") -> Answer:
        """Raises OSError (a broken connection, a server that does not answer in time)."""
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: {self.host}:{self.port}\r\nAccept: application/json\r\n"
            f"Cookie: {cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        async with self._turns, asyncio.timeout(self.patience):
            while self._idle:
                connection = self._idle.pop()
                try:
                    return await self._ask(connection, head.encode() + body)
                except (OSError, EOFError):  # the server closed it while it lay idle
                    connection[1].close()
            connection = await asyncio.open_connection(self.host, self.port)
            try:
                return await self._ask(connection, head.encode() + body)
            except EOFError as error:
                connection[1].close()
                raise ConnectionError("The answer broke off") from error

    async def _ask(self, connection: Connection, request: bytes) -> Answer:
        reader, writer = connection
        writer.write(request)
        status_line, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        fields = [(name.lower(), value) for name, _colon, value in (line.partition(": ") for line in lines) if name]
        headers = dict(fields)
        cookies = "; ".join(value.partition(";")[0] for name, value in fields if name == "set-cookie")
        body = await self._body(reader, headers)
        if headers.get("connection", "").lower() == "close":
            writer.close()
        else:
            self._idle.append(connection)
        return Answer(int(status_line.split()[1]), headers, cookies, body)

    async def _body(self, reader: asyncio.StreamReader, headers: dict[str, str]) -> bytes:
        if headers.get("transfer-encoding") != "chunked":
            return await reader.readexactly(int(headers.get("content-length", 0)))
        body = b""
        while size := int(await reader.readuntil(b"\r\n"), 16):
            body += await reader.readexactly(size)
            await reader.readexactly(2)
        await reader.readexactly(2)
        return body

    def close(self) -> None:
        while self._idle:
            self._idle.pop()[1].close()
