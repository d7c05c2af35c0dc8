"""What every answer says, and what machines find at the root."""

from datetime import UTC, datetime, timedelta

import pytest
from config.middleware import PERMISSIONS_POLICY
from django.conf import settings
from django.test import Client
from django.utils import timezone

from forums.municipality.models import Municipality

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path", ["/anregungen/", "/en/konto/login/", "/verwaltung/", "/gibt-es-nicht/", "/healthz", "/static/nichts.css"]
)
def test_no_page_may_use_camera_place_or_money(client: Client, path: str) -> None:
    assert client.get(path)["Permissions-Policy"] == PERMISSIONS_POLICY
    assert {"camera=()", "geolocation=()", "payment=()"} <= set(PERMISSIONS_POLICY.split(", "))


def test_the_policy_stands_before_what_answers_by_itself() -> None:
    assert settings.MIDDLEWARE[0] == "config.middleware.PermissionsPolicyMiddleware"


def test_security_txt_names_the_citys_contact_and_never_runs_out(client: Client) -> None:
    city = Municipality.current()
    city.contact_email = "sicher@rheine.de"
    city.save()
    response = client.get("/.well-known/security.txt")
    lines = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    expires = datetime.strptime(lines.pop("Expires"), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert timedelta(days=178) < expires - timezone.now() < timedelta(days=181)
    assert lines == {
        "Contact": "mailto:sicher@rheine.de",
        "Preferred-Languages": "de, en",
        "Canonical": "http://testserver/.well-known/security.txt",
    }
    assert (response["Content-Type"], client.head("/.well-known/security.txt").status_code) == (
        "text/plain; charset=utf-8",
        200,
    )


def test_without_a_contact_there_is_no_security_txt(client: Client) -> None:
    assert client.get("/.well-known/security.txt").status_code == 404
