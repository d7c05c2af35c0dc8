"""Forms say of a field that it is optional only where that is true, and what was wrong where somebody looks first."""

import inspect
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.test import Client
from django.urls import get_resolver

from cms.home.models import HomePage
from proposals.intake.cards.forms import ItemForm
from proposals.moderation.forms import ModerationForm
from proposals.triage.forms.drafts import DraftForm
from tests.forums.people.second_factor import record

# These complain of what was written, not of what is missing; moderation marks fields in Wagtail's way.
COMPLAINTS = {
    ("BeginForm", "bis"),
    ("BeginForm", "frist"),
    ("ReportForm", "on"),
    ("ReportForm", "photo"),
    ("ReportForm", "review_on"),
    ("MeetingForm", "ends_at"),
    ("InvitationForm", "ends"),
    ("MembershipForm", "vacant_ok"),
    ("MoveForm", "ends"),
    ("PlaceForm", "street"),
    ("ScopeForm", "jahr"),
    ("SuggestionForm", "photo"),
    (ModerationForm.__name__, "reason"),
    (ModerationForm.__name__, "note"),
}


def ours(kind: type[forms.BaseForm] = forms.BaseForm) -> Iterator[type[forms.BaseForm]]:
    for each in kind.__subclasses__():
        if each.__module__.split(".")[0] in {"forums", "proposals", "cms"}:
            yield each
        yield from ours(each)


def test_a_field_that_a_form_may_ask_for_is_not_called_optional() -> None:
    get_resolver().url_patterns  # noqa: B018 - imports every form that has a page
    asked = {
        (form.__name__, name)
        for form in ours()
        for name in re.findall(r'add_error\(\s*"(\w+)"', inspect.getsource(form))
        if name in vars(form)["base_fields"]  # Wagtail adds those of a viewset later, and marks them in its own way
        and not vars(form)["base_fields"][name].required
        and name not in getattr(form, "conditional", ())
    }
    assert asked == COMPLAINTS


def test_what_is_called_conditional_is_a_field_that_may_be_empty() -> None:
    get_resolver().url_patterns  # noqa: B018 - imports every form that has a page
    marked = [(form, name) for form in ours() for name in getattr(form, "conditional", ())]
    assert {DraftForm, ItemForm} < {form for form, _name in marked}
    assert [(form.__name__, name) for form, name in marked if vars(form)["base_fields"][name].required] == []


def test_a_conditional_field_says_neither_optional_nor_required() -> None:
    class Why(forms.Form):
        conditional = frozenset({"words"})

        words = forms.CharField(required=False)
        more = forms.CharField(required=False)

    form = Why()
    assert [str(form[name].as_field_group()).count("(freiwillig)") for name in ("words", "more")] == [0, 1]


@pytest.mark.parametrize(
    "path",
    ["/barriere-melden/", "/konto/login/", "/vereine/registrieren/", "/anregungen/neu/", "/konto/password/reset/"],
)
def test_a_page_whose_form_failed_begins_with_the_error(home: HomePage, client: Client, path: str) -> None:
    assert "<title>Fehler:" not in client.get(path).text
    failed = client.post(path, {"sent": "1"})
    assert (failed.status_code in {200, 422}, "<title>Fehler: " in failed.text) == (True, True)
    summary = re.search(r'<div class="kern-alert kern-alert--danger form-errors".*?</ul>', failed.text, re.DOTALL)
    assert summary is not None
    assert "data-focus" in summary[0]
    targets = re.findall(r'href="#([^"]+)"', summary[0])
    assert targets
    assert [target for target in targets if f'id="{target}"' not in failed.text] == []


def summary_of(html: str) -> tuple[list[str], list[str]]:
    """Where the error summary leads, and what of that is not on the page."""
    summary = re.search(r'<div class="kern-alert kern-alert--danger form-errors".*?</ul>', html, re.DOTALL)
    assert summary is not None
    targets = re.findall(r'href="#([^"]+)"', summary[0])
    return targets, [target for target in targets if f'id="{target}"' not in html]


@pytest.mark.parametrize(
    ("who", "path", "typed", "wrong"),
    [
        (None, "/barriere-melden/", {"page": "Die Startseite", "email": "ohne-at"}, ["id_problem", "id_email"]),
        (None, "/anregungen/verfolgen/", {"number": "was denn"}, ["id_codeword"]),
        ("officer", "/konto/", {"language": "xx"}, ["id_language"]),
        ("officer", "/konto/daten/", {"name": "x" * 121, "name_public": "on"}, ["id_name"]),
        ("officer", "/konto/email/", {"email": "ohne-at", "action_add": "1"}, ["id_email"]),
        ("coordinator", "/konto/zweiter-faktor/verloren/", {"email": "ohne-at"}, ["id_email", "id_made_sure"]),
    ],
)
def test_a_form_that_failed_leads_to_its_fields_and_keeps_what_was_typed(
    home: HomePage,
    client: Client,
    request: pytest.FixtureRequest,
    settings: Any,
    who: str | None,
    path: str,
    typed: dict[str, str],
    wrong: list[str],
) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    if who:
        client.force_login(request.getfixturevalue(who))
        record(client, request.getfixturevalue(who), "code")
    html = client.post(path, typed).text
    assert "<title>Fehler: " in html
    assert summary_of(html) == (wrong, [])
    kept = [value for value in typed.values() if f'value="{value}"' in html or f">{value}</textarea>" in html]
    assert kept == [value for name, value in typed.items() if name not in {"name_public", "action_add", "language"}]


def test_a_filter_that_does_not_work_says_so_and_keeps_the_words(home: HomePage, client: Client) -> None:
    html = client.get("/anregungen/?feld=gibt-es-nicht&q=Schwimmen").text
    assert "Der Filter „Thema“ funktioniert so nicht" in html
    assert 'value="Schwimmen"' in html
    assert 'id="filter-feld_error"' in html


def test_a_search_that_finds_nothing_keeps_its_words(home: HomePage, client: Client) -> None:
    html = client.get("/suche/", {"q": 'Ein "Wort'}).text
    assert "Nichts gefunden" in html
    assert 'value="Ein &quot;Wort"' in html
