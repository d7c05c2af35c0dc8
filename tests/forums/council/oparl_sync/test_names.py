"""Names of hosts: resolved once, in time, and never into a private network."""

import socket
from collections.abc import Callable
from threading import Event
from time import monotonic
from typing import Any

import pytest

from forums.council.oparl_sync.client import Client, Unreachable, Unreadable
from forums.council.oparl_sync.names import is_public

from .server import Ris


def asking(ris: Ris, host: str, **options: Any) -> tuple[Client, str]:
    place = f"{host}:{ris.home.rpartition(':')[2]}"
    options = {"private": True, **options}
    return Client([place], name="tests", rest=lambda _seconds: None, **options), f"http://{place}/system"


def test_a_resolver_that_hangs_costs_no_more_than_the_answer_may(ris: Ris, monkeypatch: pytest.MonkeyPatch) -> None:
    free = Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_options: free.wait(30) and [])
    client, url = asking(ris, "ris.example", seconds=0.2)
    begun = monotonic()
    with pytest.raises(Unreachable, match="took too long, 4 times"):
        client.get(url)
    assert monotonic() - begun < 3
    free.set()
    client.close()


def test_a_resolver_without_an_answer_now_is_asked_again(ris: Ris, monkeypatch: pytest.MonkeyPatch) -> None:
    real, turns = socket.getaddrinfo, iter([True, True, False])

    def resolve(host: str, *args: Any, **options: Any) -> Any:
        if host == "ris.example":
            if next(turns):
                raise socket.gaierror(socket.EAI_AGAIN, "not now")
            host = "127.0.0.1"
        return real(host, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    client, url = asking(ris, "ris.example")
    assert client.get(url).json()["id"] == ris.system
    client.close()


def test_a_name_that_nobody_has_is_said(ris: Ris, monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(*_args: Any, **_options: Any) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    client, url = asking(ris, "ris.example")
    with pytest.raises(Unreadable, match=r"there is no host of this name: ris\.example"):
        client.get(url)


def test_a_name_that_leads_into_a_private_network_is_not_asked(ris: Ris, resolver: list[str]) -> None:
    client, url = asking(ris, "ris.example", private=False)
    with pytest.raises(Unreadable, match="leads into a private network"):
        client.get(url)
    assert (ris.asked, resolver) == ([], ["ris.example"])


def test_a_machine_is_checked_once_and_asked_ever_after(
    ris: Ris, resolver: list[str], client_for: Callable[..., Client]
) -> None:
    client, url = asking(ris, "ris.example")
    client.get(url)
    resolver.append("moved")
    client.get(url)
    client.close()
    assert (ris.asked, resolver) == (["/system", "/system"], ["ris.example", "moved"])
    assert [headers["Host"] for headers in ris.headers] == [url.split("/")[2]] * 2


@pytest.mark.parametrize(
    ("machine", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("64:ff9b::5db8:d822", True),  # a public address of IPv4 behind NAT64
        ("64:ff9b::a00:1", False),
        ("127.0.0.1", False),
        ("10.0.0.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("0.0.0.0", False),  # noqa: S104
        ("::1", False),
        ("::7f00:1", False),
        ("::ffff:10.0.0.1", False),
        ("2002:a00:1::", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("fec0::1", False),
        ("ff02::1", False),
    ],
)
def test_only_public_machines_are_public(machine: str, public: bool) -> None:
    assert is_public(machine) is public
