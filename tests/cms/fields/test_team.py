"""A field's page says who works on it, as far as they agreed, and who acts where a seat is vacant."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from cms.home.models import HomePage
from cms.home.skeleton import lay_out
from forums.bodies.models import MembershipRole
from forums.people.models import User
from tests.cms.fields.pages import page
from tests.cms.reading import section
from tests.conftest import City
from tests.factories import (
    FieldFactory,
    MembershipFactory,
    PersonFactory,
    both,
)


def _years_ago(years: int) -> Any:
    return timezone.localdate() - timedelta(days=365 * years)


def test_the_team_is_shown_by_name_only_with_consent(home: HomePage, city: City, client: Client) -> None:
    body = city.language_network
    MembershipFactory(
        body=body,
        role=MembershipRole.OFFICE_SEAT,
        person=PersonFactory(name="Anna Amtlich", name_public=False, function=both("Fachstelle")),
        organisation=both("Stadt Rheine"),
    )
    MembershipFactory(
        body=body,
        role=MembershipRole.FIELD_SEAT,
        person=PersonFactory(name="Paula Partner", name_public=True, function=both("Lehrerin")),
        organisation=both("Sprachschule"),
    )
    assert section(page(client), "netzwerk") == [
        "a) Wer daran arbeitet",
        "2 Tandem-Personen",
        "Stadt",
        "Fachstelle, Stadt Rheine",
        "PP",
        "Partner",
        "Paula Partner",
        "Lehrerin, Sprachschule",
        "Netzwerk und Protokolle",
    ]


def test_vacant_seats_say_kindly_who_acts(home: HomePage, city: City, deputy_teacher: User, client: Client) -> None:
    deputy = deputy_teacher.person
    assert deputy is not None
    assert section(page(client), "netzwerk") == [
        "a) Wer daran arbeitet",
        "0 Tandem-Personen, 2 Plätze frei",
        "Stadt",
        "Platz ist frei",
        "Vertretung: das Leitungstandem, bis jemand gefunden ist. Wir suchen jemanden.",
        "Partner",
        "Platz ist frei",
        f"Vertretung: {deputy.name}",
        "Netzwerk und Protokolle",
    ]


def test_a_field_without_team_says_who_cares(home: HomePage, client: Client) -> None:
    FieldFactory(code="2", slug="bildung", name=both("Bildung"))
    lay_out(["de"])
    assert section(page(client, "/konzept/handlungsfelder/bildung/"), "netzwerk") == [
        "a) Wer daran arbeitet",
        "noch kein Team",
        "Dieses Handlungsfeld hat noch kein Team",
        "Bis dahin kümmert sich das Leitungstandem. Ihre Anregung bekommt trotzdem eine Antwort.",
    ]


def test_organisations_without_a_person_are_partners(home: HomePage, city: City, client: Client) -> None:
    MembershipFactory(
        body=city.language_network, role=MembershipRole.ACTOR, person=None, organisation=both("Volkshochschule")
    )
    assert section(page(client), "netzwerk")[-3:] == [
        "Partner und Mitwirkende",
        "Volkshochschule",
        "Netzwerk und Protokolle",
    ]


def test_who_has_left_is_not_shown(home: HomePage, city: City, client: Client) -> None:
    gone = PersonFactory(name="Früher Dabei")
    MembershipFactory(
        body=city.language_network,
        role=MembershipRole.OFFICE_SEAT,
        person=gone,
        starts=_years_ago(3),
        ends=_years_ago(1),
    )
    assert "Früher Dabei" not in page(client)
