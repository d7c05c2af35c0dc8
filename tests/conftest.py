"""The cast: the people every story is told with, and the city they live in."""

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.core import mail
from django.core.cache import caches
from django.core.mail import EmailMessage
from django.db import connection
from django.utils import translation

from forums.bodies.models import Body, Duty, Kind, MembershipRole
from forums.fields.models import ActionField
from forums.people.groups import ensure_groups
from forums.people.models import User
from forums.people.roles import Role
from forums.protection.kept_cache import KeptCache

from .asgi import asgi_server
from .database import django_db_keepdb, django_db_modify_db_settings, django_db_setup
from .factories import BodyFactory, FieldFactory, UserFactory, both, network, seat

__all__ = ["asgi_server", "django_db_keepdb", "django_db_modify_db_settings", "django_db_setup"]


type Outbox = Callable[[], list[EmailMessage]]


def pytest_collection_finish() -> None:
    """What has been imported stays to the end: the garbage collector need not walk through it again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """What was counted for limits in the test before is no matter of this one. What lies in the database goes there
    with everything else."""
    backend = caches["default"]
    backend.memory.clear() if isinstance(backend, KeptCache) else backend.clear()


@pytest.fixture
def outbox(db: None) -> Outbox:
    """What has been mailed so far, after doing what waits for the commit, which no test makes."""

    def sent() -> list[EmailMessage]:
        while connection.run_on_commit:
            _savepoints, deliver, _robust = connection.run_on_commit.pop(0)
            deliver()
        found: list[EmailMessage] = mail.outbox
        return found

    return sent


@dataclass(frozen=True)
class City:
    """Two fields with their networks, the lead tandem, the offices that have a duty."""

    language: ActionField
    faith: ActionField
    language_network: Body
    faith_network: Body
    lead: Body
    owner: Body
    concept_office: Body
    complaints: Body


@pytest.fixture(autouse=True)
def german() -> Iterator[None]:
    """Each test begins in German, whatever language the last request of the one before it had."""
    with translation.override("de"):
        yield


@pytest.fixture
def city(db: None) -> City:
    language = FieldFactory(code="1", slug="sprachfoerderung", name=both("Sprachförderung", "Language"))
    faith = FieldFactory(code="8", slug="religion", name=both("Interreligiöser Dialog", "Interreligious dialogue"))
    return City(
        language=language,
        faith=faith,
        language_network=network(language),
        faith_network=network(faith),
        lead=BodyFactory(
            slug="leitungstandem",
            kind=Kind.LEAD_TANDEM,
            duty=Duty.LEAD,
            name=both("Leitungs-Tandem", "Lead tandem"),
        ),
        owner=BodyFactory(slug="beigeordnete", duty=Duty.OWNER, name=both("Beigeordnete", "Deputy mayor")),
        concept_office=BodyFactory(slug="fachstelle", duty=Duty.CONCEPT_OFFICE, name=both("Fachstelle", "Office")),
        complaints=BodyFactory(slug="beschwerden", duty=Duty.COMPLAINTS, name=both("Beschwerdestelle", "Complaints")),
    )


@pytest.fixture
def citizen(db: None) -> User:
    return UserFactory(email="buergerin@example.org")


@pytest.fixture
def stranger(db: None) -> User:
    return UserFactory(email="fremd@example.org")


@pytest.fixture
def officer(city: City) -> User:
    """The city's seat of the language tandem."""
    return seat(city.language_network, MembershipRole.OFFICE_SEAT, "amt@example.org", organisation=both("Stadt Rheine"))


@pytest.fixture
def teacher(city: City) -> User:
    """The partner's seat of the language tandem."""
    return seat(
        city.language_network, MembershipRole.FIELD_SEAT, "lehrerin@example.org", organisation=both("Sprachschule")
    )


@pytest.fixture
def deputy_teacher(city: City) -> User:
    return seat(city.language_network, MembershipRole.FIELD_DEPUTY, "vertretung@example.org")


@pytest.fixture
def faith_officer(city: City) -> User:
    return seat(city.faith_network, MembershipRole.OFFICE_SEAT, "amt8@example.org", organisation=both("Stadt Rheine"))


@pytest.fixture
def pastor(city: City) -> User:
    return seat(city.faith_network, MembershipRole.FIELD_SEAT, "pfarrer@example.org", organisation=both("Pfarrei"))


@pytest.fixture
def lead_officer(city: City) -> User:
    return seat(city.lead, MembershipRole.OFFICE_SEAT, "leitung-stadt@example.org", organisation=both("Stadt Rheine"))


@pytest.fixture
def lead_partner(city: City) -> User:
    return seat(city.lead, MembershipRole.FIELD_SEAT, "leitung-caritas@example.org", organisation=both("Caritas"))


@pytest.fixture
def owner(city: City) -> User:
    return seat(city.owner, MembershipRole.HOLDER, "beigeordnete@example.org")


def _with_role(email: str, role: Role) -> User:
    user: User = UserFactory(email=email)
    user.groups.add(ensure_groups()[role])
    return user


@pytest.fixture
def moderator(db: None) -> User:
    return _with_role("moderation@example.org", Role.MODERATOR)


@pytest.fixture
def coordinator(db: None) -> User:
    return _with_role("koordination@example.org", Role.COORDINATOR)


@pytest.fixture
def editor(db: None) -> User:
    return _with_role("redaktion@example.org", Role.EDITOR)
