"""What a chapter shows besides text: where the process is, and what the data says now."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from html5lib import parse

from cms.concept.models import ChapterPage, PartPage
from cms.home.models import HomePage
from forums.bodies.models import Body
from forums.council.process.models import Milestone
from forums.municipality.calendar import today
from tests.cms.conftest import valid
from tests.cms.reading import links
from tests.conftest import City
from tests.factories import FieldFactory, MilestoneFactory, ThemeFactory, both

DAY = timedelta(days=1)


def chapter(home: HomePage, *blocks: tuple[str, Any]) -> ChapterPage:
    part = PartPage.objects.descendant_of(home).get()
    made: ChapterPage = part.add_child(instance=ChapterPage(title="Kapitel", body=list(blocks)))
    return made


def test_the_milestones_are_those_of_the_process(home: HomePage, client: Client) -> None:
    reached: Milestone = MilestoneFactory(title=both("Bericht"), starts=today() - DAY, ends=today() - DAY)
    reached.reach(by=None)
    MilestoneFactory(title=both("Beschluss"), starts=date(2199, 5, 23), ends=date(2199, 5, 23))
    page = chapter(home, ("milestones", None))
    told = [
        [
            " ".join("".join(step.itertext()).split())
            for step in parse(valid(client.get(url).content), namespaceHTMLElements=False).findall(
                ".//ol[@class='timeline']/li"
            )
        ]
        for url in (page.url, "/prozess/")
    ]
    assert told[0] == told[1]
    assert (len(told[0]), "Beschluss" in told[0][1]) == (2, True)


def test_a_chapter_without_a_plan_says_so(home: HomePage, client: Client) -> None:
    page = chapter(home, ("milestones", None))
    assert "Es stehen noch keine Termine fest." in valid(client.get(page.url).content)


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
