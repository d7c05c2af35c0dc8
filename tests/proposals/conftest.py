"""Everybody with a role, for whoever asks who may see what."""

from datetime import timedelta

import pytest

from forums.bodies.models import Duty, Kind, MembershipRole
from forums.municipality.calendar import today
from forums.people.models import User
from tests.conftest import City
from tests.factories import BodyFactory, UserFactory, both, seat


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
