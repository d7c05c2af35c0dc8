"""One polite connection to a server that may be broken or hostile: what it may cost us is bounded everywhere."""

import json
import ssl
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import sleep
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3.exceptions import HTTPError, SSLError
from urllib3.util.ssl_match_hostname import CertificateError

from .connections import Connections, Deadline, Refused

MOST_JSON = 10 * 2**20  # bytes, unpacked
MOST_FILE = 12 * 2**20
MOST_REDIRECTS = 5
TRIES = 4
PAUSES = (1.0, 4.0, 16.0)  # seconds before the second, third and fourth try
LONGEST_WAIT = 300.0  # seconds that a server may ask for by Retry-After; for longer, the run stops
REDIRECTS = {301, 302, 303, 307, 308}
AGAIN = {429, 500, 502, 503, 504}


class Unreadable(Exception):
    """This answer cannot be used. The message is a line of the report."""


class Gone(Unreadable):
    """The server says that there is no such object (404, 410)."""


class Unreachable(Exception):
    """The server does not answer, asks for rest, or cannot prove who it is: the run stops, and goes on from there next
    time. `host` is the one that was asked last, after redirects."""

    def __init__(self, reason: str, host: str = "") -> None:
        super().__init__(reason)
        self.host = host


@dataclass(frozen=True)
class Answer:
    """`content` is None where nothing has changed (304). `at` is the server's clock, or ours where it says nothing."""

    content: bytes | None
    at: datetime
    etag: str = ""
    last_modified: str = ""

    def json(self) -> dict[str, object]:
        """Raises Unreadable where it is no object of JSON."""
        try:
            found = json.loads((self.content or b"").decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            raise Unreadable("is not JSON") from error
        if not isinstance(found, dict):
            raise Unreadable("is not a JSON object")
        return found


@dataclass(frozen=True)
class _TryAgain(Exception):
    reason: str
    after: float | None = None


class Client:
    """Asks only the hosts it was given, one request at a time. `rest` waits so many seconds."""

    def __init__(
        self,
        hosts: Iterable[str],
        *,
        name: str,
        private: bool = False,
        seconds: float = 60.0,
        rest: Callable[[float], object] = sleep,
    ) -> None:
        self._connections = Connections(frozenset(hosts), private=private)
        self._seconds, self._rest = seconds, rest
        self._headers = {"User-Agent": name, "Accept-Encoding": "gzip"}
        self._host = ""  # asked last

    def close(self) -> None:
        self._connections.close()

    def reaches(self, url: object) -> bool:
        """Whether this is an address that would be asked."""
        try:
            self._connections.check(str(url))
        except Refused:
            return False
        return True

    def get(self, url: str, *, etag: str = "", last_modified: str = "", most: int = MOST_JSON) -> Answer:
        """Raises Unreadable (Gone) for this answer, Unreachable for the server."""
        asked = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {**self._headers, **{name: value for name, value in asked.items() if value}}
        for turn in range(TRIES):
            try:
                return self._follow(url, headers, most)
            except _TryAgain as trouble:
                if turn == TRIES - 1:
                    raise Unreachable(f"{url}: {trouble.reason}, {TRIES} times", self._host) from trouble
                if (trouble.after or 0) > LONGEST_WAIT:
                    said = f"{url}: the server asks for {trouble.after:.0f} seconds of rest"
                    raise Unreachable(said, self._host) from trouble
                self._rest(max(PAUSES[turn], trouble.after or 0))
        raise AssertionError("unreachable")

    def _follow(self, url: str, headers: dict[str, str], most: int) -> Answer:
        for _turn in range(MOST_REDIRECTS + 1):
            found = self._ask(url, headers, most)
            if isinstance(found, Answer):
                return found
            if urlsplit(url).scheme == "https" and urlsplit(found).scheme != "https":
                raise Unreadable(f"leads away from https: {found[:200]}")
            url = found
        raise Unreadable("leads on and on")

    def _ask(self, url: str, headers: dict[str, str], most: int) -> Answer | str:
        """The answer, or where it leads. The time of looking up the name counts."""
        with Deadline(self._seconds) as deadline:
            response = None
            try:
                self._host = self._connections.check(url).netloc.lower()
                pool, target, host = self._connections.to(url, self._seconds)
                response = pool.urlopen(
                    "GET",
                    target,
                    headers={**headers, "Host": host},
                    redirect=False,
                    retries=False,
                    preload_content=False,
                    decode_content=False,
                )
                return self._read(response, url, most, deadline)
            except Refused as error:
                raise Unreadable(str(error)) from error
            except (HTTPError, OSError, ValueError) as error:
                if why := _distrust(error):
                    raise Unreachable(f"{url}: its certificate is refused: {why}", self._host) from error
                said = "took too long" if deadline.passed or isinstance(error, TimeoutError) else type(error).__name__
                raise _TryAgain(said) from error
            finally:
                if response is not None:
                    _let_go(response)

    def _read(self, response: urllib3.BaseHTTPResponse, url: str, most: int, deadline: Deadline) -> Answer | str:
        status, told = response.status, response.headers
        if status in REDIRECTS and told.get("Location"):
            try:
                return urljoin(url, told["Location"])
            except ValueError as error:
                raise Unreadable("leads to no address") from error
        if status in AGAIN:
            raise _TryAgain(f"answers {status}", _seconds(told.get("Retry-After", "")))
        if status in (404, 410):
            raise Gone(f"answers {status}")
        if status not in (200, 304):
            raise Unreadable(f"answers {status}")
        content = None if status == 304 else _body(response, most, deadline)
        etag, changed = told.get("ETag", ""), told.get("Last-Modified", "")
        fits = len(etag) <= 200 and len(changed) <= 60
        return Answer(content, _moment(told.get("Date", "")) or datetime.now(UTC), *((etag, changed) if fits else ()))


def _body(response: urllib3.BaseHTTPResponse, most: int, deadline: Deadline) -> bytes:
    """Unpacked. Raises Unreadable where it is larger than allowed, packed or not."""
    packing = response.headers.get("Content-Encoding", "identity").strip().lower()
    if packing not in ("identity", "", "gzip", "x-gzip"):
        raise Unreadable(f"is packed in a way nobody asked for: {packing[:40]}")
    unpacker = zlib.decompressobj(wbits=31) if packing.endswith("gzip") else None
    content = bytearray()
    came = 0
    while piece := response.read1(65536, decode_content=False):
        came += len(piece)
        try:
            content += unpacker.decompress(piece, most + 1 - len(content)) if unpacker else piece
        except zlib.error as error:
            raise Unreadable("is packed wrongly") from error
        if len(content) > most or came > most:
            raise Unreadable(f"is larger than {most // 2**20} MB")
        deadline.check()
    if unpacker and not unpacker.eof:
        raise Unreadable("is packed wrongly")
    said = response.headers.get("Content-Length", "")
    if said.isascii() and said.isdigit() and came < int(said):
        raise _TryAgain("ends too early")
    deadline.check()
    return bytes(content)


def _let_go(response: urllib3.BaseHTTPResponse) -> None:
    """Keep the connection where the answer was read to its end, and close it where it was not."""
    with suppress(HTTPError, OSError, ValueError):
        if response.length_remaining:
            response.close()
        response.release_conn()


def _distrust(error: Exception) -> str:
    """Why the other side's certificate proves nothing; empty where it is another fault, which may pass by itself."""
    while isinstance(error, SSLError) and error.args and isinstance(error.args[0], Exception):
        error = error.args[0]
    if isinstance(error, ssl.SSLCertVerificationError):
        return error.verify_message
    return str(error)[:300] if isinstance(error, CertificateError) else ""


def _seconds(told: str) -> float | None:
    """Of Retry-After: seconds, or a date."""
    if told.isascii() and told.isdigit():
        return float(told[:9])
    moment = _moment(told)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds()) if moment else None


def _moment(told: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(told)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
