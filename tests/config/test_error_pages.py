"""Pages for what went wrong: valid, in the reader's language, and nothing typed is lost."""

import re
from types import ModuleType

import html5lib
import pytest
from config.urls import urlpatterns
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from cms.home.skeleton import lay_out
from forums.people.models import User
from tests.conftest import City

pytestmark = pytest.mark.django_db
TYPED = "Wir brauchen eine <Bank> im Park.\nDanke!"


def test_not_found_speaks_the_language_of_the_address(client: Client) -> None:
    german, english = client.get("/gibt-es-nicht/"), client.get("/en/gibt-es-nicht/")
    assert (german.status_code, english.status_code) == (404, 404)
    for page, heading in ((german, "Diese Seite finden wir nicht"), (english, "We cannot find this page")):
        html5lib.HTMLParser(strict=True).parse(page.content.decode())
        assert f"<h1>{heading}</h1>" in page.content.decode()


@pytest.mark.parametrize("name", ["403.html", "429.html"])
def test_refusals_are_valid(name: str) -> None:
    page = render_to_string(name, {"minutes": 5}, RequestFactory().get("/tandem/"))
    html5lib.HTMLParser(strict=True).parse(page)


@pytest.mark.parametrize(
    ("path", "above"),
    [
        ("/vereine/haus/verwalten/einladen/", "/vereine/haus/verwalten/"),
        ("/vereine/haus/verwalten/sprecher/3/beenden/", "/vereine/haus/verwalten/"),
        ("/vereine/haus/themen/3/antworten/", "/vereine/haus/themen/"),
        ("/tandem/vereine/3/aufnehmen/", "/tandem/vereine/"),
        ("/anregungen/2026-0042/unterstuetzen/", "/anregungen/2026-0042/"),
    ],
)
def test_opening_what_only_a_form_may_send_to_leads_to_the_page_it_belongs_to(
    path: str, above: str, client: Client
) -> None:
    answer = client.get(path, headers={"accept": "text/html"})
    page = answer.content.decode()
    html5lib.HTMLParser(strict=True).parse(page)
    assert (answer.status_code, answer["Allow"], answer.cookies.output()) == (405, "POST", "")
    assert "<h1>Unter dieser Adresse gibt es nichts zu sehen</h1>" in page
    assert f'href="{above}"' in page
    assert "<h1>Nothing to see at this address</h1>" in client.get(f"/en{path}").content.decode()
    assert client.get(path, headers={"accept": "application/json"}).content == b""


def test_our_own_mistake_needs_no_context_and_no_database() -> None:
    html5lib.HTMLParser(strict=True).parse(render_to_string("500.html"))
    html5lib.HTMLParser(strict=True).parse(render_to_string("400.html"))


def test_a_host_nobody_knows_gets_a_page_in_words(client: Client) -> None:
    page = client.get("/", HTTP_HOST="boese.example")
    assert (page.status_code, "Das konnten wir nicht lesen" in page.content.decode()) == (400, True)


def test_where_a_package_stumbles_over_its_input_the_page_says_so(admin_client: Client) -> None:
    page = admin_client.get("/verwaltung/images/chooser/chosen/²/")
    assert (page.status_code, "Das konnten wir nicht lesen" in page.content.decode()) == (400, True)


def stumbles(request: HttpRequest) -> HttpResponse:
    raise ValueError(request.GET["q"])


STUMBLING = ModuleType("tests.stumbling_urls")
STUMBLING.urlpatterns = [path("bricht/", stumbles), *urlpatterns]  # type: ignore[attr-defined]


@override_settings(ROOT_URLCONF=STUMBLING)
def test_a_view_of_ours_that_stumbles_is_not_excused() -> None:
    client = Client(raise_request_exception=False)
    assert client.get("/bricht/?q=1").status_code == 500


def test_head_is_answered_by_views_that_forget_it(admin_client: Client, city: City) -> None:
    page = lay_out()
    address = f"/verwaltung/pages/{page.pk}/edit/preview/"
    assert (admin_client.get(address).status_code, admin_client.head(address).status_code) == (200, 200)
    assert admin_client.head(address).content == b""


FOREIGN = [
    {"Origin": "https://boese.example"},
    {"Origin": "null"},
    {"Origin": "http://testserver.boese.example"},
    {"Referer": "https://boese.example/falle"},
    {"Referer": "http://["},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site", "Origin": "http://nachbar.testserver"},
]


@pytest.mark.parametrize("headers", FOREIGN)
def test_what_another_site_sent_is_not_offered_again(city: City, headers: dict[str, str]) -> None:
    client = Client(enforce_csrf_checks=True)
    page = client.post("/anregungen/neu/", {"text": "Das will ein anderer."}, headers=headers)
    assert page.status_code == 403
    html5lib.HTMLParser(strict=True).parse(page.content.decode())
    assert "Das will ein anderer." not in page.content.decode()
    assert 'class="resend"' not in page.content.decode()


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {
            "Origin": "http://testserver",
            "Sec-Fetch-Site": "same-origin",
            "Referer": "http://testserver/anregungen/neu/",
        },
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_what_a_page_of_ours_sent_is_offered(city: City, citizen: User, headers: dict[str, str]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(citizen)
    page = client.post("/anregungen/neu/", {"text": TYPED}, headers=headers)
    assert (page.status_code, 'class="resend"' in page.content.decode()) == (403, True)


def test_an_expired_form_shows_what_was_typed_and_sends_it_again(city: City, citizen: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(citizen)
    typed = {"text": TYPED, "uuid": "7a1b3c5d-0000-4000-8000-123456789abc", "version": "3", "password": "geheim"}
    page = client.post("/anregungen/neu/?quelle=forum", typed)
    text = page.content.decode()
    html5lib.HTMLParser(strict=True).parse(text)
    assert page.status_code == 403
    assert "geheim" not in text

    shown = re.findall(r'<p class="resend__text" dir="auto">(.*?)</p>', text, re.DOTALL)
    assert shown == ["Wir brauchen eine &lt;Bank&gt; im Park.<br>Danke!"]
    assert 'action="/anregungen/neu/?quelle=forum"' in text
    document = html5lib.parse(text, namespaceHTMLElements=False)
    form = next(form for form in document.iter("form") if form.get("class") == "resend")
    carried = {field.get("name"): field.get("value") for field in form.iter("input")}
    token = carried.pop("csrfmiddlewaretoken")
    assert carried == {"text": TYPED, "uuid": typed["uuid"], "version": "3"}
    assert token is not None
    again = client.post("/anregungen/neu/?quelle=forum", {**carried, "csrfmiddlewaretoken": token})
    assert (again.status_code, again["Location"].startswith("/anregungen/verfolgen/")) == (302, True)
