"""No input gives a 500, whoever sends it.

The seed is fixed, so each run sends the same. `make test` takes every address once, as one role after the other;
in `make test-services` every role goes to every address on PostgreSQL, and to a quarter of them on SQLite.
"""

import os
from collections.abc import Iterator

import pytest

from .addresses import Address, addresses
from .walk import Walk
from .world import World

pytestmark = pytest.mark.django_db

SEED = int(os.environ.get("FUZZ_SEED", "2026"))
SHARE = int(os.environ.get("FUZZ_SHARE", "0"))  # 1: every role goes to every address; 4: to a quarter of them
# What needs files or pages that no test of these makes: they get junk only.
WITHOUT_ROWS = [
    "anregungen/verfolgen/<str:token>/mitautor/<int:pk>/",
    "dokumente/authenticate_with_password/<int:restriction_id>/",
    "foren/<slug:slug>/leitung/<str:key>/fotos/menschen/<uuid:uuid>/zuruecknehmen/",
    "protokolle/<slug:slug>/pdf/",
    "vereine/<slug:slug>/sammlung/<uuid:uuid>/zettel/",
]
GROUPS = 4  # of roles; those of one share a world


def routes(place: int, roles: int) -> Iterator[Address]:
    share = SHARE or roles
    return iter(addresses()[place % share :: share])


@pytest.mark.parametrize("group", range(GROUPS))
def test_no_input_gives_a_500_and_head_answers_as_get(world: World, group: int) -> None:
    roles = list(world.people)
    wrong = []
    for place, role in list(enumerate(roles))[group::GROUPS]:
        walk = Walk(world, role, SEED)
        for address in routes(place, len(roles)):
            walk.visit(address)
        wrong += walk.wrong
    assert "\n\n".join(wrong) == ""


def test_the_walk_has_a_key_for_every_place_of_ours(world: World) -> None:
    """Whoever adds an address says in `world.py` what stands in its places."""
    ours = [address for address in addresses() if not address.route.startswith(("verwaltung/", "konto/", "_util/"))]
    without = {address.route for address in ours for name in address.places if not world.real(address, name)}
    assert sorted(without) == WITHOUT_ROWS
