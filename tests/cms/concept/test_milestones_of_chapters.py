"""Chapters of before: what editors wrote as milestones is kept as the plan, where there is none, in all languages."""

import json
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from wagtail.blocks.migrations.utils import apply_changes_to_raw_data

from cms.concept.blocks import ChapterBody
from cms.concept.models import ChapterPage, PartPage
from cms.home.models import HomePage
from forums.council.process.models import Milestone
from tests.factories import MilestoneFactory

MIGRATION = import_module("cms.migrations.0008_milestones_of_chapters")
STREAM = import_module("cms.migrations.0009_chapter_milestones")


def item(title: str, day: str, begins: str | None = None) -> dict[str, Any]:
    return {"type": "item", "id": title, "value": {"title": title, "text": "", "begins": begins, "day": day}}


def block(*titles: str) -> dict[str, Any]:
    days = [("2016-07-31", "2016-05-01"), ("2199-05-23", None)]
    items = [item(title, *day) for title, day in zip(titles, days, strict=True)]
    return {"type": "milestones", "id": "m", "value": {"items": items}}


@pytest.fixture
def chapter(home: HomePage, english: HomePage) -> ChapterPage:
    """As the database has it from before, in German and English."""
    part = PartPage.objects.descendant_of(home).get()
    made: ChapterPage = part.add_child(instance=ChapterPage(title="Kapitel", locale=home.locale))
    above = PartPage.objects.descendant_of(english).first() or english
    other = above.add_child(
        instance=ChapterPage(title="Chapter", locale=english.locale, translation_key=made.translation_key)
    )
    for page, titles in ((made, ("Ausschreibung", "Beschluss")), (other, ("Tender", "Resolution"))):
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE cms_chapterpage SET body = %s WHERE page_ptr_id = %s", [json.dumps([block(*titles)]), page.pk]
            )
    return made


def keep() -> list[tuple[str, str, str, str, str]]:
    MIGRATION.keep_as_milestones(apps, connection.schema_editor())
    return [
        (
            str(each.title.localize("de")),
            str(each.title.localize("en")),
            f"{each.starts} {each.ends}",
            each.precision,
            each.state,
        )
        for each in Milestone.objects.in_order()
    ]


def test_they_become_the_plan_in_all_languages(chapter: ChapterPage) -> None:
    assert keep() == [
        ("Ausschreibung", "Tender", "2016-05-01 2016-07-31", "month", "reached"),
        ("Beschluss", "Resolution", "2199-05-23 2199-05-23", "day", "planned"),
    ]


def test_where_there_is_a_plan_it_is_left_alone(chapter: ChapterPage) -> None:
    made = MilestoneFactory()
    keep()
    assert list(Milestone.objects.all()) == [made]


def test_the_block_keeps_no_words(chapter: ChapterPage) -> None:
    [(operation, path)] = STREAM.Migration.operations[0].operations_and_block_paths
    changed = apply_changes_to_raw_data(
        raw_data=[block("Eins", "Zwei")],
        block_path_str=path,
        operation=operation,
        streamfield=ChapterPage.body,
    )
    assert [each["value"] for each in changed] == [None]
    assert next(iter(ChapterBody().to_python(changed))).block_type == "milestones"
