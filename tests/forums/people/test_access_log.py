"""Who looked at personal data is kept, and the data protection officer can read it; nobody can change it."""

import pytest
from django.test import Client

from forums.people.access_log import AccessKind, DataAccess, DataKind, log_access
from forums.people.groups import ensure_groups
from forums.people.models import User
from forums.people.roles import Role
from proposals.suggestions.models import Suggestion
from tests.conftest import City
from tests.factories import UserFactory, released, suggestion


def lines() -> list[tuple[str, str, str, str]]:
    rows = DataAccess.objects.order_by("pk").select_related("by")
    return [(str(row.by), row.act, row.what, row.about) for row in rows]


@pytest.fixture
def officer_for_privacy(db: None) -> User:
    user: User = UserFactory(email="datenschutz@example.org")
    user.groups.add(ensure_groups()[Role.DATA_PROTECTION])
    return user


@pytest.fixture
def told(city: City) -> Suggestion:
    """Its public version leaves something out."""
    found = released("Ein Kurs. Meine Nummer ist 0815.", field=city.language)
    Suggestion.objects.filter(pk=found.pk).update(public_text="Ein Kurs.")
    return found


def test_a_moderator_who_opens_an_original_leaves_a_line(client: Client, city: City, moderator: User) -> None:
    number = suggestion().number
    client.force_login(moderator)
    client.get(f"/verwaltung/moderation/{number}/")
    assert lines() == [("moderation@example.org", "looked", "original", number)]


def test_a_seat_that_reads_more_than_the_public_leaves_a_line(client: Client, told: Suggestion, officer: User) -> None:
    plain = released("Nichts Verborgenes.", field=told.field)
    client.force_login(officer)
    for number in (told.number, plain.number):
        assert client.get(f"/tandem/{number}/").status_code == 200
    assert lines() == [("amt@example.org", "looked", "original", told.number)]


def test_opening_accounts_in_the_admin_leaves_lines(client: Client, citizen: User) -> None:
    boss = User.objects.create_superuser("leitung@example.org")
    client.force_login(boss)
    client.get("/verwaltung/users/")
    client.get(f"/verwaltung/users/edit/{citizen.pk}/")
    assert lines() == [
        (boss.email, "looked", "accounts", ""),
        (boss.email, "looked", "account", f"#{citizen.pk}"),
    ]


def test_taking_ones_data_along_and_erasing_an_account_leave_lines(client: Client, citizen: User) -> None:
    client.force_login(citizen)
    client.get("/konto/daten/herunterladen/")
    citizen.delete()
    assert lines() == [("None", "exported", "own_data", ""), ("None", "erased", "account", "")]


def test_the_data_protection_officer_reads_the_lines(
    client: Client, officer_for_privacy: User, moderator: User
) -> None:
    log_access(AccessKind.LOOKED, DataKind.ORIGINAL, "2026-0042", by=moderator)
    client.force_login(officer_for_privacy)
    shown = client.get("/verwaltung/data-access/").content.decode()
    for word in ("2026-0042", "moderation@example.org", "Angesehen", "Ursprünglicher Text"):
        assert word in shown


def test_nobody_adds_changes_or_deletes_a_line(client: Client, officer_for_privacy: User, moderator: User) -> None:
    log_access(AccessKind.LOOKED, DataKind.ORIGINAL, "2026-0042", by=moderator)
    line = DataAccess.objects.get()
    for user in (officer_for_privacy, moderator, User.objects.create_superuser("leitung@example.org")):
        client.force_login(user)
        for path in ("new/", f"edit/{line.pk}/", f"delete/{line.pk}/"):
            answer = client.post(f"/verwaltung/data-access/{path}", {"about": "x"})
            assert (answer.status_code, answer.get("Location", "/verwaltung/")) in {
                (302, "/verwaltung/"),
                (404, "/verwaltung/"),
            }
    line.refresh_from_db()
    assert (DataAccess.objects.count(), line.about) == (1, "2026-0042")


@pytest.mark.parametrize("name", ["moderator", "coordinator", "editor"])
def test_others_do_not_read_the_lines(client: Client, request: pytest.FixtureRequest, name: str) -> None:
    client.force_login(request.getfixturevalue(name))
    answer = client.get("/verwaltung/data-access/")
    assert (answer.status_code, answer["Location"]) == (302, "/verwaltung/")
