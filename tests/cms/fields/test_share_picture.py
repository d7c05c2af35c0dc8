"""A field's page has a picture of its own for those who share it, where everybody can see the page."""

from django.test import Client
from wagtail.models import PageViewRestriction

from cms.fields.models import ActionFieldPage
from cms.home.models import HomePage

ADDRESS = "/konzept/handlungsfelder/sprachfoerderung/bild.png"


def test_its_page_names_it_and_it_is_there(home: HomePage, client: Client) -> None:
    html = client.get("/konzept/handlungsfelder/sprachfoerderung/").content.decode()
    assert f'content="http://testserver{ADDRESS}?v=' in html
    assert client.get(ADDRESS)["Content-Type"] == "image/png"


def test_a_page_that_is_not_public_has_none(home: HomePage, client: Client) -> None:
    page = ActionFieldPage.objects.get(slug="sprachfoerderung")
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(ADDRESS).status_code == 404
    restriction.delete()
    page.unpublish()
    assert client.get(ADDRESS).status_code == 404
