"""Chapters and parts number themselves; addresses that others rely on stay."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from wagtail.models import Locale, Page

from cms.concept.models import ChapterPage, ConceptPage, PartPage
from cms.content.models import StandardPage
from cms.fields.models import ActionFieldIndexPage, ActionFieldPage
from cms.home.models import HomePage
from cms.home.skeleton import lay_out
from cms.legal.models import LegalPage
from cms.news.models import NewsIndexPage, NewsPage
from tests.cms.conftest import valid
from tests.cms.reading import links
from tests.conftest import City
from tests.factories import FieldFactory, both

ALL = [
    HomePage,
    ConceptPage,
    PartPage,
    ChapterPage,
    ActionFieldIndexPage,
    ActionFieldPage,
    StandardPage,
    NewsIndexPage,
    NewsPage,
    LegalPage,
]


def part_a(home: HomePage) -> PartPage:
    part: PartPage = PartPage.objects.descendant_of(home).get()
    return part


def chapters(part: PartPage, *titles: str) -> list[ChapterPage]:
    return [part.add_child(instance=ChapterPage(title=title)) for title in titles]


def numbers(part: PartPage) -> list[tuple[int, str]]:
    return [(chapter.number, chapter.title) for chapter in part.chapters()]


@pytest.mark.parametrize(
    ("parent", "below"),
    [
        (HomePage, {ConceptPage, NewsIndexPage, StandardPage, LegalPage}),
        (ConceptPage, {PartPage, ActionFieldIndexPage}),
        (PartPage, {ChapterPage}),
        (ChapterPage, set()),
        (ActionFieldIndexPage, {ActionFieldPage}),
        (ActionFieldPage, set()),
        (StandardPage, {StandardPage}),
        (NewsIndexPage, {NewsPage}),
        (NewsPage, set()),
        (LegalPage, set()),
    ],
)
def test_each_page_may_stand_only_where_it_belongs(parent: type[Page], below: set[type[Page]]) -> None:
    assert {model for model in parent.allowed_subpage_models() if model in ALL} == below


def test_there_is_one_concept_and_one_index_of_fields(home: HomePage) -> None:
    assert not ConceptPage.can_create_at(home)
    assert not ActionFieldIndexPage.can_create_at(ConceptPage.objects.descendant_of(home).get())


def test_laying_the_pages_out_again_changes_nothing(home: HomePage, english: HomePage) -> None:
    before = list(Page.objects.order_by("path").values("pk", "url_path", "title", "locale", "latest_revision"))
    assert lay_out() == home
    assert list(Page.objects.order_by("path").values("pk", "url_path", "title", "locale", "latest_revision")) == before


def test_every_page_has_its_address_in_both_languages(home: HomePage, english: HomePage) -> None:
    paths = [
        "/",
        "/konzept/",
        "/konzept/teil-a/",
        "/konzept/handlungsfelder/",
        "/konzept/handlungsfelder/sprachfoerderung/",
        "/konzept/handlungsfelder/religion/",
        "/aktuelles/",
        "/protokolle/",
        "/impressum/",
        "/datenschutz/",
        "/barrierefreiheit/",
    ]
    urls = [page.url for page in Page.objects.filter(depth__gt=1).order_by("path")]
    assert urls == [*paths, *(f"/en{path}" for path in paths)]


def test_every_kind_of_page_is_valid_html_in_both_languages(home: HomePage, english: HomePage, client: Client) -> None:
    chapters(part_a(home), "Einleitung", "Zahlen")
    for page in Page.objects.filter(depth__gt=1).exclude(slug__in=["einleitung"]):
        response = client.get(page.url)
        assert (page.url, response.status_code) == (page.url, 200)
        language = page.locale.language_code
        assert f'<html lang="{language}" dir="ltr">' in valid(response.content)


def test_chapters_number_themselves(home: HomePage) -> None:
    part = part_a(home)
    chapters(part, "Einleitung", "Zahlen", "Strukturen")
    assert numbers(part) == [(1, "Einleitung"), (2, "Zahlen"), (3, "Strukturen")]


def test_moving_a_chapter_in_the_admin_renumbers_all(home: HomePage, admin_client: Client) -> None:
    part = part_a(home)
    first, _second, third = chapters(part, "Einleitung", "Zahlen", "Strukturen")
    response = admin_client.post(f"/verwaltung/pages/{third.pk}/set_position/?position=0")
    assert response.status_code == 200
    assert numbers(part) == [(1, "Strukturen"), (2, "Einleitung"), (3, "Zahlen")]
    assert ChapterPage.objects.get(pk=first.pk).number == 2


def test_a_draft_chapter_takes_no_number(home: HomePage) -> None:
    part = part_a(home)
    draft, published = chapters(part, "Entwurf", "Zahlen")
    draft.unpublish()
    assert numbers(part) == [(1, "Zahlen")]
    assert ChapterPage.objects.get(pk=published.pk).number == 1


def test_parts_are_lettered_by_their_place(home: HomePage) -> None:
    index: ActionFieldIndexPage = ActionFieldIndexPage.objects.descendant_of(home).get()
    assert (part_a(home).letter, index.letter) == ("A", "B")
    index.move(part_a(home), pos="left")
    assert part_a(home).letter == "B"
    assert ActionFieldIndexPage.objects.get(pk=index.pk).letter == "A"


def test_a_moved_concept_keeps_the_addresses_of_its_parts(home: HomePage, client: Client) -> None:
    concept: ConceptPage = ConceptPage.objects.descendant_of(home).get()
    concept.slug = "something-else"
    concept.save_revision().publish()
    assert client.get("/konzept/").status_code == 200


def test_the_table_of_contents_shows_fields_in_the_datas_order(home: HomePage, city: City, client: Client) -> None:
    container = FieldFactory(code="5", slug="engagement", name=both("Engagement", "Volunteering"), position=5)
    media = both("Digitale Medien", "Digital media")
    FieldFactory(code="5c", slug="digitale-medien", name=media, parent=container)
    type(city.language).objects.filter(pk=city.faith.pk).update(position=8)
    lay_out(["de"])
    chapters(part_a(home), "Einleitung")
    base = "/konzept/handlungsfelder"
    assert links(client.get("/konzept/").content.decode(), ".//main") == [
        ("/konzept/teil-a/", "Teil A: Grundlagen"),
        ("/konzept/teil-a/einleitung/", "1 Einleitung"),
        (f"{base}/", "Teil B: Handlungsfelder"),
        (f"{base}/sprachfoerderung/", "1 Sprachförderung"),
        (f"{base}/engagement/", "5 Engagement"),
        (f"{base}/digitale-medien/", "5c Digitale Medien"),
        (f"{base}/religion/", "8 Interreligiöser Dialog"),
    ]


def test_a_chapter_leads_to_its_neighbours(home: HomePage, client: Client) -> None:
    chapters(part_a(home), "Einleitung", "Zahlen", "Strukturen")
    html = client.get("/konzept/teil-a/zahlen/").content.decode()
    assert links(html, ".//main/nav") == [
        ("/konzept/teil-a/einleitung/", "1 Einleitung"),
        ("/konzept/teil-a/strukturen/", "3 Strukturen"),
    ]


def test_a_field_has_one_page_in_each_language(home: HomePage, city: City) -> None:
    index = ActionFieldIndexPage.objects.descendant_of(home).get()
    with pytest.raises(ValidationError, match="slug"):
        index.add_child(instance=ActionFieldPage(title="Noch eine", field=city.language))
    page = ActionFieldPage.objects.get(field=city.faith, language="de")
    with pytest.raises(IntegrityError), transaction.atomic():
        ActionFieldPage.objects.filter(pk=page.pk).update(field=city.language)


def test_the_admin_refuses_to_copy_a_fields_page(home: HomePage, city: City, admin_client: Client) -> None:
    page = ActionFieldPage.objects.get(field=city.language, language="de")
    response = admin_client.get(f"/verwaltung/pages/{page.pk}/copy/")
    assert (response.status_code, response["Location"]) == (302, f"/verwaltung/pages/{page.get_parent().pk}/")


def test_a_page_without_translation_leads_to_the_other_languages_home(
    home: HomePage, english: HomePage, client: Client
) -> None:
    chapters(part_a(home), "Einleitung")
    html = client.get("/konzept/teil-a/einleitung/").content.decode()
    assert 'href="/en/" lang="en"' in html
    assert 'href="/en/konzept/" lang="en"' in client.get("/konzept/").content.decode()


def test_a_translation_is_found_at_the_same_address(home: HomePage, english: HomePage, client: Client) -> None:
    chapter = chapters(part_a(home), "Einleitung")[0]
    copy: Any = chapter.copy_for_translation(Locale.objects.get(language_code="en"))
    copy.title = "Introduction"
    copy.save_revision().publish()
    assert copy.url == "/en/konzept/teil-a/einleitung/"
    assert "Introduction" in client.get(copy.url).content.decode()


@pytest.mark.parametrize("path", ["/konzept/gibt-es-nicht/", "/konzept/teil-a/impressum/", "/start/konzept/"])
def test_what_is_not_there_is_not_found(home: HomePage, client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_private_page_asks_for_its_password(home: HomePage, client: Client) -> None:
    from wagtail.models import PageViewRestriction

    concept = ConceptPage.objects.descendant_of(home).get()
    PageViewRestriction.objects.create(page=concept, restriction_type=PageViewRestriction.LOGIN)
    response = client.get("/konzept/teil-a/")
    assert (response.status_code, response["Location"]) == (302, "/konto/login/?next=/konzept/teil-a/")
