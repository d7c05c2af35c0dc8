"""One cleaning for everything that comes in: nothing that only machines see, letters composed, seen text or none."""

import pytest
from django.test import Client, RequestFactory

from forums.protection.cleaning import cleaned
from forums.protection.middleware import CleanInputMiddleware
from proposals.suggestions.models import Suggestion
from tests.conftest import City


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("vor\x00\x01\x0b\x7f\x85nach", "vornach"),
        ("Links\u202ethcer\u2066\u2069", "Linksthcer"),
        ("halb\ud800", "halb"),
        ("kein\ufffe\uffffZeichen\ufeff", "keinZeichen"),
        ("ab\r\ncd\ref", "ab\ncd\nef"),
        ("Ba\u0308nke", "Bänke"),
        ("\u200b", ""),
        (" \u200b\u2060\n\u00ad ", ""),
        ("\u3164\u115f", ""),
        ("   ", "   "),
        ("می‌خواهم", "می‌خواهم"),
        ("עברית\u200f!", "עברית\u200f!"),
        ("Spalte\tSpalte", "Spalte\tSpalte"),
        ("👩‍👩‍👧 ❤️ 🏴󠁧󠁢󠁷󠁬󠁳󠁿", "👩‍👩‍👧 ❤️ 🏴󠁧󠁢󠁷󠁬󠁳󠁿"),
    ],
)
def test_what_nobody_sees_leaves_and_what_scripts_need_stays(given: str, kept: str) -> None:
    assert cleaned(given) == kept
    assert cleaned(kept) == kept


def test_a_request_holds_cleaned_text_only_whatever_its_kind() -> None:
    request = RequestFactory().post("/?q=a%00b&q=Ba%CC%88nke&%00=x", {"text": "auf\u202e", "leer": "\u200b"})
    request.COOKIES = {"sessionid": "\x00"}
    clean = CleanInputMiddleware(lambda _request: None)  # type: ignore[arg-type, return-value]
    clean(request)
    clean.process_view(request, view=None)
    assert dict(request.GET.lists()) == {"q": ["ab", "Bänke"], "": ["x"]}
    assert dict(request.POST.lists()) == {"text": ["auf"], "leer": [""]}
    assert request.COOKIES == {"sessionid": ""}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/anregungen/%00/verein/", "/vereine/bestaetigen/%00/", "/verwaltung/moderation/%00/"]
)
def test_an_address_with_invisible_signs_leads_nowhere(admin_client: Client, path: str) -> None:
    assert admin_client.get(f"/{path}/").status_code == 404


@pytest.mark.django_db
def test_a_session_key_with_a_nul_is_nobodys(client: Client) -> None:
    response = client.get("/konto/", headers={"cookie": r'sessionid="\000\000\000\000\000\000\000\000"'})
    assert response.status_code == 302


@pytest.mark.django_db
def test_a_text_that_cannot_be_seen_is_no_text(city: City, client: Client) -> None:
    page = client.post("/anregungen/neu/", {"text": "\u200b\u2060"})
    assert page.context["form"].errors["text"] == ["Bitte füllen Sie dieses Feld aus."]
    assert not Suggestion.objects.exists()
