"""Dates and addresses that cannot be meant are refused in every form, and what was typed stays."""

from datetime import timedelta

import pytest
from django import forms
from django.test import Client
from django.utils import timezone

from forums.associations.calls import Call
from forums.associations.meetings import Meeting
from forums.people.models import User
from proposals.intake.bulk_import import _moment
from tests.conftest import City, Outbox

pytestmark = pytest.mark.django_db
PAGE = "/netzwerke/sprachfoerderung/"


class AnyForm(forms.Form):
    day = forms.DateField()
    moment = forms.DateTimeField()
    email = forms.EmailField()


@pytest.mark.parametrize("year", ["0001", "0026", "1899", "2101", "9999"])
def test_no_form_takes_a_year_that_cannot_be_meant(year: str) -> None:
    form = AnyForm({"day": f"{year}-12-05", "moment": f"{year}-12-05T18:00", "email": "a@example.org"})
    assert form.errors == {name: [f"Bitte prüfen Sie das Jahr: {year}."] for name in ("day", "moment")}


@pytest.mark.parametrize(
    ("address", "taken"),
    [
        ("max@faß.example", False),
        ("max@xn--fa-hia.example", True),
        ("max@münster.example", True),
        ("max@example.org", True),
        ("max@παράδειγμας.example", False),
    ],
)
def test_no_mail_goes_to_another_domain(address: str, taken: bool) -> None:
    form = AnyForm({"day": "2026-12-05", "moment": "2026-12-05T18:00", "email": address})
    assert form.is_valid() is taken


@pytest.mark.parametrize("starts", ["0026-12-05T18:00", "2025-12-05T18:00", "0001-01-01T00:00", "9999-12-31T23:59"])
def test_a_meeting_that_cannot_be_meant_invites_nobody(
    outbox: Outbox, client: Client, city: City, officer: User, starts: str
) -> None:
    client.force_login(officer)
    page = client.post(f"{PAGE}treffen/neu/", {"title": "Treffen", "starts_at": starts, "place": "Rathaus"})
    assert f'value="{starts}"' in page.content.decode()
    assert (Meeting.objects.count(), outbox()) == (0, [])


def test_a_meeting_that_was_can_still_be_corrected(client: Client, city: City, officer: User) -> None:
    begun = (timezone.localtime() - timedelta(days=3)).replace(second=0, microsecond=0)
    was = Meeting.objects.create(network=city.language_network, title="Treffen", starts_at=begun, place="Rathaus")
    client.force_login(officer)
    sent = {"title": "Erstes Treffen", "starts_at": begun.strftime("%Y-%m-%dT%H:%M"), "place": "Rathaus"}
    assert client.post(f"/netzwerke/treffen/{was.uuid}/aendern/", sent).status_code == 302
    assert Meeting.objects.get().title == "Erstes Treffen"


def test_a_call_does_not_end_before_it_begins(client: Client, city: City, officer: User) -> None:
    client.force_login(officer)
    page = client.post(f"{PAGE}aufruf/", {"title": "Wir suchen", "until": "2020-01-01"})
    assert ('value="2020-01-01"' in page.content.decode(), Call.objects.count()) == (True, 0)


@pytest.mark.parametrize("day", ["0001-01-01", "01.01.0026"])
def test_an_import_takes_no_such_day_either(day: str) -> None:
    with pytest.raises(Exception, match="Datum"):
        _moment(day)
