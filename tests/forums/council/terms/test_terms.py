"""Terms of the council: one at a time, kept by the council's office and by coordinators."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from forums.council.terms.models import LegislativeTerm
from forums.people.groups import ensure_groups
from forums.people.roles import Role
from tests.factories import UserFactory


def term(starts: int, ends: int | None) -> LegislativeTerm:
    last = date(ends, 10, 31) if ends else None
    return LegislativeTerm(name=f"Ab {starts}", starts=date(starts, 11, 1), ends=last)


@pytest.mark.parametrize(("starts", "ends"), [(2022, 2024), (2018, 2021), (2019, None), (2024, 2030)])
def test_terms_do_not_overlap(db: None, starts: int, ends: int | None) -> None:
    term(2020, 2025).save()
    with pytest.raises(ValidationError, match="Ab 2020"):
        term(starts, ends).full_clean()


@pytest.mark.parametrize(("starts", "ends"), [(2025, 2030), (2025, None), (2015, 2020)])
def test_terms_follow_each_other(db: None, starts: int, ends: int | None) -> None:
    term(2020, 2025).save()
    term(starts, ends).full_clean()


def test_the_database_keeps_days_in_order(db: None) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        term(2025, 2020).save()


@pytest.mark.parametrize("role", [Role.COUNCIL_CLERK, Role.COORDINATOR])
def test_the_council_office_enters_a_term(db: None, client: Client, role: Role) -> None:
    user = UserFactory()
    user.groups.add(ensure_groups()[role])
    client.force_login(user)
    typed = {"name": "Wahlperiode 2025–2030", "starts": "2025-11-01", "ends": "2030-10-31"}
    answer = client.post(reverse("legislative_terms_admin:add"), typed)
    assert answer.status_code == 302
    assert LegislativeTerm.objects.get().name == "Wahlperiode 2025–2030"


def test_nobody_else_does(db: None, client: Client) -> None:
    client.force_login(UserFactory())
    assert client.post(reverse("legislative_terms_admin:add"), {"name": "x"}).status_code in {302, 403}
    assert not LegislativeTerm.objects.exists()
