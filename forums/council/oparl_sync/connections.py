"""Which addresses may be asked, and connections that go to exactly the machine that was checked."""

import socket
import ssl
import threading
from contextlib import suppress
from types import TracebackType
from typing import Self
from urllib.parse import SplitResult, urlsplit

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Timeout
from urllib3.connection import HTTPConnection, HTTPSConnection

from .names import is_public, machines

CONNECTING, SILENCE = 10.0, 20.0  # seconds
PORTS = {"http": 80, "https": 443}
LONGEST = 2000  # characters of an address


class Refused(Exception):
    """This address is not asked. The message says why."""


class Deadline:
    """So many seconds for one answer, however slowly it drips: after that its connection is cut."""

    _here = threading.local()

    def __init__(self, seconds: float) -> None:
        self.passed = False
        self._connection: HTTPConnection | None = None
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    @classmethod
    def watch(cls, connection: HTTPConnection) -> None:
        if (here := getattr(cls._here, "deadline", None)) is not None:
            here._connection = connection

    def __enter__(self) -> Self:
        self._here.deadline = self
        self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._timer.cancel()
        self._here.deadline = None

    def check(self) -> None:
        """Raises TimeoutError where it has passed: what came until then may be a part."""
        if self.passed:
            raise TimeoutError

    def _cut(self) -> None:
        self.passed = True
        with suppress(OSError):
            if self._connection is not None and self._connection.sock is not None:
                # Of the plain socket: closing TLS properly would wait for the other side.
                socket.socket.shutdown(self._connection.sock, socket.SHUT_RDWR)


class _Plain(HTTPConnection):
    def connect(self) -> None:
        Deadline.watch(self)
        super().connect()

    def request(self, *args: object, **options: object) -> None:  # a connection that is used again
        Deadline.watch(self)
        super().request(*args, **options)  # type: ignore[arg-type]


class _Secure(HTTPSConnection):
    def connect(self) -> None:
        Deadline.watch(self)
        super().connect()

    def request(self, *args: object, **options: object) -> None:
        Deadline.watch(self)
        super().request(*args, **options)  # type: ignore[arg-type]


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _Plain


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _Secure


class Connections:
    """One for each host, name and port, resolved once: a name that leads elsewhere a moment later leads nowhere new."""

    def __init__(self, hosts: frozenset[str], *, private: bool) -> None:
        self._hosts, self._private = hosts, private
        self._pools: dict[tuple[str, str], HTTPConnectionPool] = {}

    def check(self, url: str) -> SplitResult:
        """Raises Refused where the form of the address, or its host, is not allowed."""
        if len(url) > LONGEST or not url.isascii() or not url.isprintable() or " " in url:
            raise Refused("no address that could be asked")
        try:
            parts = urlsplit(url)
            known = parts.scheme in PORTS and parts.hostname and (parts.port or True)
        except ValueError as error:
            raise Refused("no address that could be asked") from error
        if not known or parts.username is not None:
            raise Refused("no address that could be asked")
        if parts.netloc.lower() not in self._hosts:
            raise Refused(f"leads to another host: {parts.netloc[:200]}")
        return parts

    def to(self, url: str, seconds: float = CONNECTING) -> tuple[HTTPConnectionPool, str, str]:
        """The pool, the target of the request line, and the Host to say. Raises Refused, and TimeoutError or OSError
        where the name could not be resolved now, within these seconds."""
        parts = self.check(url)
        key = (parts.scheme, parts.netloc.lower())
        if key not in self._pools:
            self._pools[key] = self._pool(parts, min(seconds, CONNECTING))
        target = parts.path or "/"
        return self._pools[key], f"{target}?{parts.query}" if parts.query else target, parts.netloc

    def close(self) -> None:
        for pool in self._pools.values():
            pool.close()

    def _pool(self, parts: SplitResult, seconds: float) -> HTTPConnectionPool:
        host, port = str(parts.hostname), parts.port or PORTS[parts.scheme]
        machine, times = self._machine(host, port, seconds), Timeout(connect=CONNECTING, read=SILENCE)
        if parts.scheme == "http":
            return _PlainPool(machine, port, timeout=times, maxsize=1, block=True)
        return _SecurePool(
            machine,
            port,
            timeout=times,
            maxsize=1,
            block=True,
            ssl_context=ssl.create_default_context(),
            server_hostname=host,
            assert_hostname=host,
        )

    def _machine(self, host: str, port: int, seconds: float) -> str:
        """Every address of the name has to be public, not only the one that is taken."""
        found = machines(host, port, seconds)
        if not found:
            raise Refused(f"there is no host of this name: {host[:200]}")
        if not self._private and not all(map(is_public, found)):
            raise Refused(f"leads into a private network: {host[:200]}")
        return found[0]
