"""The pages the law asks for: at their addresses, linked from every page, true to the city's settings and the code."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from cms.home.models import HomePage
from cms.legal.models import LegalKind, LegalPage
from forums.municipality.models import Municipality
from forums.records import browser_storage
from forums.records.retention import table
from tests.cms.conftest import valid
from tests.cms.reading import links, section


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return valid(answer.content)


@pytest.mark.parametrize("kind", LegalKind)
def test_each_stands_at_its_address_in_both_languages(client: Client, english: HomePage, kind: LegalKind) -> None:
    assert "<h1" in read(client, f"/{kind.value}/")
    assert "<h1" in read(client, f"/en/{kind.value}/")


def test_every_page_leads_to_all_of_them(client: Client, home: HomePage) -> None:
    html = read(client, "/anregungen/")
    assert [f'href="/{kind.value}/"' in html for kind in LegalKind] == [True, True, True]


def test_an_editors_slug_does_not_move_them(client: Client, home: HomePage) -> None:
    page = LegalPage.objects.get(kind=LegalKind.PRIVACY)
    page.slug = "irgendwo"
    page.save()
    assert client.get("/datenschutz/").status_code == 200


def test_privacy_says_how_long_and_what_stays_in_a_browser_from_the_rules_themselves(
    client: Client, home: HomePage
) -> None:
    html = read(client, "/datenschutz/")
    kept, stored = section(html, "aufbewahrung"), section(html, "cookies")
    assert [str(row[0]) for row in table() if str(row[0]) not in kept] == []
    assert [str(row[0]) for row in browser_storage.table() if str(row[0]) not in stored] == []


def test_privacy_names_who_is_responsible_and_the_citys_own_spans(client: Client, home: HomePage) -> None:
    city = Municipality.current()
    city.name, city.contact_email, city.originals_kept_days = "Musterstadt", "buero@muster.example", 90
    city.save()
    html = read(client, "/datenschutz/")
    notice = section(html, "kurz")
    assert notice[1:3] == ["Verantwortlich: Musterstadt.", "buero@muster.example"]
    assert 'href="mailto:buero@muster.example"' in html
    assert [text for text in notice if " 90 Tage" in text] != []


def test_accessibility_leads_to_the_form_and_says_by_when_we_answer(client: Client, home: HomePage) -> None:
    city = Municipality.current()
    city.accessibility_days = 7
    city.save()
    html = read(client, "/barrierefreiheit/")
    assert section(html, "melden") == [
        "Barriere melden",
        "Funktioniert etwas für Sie nicht? Sagen Sie es uns. Wir antworten innerhalb von 7 Arbeitstagen.",
        "Barriere melden",
    ]
    assert (reverse("report_barrier"), "Barriere melden") in links(html, ".//main")


def test_only_the_page_that_is_about_it_carries_each_part(client: Client, home: HomePage) -> None:
    parts = {kind.value: read(client, f"/{kind.value}/") for kind in LegalKind}
    carried = {
        kind: [name for name in ("kurz", "aufbewahrung", "cookies", "melden") if f'id="{name}"' in html]
        for kind, html in parts.items()
    }
    assert carried == {
        "impressum": [],
        "datenschutz": ["kurz", "aufbewahrung", "cookies"],
        "barrierefreiheit": ["melden"],
    }


def test_there_is_one_of_each(home: HomePage) -> None:
    assert sorted(LegalPage.objects.child_of(Page.objects.get(pk=home.pk)).values_list("kind", flat=True)) == sorted(
        LegalKind.values
    )
