"""Everybody with a role, for whoever asks who may see what; and what the daily job writes to whom."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import call_command

from forums.bodies.models import Duty, Kind, MembershipRole
from forums.municipality.calendar import today
from forums.people.models import User
from tests.conftest import City, Outbox
from tests.factories import BodyFactory, UserFactory, both, seat

type Mails = Callable[[], list[tuple[str, str]]]


@pytest.fixture
def people(request: pytest.FixtureRequest, city: City) -> dict[str, User]:
    def office(duty: Duty, role: MembershipRole = MembershipRole.HOLDER, kind: Kind = Kind.OFFICE) -> User:
        body = BodyFactory(slug=duty.value, duty=duty, kind=kind, name=both(duty.value))
        return seat(body, role, f"{duty.value}@example.org")

    names = (
        "citizen stranger officer teacher deputy_teacher faith_officer pastor lead_officer lead_partner owner "
        "moderator coordinator editor"
    )
    cast = {name: request.getfixturevalue(name) for name in names.split()}
    return cast | {
        "network_member": seat(city.language_network, MembershipRole.MEMBER, "mitglied@example.org"),
        "actor": seat(city.language_network, MembershipRole.ACTOR, "verein@example.org"),
        "former_officer": seat(
            city.language_network,
            MembershipRole.OFFICE_SEAT,
            "frueher@example.org",
            starts=today() - timedelta(days=90),
            ends=today() - timedelta(days=1),
        ),
        "complaints": seat(city.complaints, MembershipRole.HOLDER, "beschwerde@example.org"),
        "steering": office(Duty.STEERING, MembershipRole.MEMBER, Kind.STEERING_GROUP),
        "migration_officer": office(Duty.MIGRATION_OFFICER),
        "coordination": office(Duty.COORDINATION),
        "admin": UserFactory(email="admin@example.org", is_superuser=True),
    }


@pytest.fixture
def mails(outbox: Outbox) -> Mails:
    """Tick twice, and give who got which subject since the last time; the second run must add nothing."""
    seen = 0

    def run() -> list[tuple[str, str]]:
        nonlocal seen
        call_command("tick", verbosity=0)
        sent = len(outbox())
        call_command("tick", verbosity=0)
        assert len(outbox()) == sent
        new, seen = outbox()[seen:], sent
        return sorted((mail.to[0], mail.subject) for mail in new)

    return run
