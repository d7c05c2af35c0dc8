"""Servers that are broken or mean it: each fault is said, skipped, and costs no more than it may."""

import gzip
from collections.abc import Callable
from time import monotonic, sleep
from typing import Any

import pytest
from django.db import OperationalError, connection

from forums.council.oparl_sync.client import MOST_JSON, Client, Unreachable, Unreadable
from forums.council.oparl_sync.models import OparlList, OparlSkipped, OparlSource
from forums.council.oparl_sync.run import Run
from forums.council.papers.models import Paper

from .conftest import Sync, paper
from .server import Ris, send

type Clients = Callable[..., Client]


def drip(handler: Any) -> None:
    """A body that never ends, a byte at a time."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    for _turn in range(100):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        sleep(0.05)


def endless(handler: Any) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _turn in range(400):
        handler.wfile.write(b" " * 65536)


def bomb(handler: Any) -> None:
    send(handler, gzip.compress(b" " * (MOST_JSON + 1)), Content_Encoding="gzip")


FAULTS: dict[str, tuple[Any, str]] = {
    "bomb": (bomb, "is larger than 10 MB"),
    "endless": (endless, "is larger than 10 MB"),
    "no gzip": (lambda h: send(h, b"{}", Content_Encoding="gzip"), "is packed wrongly"),
    "brotli": (lambda h: send(h, b"{}", Content_Encoding="br"), "is packed in a way nobody asked for: br"),
    "no JSON": (b"<html>", "is not JSON"),
    "deep": (b"[" * 200_000, "is not JSON"),
    "list": (b"[1]", "is not a JSON object"),
    "missing": (lambda h: send(h, b"", 404), "answers 404"),
    "forbidden": (lambda h: send(h, b"", 403), "answers 403"),
    "circle": (lambda h: send(h, b"", 302, Location="/x"), "leads on and on"),
    "elsewhere": (lambda h: send(h, b"", 302, Location="http://127.0.0.2/x"), "leads to another host: 127.0.0.2"),
    "file": (lambda h: send(h, b"", 302, Location="file:///etc/passwd"), "no address that could be asked"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_an_answer_that_cannot_be_used_says_why(ris: Ris, client_for: Clients, fault: str) -> None:
    ris.objects["/x"], said = FAULTS[fault]
    with pytest.raises(Unreadable) as refused:
        client_for().get(f"{ris.home}/x").json()
    assert str(refused.value) == said


def test_what_drips_is_cut(ris: Ris, client_for: Clients) -> None:
    ris.objects["/x"] = drip
    begun = monotonic()
    with pytest.raises(Unreachable, match="took too long, 4 times"):
        client_for(seconds=0.3).get(f"{ris.home}/x")
    assert monotonic() - begun < 4


def test_rest_is_given_as_asked_and_grows(ris: Ris, client_for: Clients) -> None:
    turns = iter([{"Retry_After": "7"}, {}, {}])
    ris.objects["/x"] = lambda h: send(h, b"", 503, **headers) if (headers := next(turns, None)) is not None else send(
        h, b"{}"
    )  # fmt: skip
    client = client_for()
    assert client.get(f"{ris.home}/x").json() == {}
    assert client.waited == [7.0, 4.0, 16.0]  # type: ignore[attr-defined]


def test_who_asks_for_long_rest_gets_it(ris: Ris, client_for: Clients) -> None:
    ris.objects["/x"] = lambda h: send(h, b"", 429, Retry_After="86400")
    with pytest.raises(Unreachable, match="asks for 86400 seconds of rest"):
        client_for().get(f"{ris.home}/x")
    assert ris.asked == ["/x"]


def test_private_networks_are_not_asked(ris: Ris, client_for: Clients) -> None:
    with pytest.raises(Unreadable, match="leads into a private network"):
        client_for(private=False).get(f"{ris.home}/x")
    assert ris.asked == []


def test_the_site_says_who_asks(ris: Ris, client_for: Clients) -> None:
    client_for().get(ris.system)
    assert ris.headers[0]["User-Agent"] == "mitreden (+http://testserver)"


BROKEN: dict[str, tuple[Any, str]] = {
    "null": (None, "Paper: has no usable id"),
    "text": ("paper", "Paper: has no usable id"),
    "number as id": ({"id": 7}, "Paper: has no usable id"),
    "another host": ({"id": "https://evil.example/paper/1"}, "https://evil.example/paper/1: has an id on another host"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_object_keeps_no_other_back(treated: Ris, sync: Sync, fault: str) -> None:
    broken, said = BROKEN[fault]
    treated.lists("papers", broken, paper(treated))
    treated.lists("papers", broken, treated.objects["/paper/74"])
    assert sync() == [said]
    assert Paper.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ["x"]}, "name is no text"),
        ({"date": "gestern"}, "date is no date"),
        ({"consultation": "x"}, "consultation is no list"),
        ({"modified": 5}, "modified is no time"),
        ({"type": "https://schema.oparl.org/2.0/Paper"}, "is no Paper of OParl 1.0 or 1.1"),
        ({"reference": None}, "says no reference, no name or no date"),
    ],
)
def test_a_wrong_type_is_said_and_tried_again(treated: Ris, sync: Sync, wrong: dict[str, Any], said: str) -> None:
    paper(treated, **wrong)
    assert sync() == [f"/paper/74: {said}"]
    assert OparlSkipped.objects.count() == 1
    paper(treated)
    treated.lists("papers")  # it is not listed again: its modified has not changed
    assert sync() == []
    assert (Paper.objects.count(), OparlSkipped.objects.count()) == (1, 0)


def test_a_changed_id_makes_no_second_paper(treated: Ris, sync: Sync) -> None:
    sync()
    renamed = {**paper(treated), "id": f"{treated.home}/paper/new", "consultation": []}
    treated.lists("papers", renamed)
    assert sync() == [f"/paper/new: 2026/0074 is here already, as {treated.home}/paper/74".replace(treated.home, "")]
    assert Paper.objects.count() == 1


@pytest.mark.parametrize("following", ["/papers", "/papers?page=2"])
def test_pages_that_lead_in_a_circle_end(treated: Ris, sync: Sync, following: str) -> None:
    treated.objects["/papers"] = treated.page([treated.objects["/paper/74"]], f"{treated.home}{following}")
    [line] = sync()
    assert line in {"/papers: its pages lead in a circle", "/papers: its pages repeat themselves"}
    assert Paper.objects.count() == 1
    assert OparlList.objects.get(url=f"{treated.home}/papers").since is None


def test_a_stopped_run_goes_on_where_it_was(treated: Ris, sync: Sync) -> None:
    first, second = treated.objects["/paper/74"], paper(treated, 75, consultation=[])
    treated.objects["/papers"] = treated.page([first], f"{treated.home}/more")
    treated.objects["/more"] = lambda h: send(h, b"", 503)
    with pytest.raises(Unreachable):
        sync()
    assert Paper.objects.count() == 1
    treated.objects["/more"] = treated.page([second])
    treated.asked.clear()
    assert sync() == []
    assert Paper.objects.count() == 2
    assert "/papers" not in treated.asked
    assert "/more" in treated.asked


def test_a_host_of_files_that_is_silent_keeps_nothing_else_back(treated: Ris, db: None) -> None:
    """Asked once: its files are tried again by the next run, and what comes after them comes now."""
    elsewhere = "127.0.0.1:1"  # nobody listens there
    files = [treated.made(f"file/{n}", "File", downloadUrl=f"http://{elsewhere}/{n}.pdf") for n in (1, 2)]
    treated.lists("papers", paper(treated, mainFile=files[0]), paper(treated, 75, mainFile=files[1], consultation=[]))
    lines: list[str] = []
    client = Client([treated.home.removeprefix("http://"), elsewhere], name="t", private=True, rest=lambda _seconds: 0)
    Run(OparlSource.objects.get(), client, lines.append)()
    client.close()
    assert lines == [
        f"{treated.home}/file/1: http://{elsewhere}/1.pdf: NewConnectionError, 4 times",
        f"{treated.home}/paper/74: some of it could not be taken over",
        f"{treated.home}/file/2: {elsewhere} does not answer",
        f"{treated.home}/paper/75: some of it could not be taken over",
    ]
    assert (Paper.objects.count(), OparlSkipped.objects.count()) == (2, 2)


def test_whose_body_is_said_during_a_run_is_read_again_by_the_next(treated: Ris, sync: Sync) -> None:
    """What the run has in hand must not put back how far it was."""
    source = OparlSource.objects.get()
    sync(step=lambda kind: source.read_again() if kind == "Paper" else None)
    treated.asked.clear()
    sync()
    assert [path for path in treated.asked if path.startswith("/papers")] == ["/papers"]


def test_a_database_that_is_away_ends_the_run_and_is_no_fault_of_a_paper(treated: Ris, sync: Sync) -> None:
    def away(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if sql.startswith('INSERT INTO "forums_paper"'):
            raise OperationalError("server closed the connection unexpectedly")
        return execute(sql, *rest)

    with connection.execute_wrapper(away), pytest.raises(Unreachable, match="The database is out of reach"):
        sync()
    assert not OparlSkipped.objects.exists()
    assert sync() == []
    assert Paper.objects.count() == 1
