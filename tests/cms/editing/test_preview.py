"""Editors see beside the form what they write: every kind of page, in a frame of the admin and nowhere else."""

from typing import Any

import pytest
from django.apps import apps
from django.http import HttpResponse
from django.test import Client
from wagtail.models import Page
from wagtail.test.utils.form_data import querydict_from_html

from cms.home.models import HomePage
from forums.people.models import User
from tests.conftest import City
from tests.factories import FieldFactory, both, running

PAGES: list[type[Page]] = sorted(
    (model for model in apps.get_app_config("cms").get_models() if issubclass(model, Page)), key=lambda it: it.__name__
)


def some(model: type[Page], city: City) -> Page:
    """A page of this kind: one that is laid out, or else the first below a page where it may stand."""
    if found := model.objects.live().first():
        return found.specific
    facts: dict[str, Any] = {}
    if hasattr(model, "forum"):
        facts["forum"] = running(city.language, slug="teil-1")
    if hasattr(model, "field"):
        facts["field"] = FieldFactory(code="2", slug="bildung", name=both("Bildung"))
    above = next(page for parent in model.allowed_parent_page_models() if (page := parent.objects.first()))
    return above.add_child(instance=model(title="Ganz neu", slug="ganz-neu", **facts))


def framed_by(response: HttpResponse) -> tuple[str, str]:
    """Who may put it into a frame, by both headers that say so."""
    policy = dict(part.split(" ", 1) for part in response["Content-Security-Policy"].split("; "))
    return policy["frame-ancestors"], response["X-Frame-Options"]


@pytest.mark.parametrize("model", PAGES, ids=lambda model: model.__name__)
def test_the_admin_shows_each_kind_of_page_while_it_is_written(
    home: HomePage, city: City, coordinator: User, client: Client, model: type[Page]
) -> None:
    page = some(model, city)
    client.force_login(coordinator)
    typed = querydict_from_html(client.get(f"/verwaltung/pages/{page.pk}/edit/").text, form_id="page-edit-form")
    typed.update({"title": "Noch im Entstehen", "body-count": "0", "picture-count": "0"})
    address = f"/verwaltung/pages/{page.pk}/edit/preview/?in_preview_panel=true"
    assert client.post(address, typed).json() == {"is_valid": True, "is_available": True}
    preview = client.get(address)
    assert (preview.status_code, framed_by(preview)) == (200, ("'self'", "SAMEORIGIN"))
    assert {"no-store", "private"} <= set(preview["Cache-Control"].split(", "))
    assert "public" not in preview["Cache-Control"]
    assert "Noch im Entstehen" in preview.text
    assert "<wagtail-userbar>" in preview.text  # which keeps the place while the preview is renewed
    assert "unsafe" not in preview["Content-Security-Policy"]
    assert framed_by(client.get(page.url)) == ("'none'", "DENY")


def test_a_draft_in_its_own_tab_is_in_no_frame(home: HomePage, editor: User, client: Client) -> None:
    page = home.save_revision().content_object
    client.force_login(editor)
    assert framed_by(client.get(f"/verwaltung/pages/{page.pk}/view_draft/"))[1] == "DENY"


@pytest.mark.parametrize("model", PAGES, ids=lambda model: model.__name__)
def test_a_page_is_previewed_from_its_first_word_on(
    home: HomePage, city: City, coordinator: User, client: Client, model: type[Page]
) -> None:
    """Wagtail asks for the preview of a new page before anything but the title is filled in."""
    above = Page.get_first_root_node() if model is HomePage else some(model, city).get_parent()
    client.force_login(coordinator)
    blank = client.get(f"/verwaltung/pages/add/cms/{model.__name__.lower()}/{above.pk}/")
    if blank.status_code != 200:  # there is one of this kind, and no second may be made
        return
    typed = querydict_from_html(blank.text, form_id="page-edit-form")
    typed.update({"title": "Erst ein Wort", "body-count": "0", "picture-count": "0"})
    address = f"/verwaltung/pages/add/cms/{model.__name__.lower()}/{above.pk}/preview/?in_preview_panel=true"
    shown = client.post(address, typed).json()["is_available"]
    preview = client.get(address)
    assert (preview.status_code, "Erst ein Wort" in preview.text) == (200, shown)


@pytest.mark.parametrize("model", PAGES, ids=lambda model: model.__name__)
def test_the_title_fills_in_an_address_only_where_editors_choose_it(
    home: HomePage, city: City, coordinator: User, client: Client, model: type[Page]
) -> None:
    """Wagtail's script looks for the field, and fails where none is named."""
    client.force_login(coordinator)
    html = client.get(f"/verwaltung/pages/{some(model, city).pk}/edit/").text
    assert 'data-w-sync-target-value=""' not in html
    assert ('data-w-sync-target-value="#id_slug"' in html) == ('name="slug"' in html)
