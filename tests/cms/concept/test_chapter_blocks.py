"""What a chapter shows besides text: where the process is, and what the data says now."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from html5lib import parse
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cms.concept.blocks import MilestoneBlock, Standing, points
from cms.concept.models import ChapterPage, PartPage
from cms.home.models import HomePage
from forums.bodies.models import Body
from forums.municipality.calendar import today
from tests.cms.conftest import valid
from tests.cms.reading import links
from tests.conftest import City
from tests.factories import FieldFactory, ThemeFactory, both

DAY = date(2028, 2, 29)


def milestone(day: date, begins: date | None = None, title: str = "Schritt") -> dict[str, Any]:
    return {"title": title, "text": "", "begins": begins, "day": day}


def in_days(days: int, since: int | None = None) -> dict[str, Any]:
    return milestone(DAY + timedelta(days), None if since is None else DAY + timedelta(since))


def chapter(home: HomePage, *blocks: tuple[str, Any]) -> ChapterPage:
    part = PartPage.objects.descendant_of(home).get()
    made: ChapterPage = part.add_child(instance=ChapterPage(title="Kapitel", body=list(blocks)))
    return made


@pytest.mark.parametrize(
    ("milestones", "standings"),
    [
        ([in_days(-1), in_days(0), in_days(1), in_days(2)], ["reached", "today", "next", "ahead"]),
        ([in_days(-9), in_days(-1)], ["reached", "reached"]),
        ([in_days(5), in_days(5), in_days(6)], ["next", "next", "ahead"]),
        ([in_days(-1, since=-30), in_days(0, since=-3), in_days(9, since=0)], ["reached", "under_way", "under_way"]),
        ([in_days(30, since=2), in_days(3)], ["next", "ahead"]),
        ([], []),
    ],
)
def test_milestones_know_where_they_stand(milestones: list[dict[str, Any]], standings: list[str]) -> None:
    assert [str(point.standing) for point in points(milestones, on=DAY)] == standings


def test_milestones_are_told_with_their_dates_and_standing(home: HomePage, client: Client) -> None:
    page = chapter(
        home,
        (
            "milestones",
            {
                "items": [
                    milestone(date(2016, 7, 31), date(2016, 5, 1), "Ausschreibung"),
                    milestone(date(2016, 8, 31), date(2016, 8, 1), "Workshop"),
                    milestone(today() - timedelta(days=1), title="Bericht"),
                    milestone(date(2199, 5, 23), title="Beschluss"),
                ]
            },
        ),
    )
    root = parse(valid(client.get(page.url).content), namespaceHTMLElements=False)
    steps = root.findall(".//ol[@class='timeline']/li")
    said = [" ".join("".join(step.itertext()).split()) for step in steps]
    assert said[:2] == [
        "Mai 2016 – Juli 2016 · Erreicht Ausschreibung",
        "August 2016 · Erreicht Workshop",
    ]
    assert said[2].endswith("· Erreicht Bericht")
    assert said[3] == "23. Mai 2199 · Als Nächstes Beschluss"
    assert [step.get("aria-current") for step in steps] == [None, None, None, "step"]


def test_a_phase_may_not_end_before_it_begins() -> None:
    block = MilestoneBlock()
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"title": "Schritt", "begins": "2028-03-01", "day": "2028-02-29"}))
    block.clean(block.to_python({"title": "Schritt", "begins": "2028-02-29", "day": "2028-02-29"}))


def test_fields_and_themes_are_the_datas(home: HomePage, city: City, client: Client) -> None:
    container = FieldFactory(code="5", slug="engagement", name=both("Engagement"), position=5)
    FieldFactory(code="5c", slug="digitale-medien", name=both("Digitale Medien"), parent=container)
    type(city.faith).objects.filter(pk=city.faith.pk).update(position=8)
    ThemeFactory(slug="zielgruppen", name=both("Zielgruppenorientierung"), description=both("Wer käme so nicht?"))
    page = chapter(home, ("field_list", None), ("theme_list", None))
    html = valid(client.get(page.url).content)
    assert [words for _url, words in links(html, ".//ol[@class='contents']")] == [
        "1 Sprachförderung",
        "5 Engagement",
        "5c Digitale Medien",
        "8 Interreligiöser Dialog",
    ]
    theme = parse(html, namespaceHTMLElements=False).find(".//li[@id='leitgedanke-zielgruppen']")
    assert theme is not None
    assert (theme.findtext("h3"), theme.findtext("p")) == ("Zielgruppenorientierung", "Wer käme so nicht?")
    city.language.name = both("Deutsch lernen")
    city.language.save()
    assert "1 Deutsch lernen" in [words for _url, words in links(client.get(page.url).content.decode(), ".//main")]


def test_the_steering_picture_stands_in_the_chapter(home: HomePage, client: Client) -> None:
    page = chapter(home, ("steering", {"structure": "permanent"}))
    html = " ".join(valid(client.get(page.url).content).split())
    for name in ("permanent-wide", "permanent-narrow"):
        assert f'id="{name}-desc"> Steuern: Beigeordnete; Leitungs-Tandem' in html
    assert ("/wer-macht-was/#permanent", "Dasselbe als Liste, mit allen, die dabei sind") in links(html, ".//main")


def test_without_bodies_there_is_no_picture(home: HomePage, client: Client) -> None:
    page = chapter(home, ("steering", {"structure": "project"}))
    assert not Body.objects.filter(structure="project").exists()
    assert '<svg class="chart__svg"' not in valid(client.get(page.url).content)


@pytest.mark.parametrize("times", [1, 30])
def test_no_field_adds_a_query(home: HomePage, client: Client, times: int) -> None:
    page = chapter(home, ("field_list", None), ("theme_list", None))
    for number in range(times):
        FieldFactory(code=f"{number + 20}", parent=FieldFactory(code=f"{number + 60}"))
        ThemeFactory(slug=f"thema-{number}")
    client.get(page.url)
    with CaptureQueriesContext(connection) as asked:
        client.get(page.url)
    assert sum("forums_actionfield" in query["sql"] for query in asked) == 1
    assert sum("forums_crosscuttingtheme" in query["sql"] for query in asked) == 1


def test_milestones_are_translated_and_keep_their_dates(home: HomePage, english: HomePage) -> None:
    made = chapter(home, ("milestones", {"items": [milestone(date(2199, 5, 23), title="Beschluss")]}))
    source, _new = TranslationSource.get_or_create_from_instance(made)
    locale = Locale.objects.get(language_code="en")
    translation = Translation.objects.create(source=source, target_locale=locale)
    words = {"Beschluss": "Resolution", "Kapitel": "Chapter"}
    for segment in source.stringsegment_set.select_related("string", "context"):
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=locale,
            data=words[segment.string.data],
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )
    translation.save_target()
    [item] = made.get_translation(locale).body[0].value["items"]
    assert (item["title"], item["day"]) == ("Resolution", date(2199, 5, 23))


def test_every_standing_is_said_in_both_languages() -> None:
    said = {}
    for language in ("de", "en"):
        with override(language):
            said[language] = [str(standing.label) for standing in Standing]
    assert said == {
        "de": ["Erreicht", "Heute", "Läuft gerade", "Als Nächstes", "Geplant"],
        "en": ["Reached", "Today", "Happening now", "Coming up next", "Planned"],
    }
