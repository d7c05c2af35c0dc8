"""Wagtail's own first rows, which tests that commit leave behind emptied."""

from wagtail.models import Collection, Locale, Page, Site


def ensure_roots() -> None:
    Locale.objects.get_or_create(language_code="de")
    if Page.get_first_root_node() is None:
        Page.add_root(title="Root", slug="root", locale=Locale.get_default())
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    Site.clear_site_root_paths_cache()
