"""The privacy page names everything the code keeps in a browser, and nothing else."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import get_resolver
from django.utils.translation import override

from forums.dialogue.tokens import token
from forums.people.models import User
from forums.records.browser_storage import Place, kept, table
from tests.conftest import City
from tests.factories import released, running
from tests.forums.people.second_factor import mailed_code
from tests.forums.people.test_second_factor import addresses

pytestmark = pytest.mark.django_db
SCRIPTS = settings.BASE_DIR / "site" / "assets" / "js"
WAGTAILS = {"wagtail*"}  # set by its own scripts in the administration


def test_no_address_sets_a_cookie_by_being_opened(city: City) -> None:
    client = Client()
    for path in sorted(set(addresses(get_resolver()))):
        assert (path, sorted(client.get(path).cookies)) == (path, [])


def test_the_table_names_the_cookies_that_are_really_set(city: City, citizen: User) -> None:
    """A walk: join a table, support, send a form that answers with a message, sign in with a code, sign out."""
    given: set[str] = set()
    visitor = Client(enforce_csrf_checks=True)

    def walk(address: str, data: dict[str, str] | None = None) -> str:
        answer = visitor.get(address) if data is None else visitor.post(address, data)
        assert answer.status_code in {200, 302}, (address, answer.status_code)
        given.update(name for name, cookie in answer.cookies.items() if cookie.value)
        found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', answer.content.decode())
        return found[1] if found else ""

    table = running(city.language).tables.get()
    walk(f"/foren/{table.forum.slug}/live/tisch/{token(table, 'join')}/", {"language": "de"})
    suggestion = released("Mehr Bänke im Park")
    walk(f"/anregungen/{suggestion.number}/unterstuetzen/", {})
    walk("/anregungen/neu/", {"text": "Mehr Licht", "email": "neu@example.org"})
    citizen.expect_address()
    walk("/konto/login/code/", {"email": citizen.email})
    walk(
        "/konto/login/code/confirm/", {"code": mailed_code(), "csrfmiddlewaretoken": walk("/konto/login/code/confirm/")}
    )
    walk("/konto/", {"language": "en", "csrfmiddlewaretoken": walk("/konto/")})
    walk("/konto/logout/", {"csrfmiddlewaretoken": walk("/konto/")})
    rows = {row.name: row for row in kept(Place.COOKIE)}
    assert {name for name in rows if any(rows[name].is_named(one) for one in given)} == rows.keys() - WAGTAILS
    assert [one for one in given if not any(row.is_named(one) for row in rows.values())] == []


def test_the_table_names_what_our_scripts_keep() -> None:
    written = "\n".join(path.read_text() for path in SCRIPTS.rglob("*.js"))
    assert re.findall(r"document\.cookie|sessionStorage", written) == []
    used = {
        "draft:*" if "localStorage.setItem(prefix + key" in written and 'prefix = "draft:"' in written else "",
        *_names(written, r"indexedDB\.open\(NAME"),
        *_names(written, r"caches\.open\(NAME"),
    }
    assert used == {row.name for row in kept(Place.BROWSER)} - WAGTAILS
    assert len(re.findall(r"localStorage\.setItem", written)) == 1


def _names(written: str, use: str) -> set[str]:
    """The value of NAME in each script that uses it so."""
    files = [path.read_text() for path in SCRIPTS.rglob("*.js")]
    found = [re.search(r'const NAME = "([^"]+)"', text) for text in files if re.search(use, text)]
    return {match[1] for match in found if match}


def test_no_code_of_ours_sets_a_cookie_elsewhere() -> None:
    """Whoever adds one registers it: the places there are."""
    sources = [path for room in ("forums", "proposals", "cms", "site") for path in Path(room).rglob("*.py")]
    setting = [str(path) for path in sources if re.search(r"\.set_(signed_)?cookie\(", path.read_text())]
    assert sorted(setting) == [
        "forums/dialogue/tokens.py",
        "proposals/public/suggestions/views.py",
        "proposals/submission/author/device.py",
    ]


def test_every_row_speaks_the_readers_language() -> None:
    with override("de"):
        german = table()
    with override("en"):
        english = table()
    assert [row[0] for row in german] == [row[0] for row in english]
    assert [row for row, other in zip(german, english, strict=True) if row[2] == other[2]] == []


def test_a_visitors_form_from_another_website_is_refused(city: City) -> None:
    visitor = Client(enforce_csrf_checks=True)
    suggestion = released("Mehr Bänke im Park")
    address = f"/anregungen/{suggestion.number}/unterstuetzen/"
    assert visitor.post(address, headers={"Origin": "https://boese.example"}).status_code == 403
    assert suggestion.supports.count() == 0
    assert visitor.post(address, headers={"Origin": "http://testserver"}).status_code == 302
    assert suggestion.supports.count() == 1


def test_with_a_session_a_form_needs_its_token(citizen: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(citizen)
    assert client.post("/konto/", {"language": "en"}, headers={"Origin": "http://testserver"}).status_code == 403
