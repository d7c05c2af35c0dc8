"""A printed sheet leads back to its page, where everybody may read it."""

import pytest
from django.test import Client

from cms.home.models import HomePage
from cms.templatetags.addresses import paper_code
from proposals.suggestions.follow_links import follow_token
from tests.conftest import City
from tests.factories import released


@pytest.mark.parametrize(
    "path", ["/tandem/2026-0001/", "/en/konto/aufgaben/", "/verwaltung/", "/foren/abend/leitung/", "/foren/abend/live/"]
)
def test_rooms_that_are_not_for_all_have_no_code(path: str) -> None:
    assert paper_code(path) == ""


def test_an_authors_page_has_no_code_since_its_address_is_a_key(city: City) -> None:
    told = released()
    assert paper_code(f"/anregungen/verfolgen/{follow_token(told)}/") == ""


@pytest.mark.parametrize("path", ["/", "/anregungen/", "/foren/", "/konzept/handlungsfelder/sprachfoerderung/"])
def test_public_pages_have_one_with_their_address(home: HomePage, city: City, client: Client, path: str) -> None:
    foot = client.get(path).content.decode().partition('<div class="on-paper">')[2]
    assert foot.startswith("<svg")
    assert " style=" not in foot
    assert f"{path}</span>" in foot
