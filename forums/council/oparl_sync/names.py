"""Names of hosts and the machines behind them, however slow the resolver is."""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Thread

NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the last four bytes are an address of IPv4
NO_SUCH_NAME = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})


def machines(host: str, port: int, seconds: float) -> list[str]:
    """All addresses of this name; none where there is no such name.

    Raises TimeoutError after so many seconds, and OSError where the resolver has no answer now. The system's resolver
    cannot be interrupted: one that hangs is left behind in its thread, which keeps no process alive.
    """
    found: list[str] = []
    failed: list[OSError] = []

    def resolve() -> None:
        try:
            found.extend(str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except UnicodeError:
            return  # no name at all
        except OSError as error:
            failed.append(error)

    thread = Thread(target=resolve, daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        raise TimeoutError(f"no answer about the name {host[:200]}")
    if failed and failed[0].errno not in NO_SUCH_NAME:
        raise failed[0]
    return found


def is_public(machine: str) -> bool:
    """Also of the address within, where one of IPv6 carries one of IPv4."""
    address = ip_address(machine.partition("%")[0])
    if isinstance(address, IPv4Address):
        return _is_open(address)
    if address in NAT64:
        return _is_open(IPv4Address(address.packed[-4:]))
    within = [each for each in (address.ipv4_mapped, address.sixtofour, *(address.teredo or ())) if each]
    return all(map(_is_open, (address, *within))) and not (address.is_reserved or address.is_site_local)


def _is_open(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not address.is_multicast
