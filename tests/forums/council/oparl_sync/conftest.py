"""A council information system with one paper, treated in one meeting; and a run that reads it."""

import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from forums.bodies.models import Body
from forums.council.oparl_sync.client import Client
from forums.council.oparl_sync.models import OparlOrganization, OparlSource
from forums.council.oparl_sync.run import Run
from tests.factories import council_body

from .server import Ris, serving


@pytest.fixture
def ris() -> Iterator[Ris]:
    with serving() as server:
        yield server


@pytest.fixture
def client_for(ris: Ris) -> Iterator[Callable[..., Client]]:
    made: list[Client] = []

    def make(**options: Any) -> Client:
        waited: list[float] = []
        host = ris.home.removeprefix("http://")
        client = Client(
            [host], name="mitreden (+http://testserver)", rest=waited.append, **{"private": True, **options}
        )
        client.waited = waited  # type: ignore[attr-defined]
        made.append(client)
        return client

    yield make
    for client in made:
        client.close()


@pytest.fixture
def resolver(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The system's resolver knows ris.example, as this machine, and writes down who was looked up by name. After
    "moved" has been written the name leads to another machine."""
    real, asked = socket.getaddrinfo, list[str]()

    def resolve(host: str, *args: Any, **options: Any) -> Any:
        if host == "ris.example":
            asked.append(host)
            host = "127.0.0.9" if "moved" in asked else "127.0.0.1"
        return real(host, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return asked


type Sync = Callable[..., list[str]]


@pytest.fixture
def sync(ris: Ris, client_for: Callable[..., Client], db: None) -> Sync:
    """Run, and give back the lines of the report."""

    def run(**options: Any) -> list[str]:
        lines: list[str] = []
        source, _new = OparlSource.objects.get_or_create(url=ris.system)
        Run(source, client_for(), lines.append, **options)()
        return [line.replace(ris.home, "") for line in lines]

    return run


@pytest.fixture
def rat(ris: Ris, db: None) -> Body:
    """The council, which the coordination has said is theirs."""
    body = council_body("rat")
    source = OparlSource.objects.create(url=ris.system)
    OparlOrganization.objects.create(source=source, outside_id=f"{ris.home}/org/1", name="Rat", body=body)
    return body


@pytest.fixture
def treated(ris: Ris, rat: Body) -> Ris:
    """Paper 2026/0074, on the agenda of the council's meeting, adopted."""
    paper(ris)
    meeting(ris)
    ris.lists("organizations", ris.made("org/1", "Organization", name="Rat"))
    return ris


def paper(ris: Ris, number: int = 74, **properties: Any) -> dict[str, Any]:
    step = ris.made(
        f"step/{number}",
        "Consultation",
        organization=[f"{ris.home}/org/1"],
        meeting=f"{ris.home}/meeting/1",
        agendaItem=f"{ris.home}/item/{number}",
        authoritative=True,
        role="Entscheidung",
    )
    facts = {
        "name": "Kinderbetreuung am Abend",
        "reference": f"2026/{number:04}",
        "date": "2026-04-20",
        "paperType": "Beschlussvorlage",
        "consultation": [step],
    }
    made = ris.add(f"paper/{number}", "Paper", **{**facts, **properties})
    ris.lists("papers", made)
    return made


def item(ris: Ris, number: int = 74, **properties: Any) -> dict[str, Any]:
    facts = {
        "number": "Ö 4",
        "name": "Kinderbetreuung",
        "public": True,
        "consultation": f"{ris.home}/step/{number}",
        "result": "einstimmig beschlossen",
        "resolutionText": "Der Rat beschließt die Betreuung.",
    }
    return ris.made(f"item/{number}", "AgendaItem", **{**facts, **properties})


def meeting(ris: Ris, *items: dict[str, Any], **properties: Any) -> dict[str, Any]:
    facts = {
        "name": "Sitzung des Rates",
        "start": "2026-05-23T17:00:00+02:00",
        "organization": [f"{ris.home}/org/1"],
        "location": {"description": "Rathaus, Ratssaal"},
        "agendaItem": [*(items or [item(ris)])],
    }
    made = ris.add("meeting/1", "Meeting", **{**facts, **properties})
    ris.lists("meetings", made)
    return made
