"""After an erasure, texts that may name who is gone wait for a person, with a date; the name goes with the check."""

import json
from datetime import date, timedelta

import pytest
from django.core import serializers
from django.test import Client
from django.utils import timezone

from forums.people.access_log import DataAccess
from forums.people.groups import ensure_groups
from forums.people.models import User
from forums.people.name_checks import NameCheck
from forums.people.roles import Role
from proposals.measures.models import Measure
from proposals.suggestions.models import Suggestion
from tests.conftest import City
from tests.factories import MeasureFactory, PersonFactory, UserFactory, both, released
from tests.forums.inbox.conftest import items

NAME = "Zoë Müller-Erfunden"


@pytest.fixture
def named(city: City) -> User:
    """An account whose name stands in a suggestion of somebody else and in a measure."""
    released(f"Frau {NAME} hilft allen.", field=city.language)
    MeasureFactory(who=both("Büro Mueller-Erfunden"))
    user: User = UserFactory(email="zoe@example.org", person=PersonFactory(name=NAME))
    return user


@pytest.fixture
def officer(db: None) -> User:
    user: User = UserFactory(email="datenschutz@example.org")
    user.groups.add(ensure_groups()[Role.DATA_PROTECTION])
    return user


def _waiting(user: User) -> list[tuple[str, date | None]]:
    return [(item.url, item.due_on) for item in items(user) if "namen-pruefen" in item.url]


def test_who_erases_the_account_leaves_the_texts_as_work_with_a_date(
    named: User, officer: User, coordinator: User, stranger: User
) -> None:
    named.delete()
    check = NameCheck.objects.get()
    assert check.looked_for == [NAME]
    assert {column for _model, _pk, column in check.places} == {"title", "public_text", "original", "who"}
    for reader in (officer, coordinator):
        assert _waiting(reader) == [
            (f"/verwaltung/namen-pruefen/{check.pk}/", timezone.localdate() + timedelta(days=14))
        ]
    assert _waiting(stranger) == []


def test_the_page_says_where_and_ends_with_the_name(client: Client, named: User, coordinator: User) -> None:
    named.delete()
    address = f"/verwaltung/namen-pruefen/{NameCheck.objects.get().pk}/"
    client.force_login(coordinator)
    page = client.get(address).content.decode()
    assert (NAME in page, f"Maßnahme {Measure.objects.get().pk}" in page) == (True, True)
    told = Suggestion.objects.get()
    links = f'<a class="moderation-link" href="{told.get_absolute_url()}">Anregung {told.number}: '
    assert page.count(links) == 3  # title, public text, original: by the number that people know
    client.post(address)
    assert (list(NameCheck.objects.all()), _waiting(coordinator)) == ([], [])
    line = DataAccess.objects.filter(act="checked").get()
    assert (line.by, NAME in json.dumps(serializers.serialize("json", [line]))) == (coordinator, False)
    assert client.get(address).status_code == 404


def test_a_person_without_an_account_the_same(named: User, coordinator: User) -> None:
    person = PersonFactory(name="Zoe Mueller-Erfunden")
    person.forget(by=coordinator)
    assert NameCheck.objects.get().looked_for == ["Zoe Mueller-Erfunden"]


def test_nothing_waits_where_nobody_is_named(db: None) -> None:
    UserFactory(email="leise@example.org", person=PersonFactory(name="Still Ungenannt")).delete()
    assert list(NameCheck.objects.all()) == []


def test_strangers_find_no_such_page(client: Client, named: User, moderator: User) -> None:
    named.delete()
    client.force_login(moderator)
    assert client.get(f"/verwaltung/namen-pruefen/{NameCheck.objects.get().pk}/").status_code == 404
