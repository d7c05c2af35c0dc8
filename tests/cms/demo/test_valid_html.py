"""Every kind of page that links lead to is valid HTML (`make test-browser`, where Java is there).

Pages that only a secret link opens are checked beside their barriers, in the journeys. The frame of the admin is
Wagtail's.
"""

import pytest
from django.test import Client

from cms.demo.people import address
from forums.people.models import User
from tests.crawl import crawl
from tests.valid_html import JAVA, invalid

STARTS = ["/", "/en/", "/tandem/", "/konto/", "/anregungen/neu/?fuer=stadt", "/anregungen/?q=gibtesnicht", "/nichts/"]
VISITORS = [None, "sprache", "leitung-stadt", "moderation", "koordination"]

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.browser,
    pytest.mark.skipif(JAVA is None, reason="Java is not there: HTML was not checked"),
]


@pytest.mark.parametrize("account", VISITORS, ids=str)
def test_every_kind_of_page_is_valid(demo: None, client: Client, account: str | None) -> None:
    if account:
        client.force_login(User.objects.get(email=address(account)))
    pages = crawl(client, STARTS, leave=lambda path: "/verwaltung/" in path or "logout" in path)
    assert invalid({path: answer.content for path, answer in pages.items()}) == []
    assert len(pages) > 100
