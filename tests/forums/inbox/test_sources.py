"""Work that no letter announces stands in the inbox too; one row or many cost a source the same."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cms.home.skeleton import lay_out
from forums.bodies.models import Membership, MembershipRole
from forums.inbox.registry import Waiting, sources
from forums.municipality.calendar import WorkingCalendar, today
from forums.people.models import User
from forums.records.copies import drop_everywhere
from proposals.intake import bulk_import
from proposals.measures.models import Measure
from tests.conftest import City
from tests.factories import (
    MeasureFactory,
    TableFactory,
    both,
    registration,
    released,
    seat,
)

from .unannounced import SOON, STORIES, Cast, mandates

IN_FILES = {"imports", "reading imports", "association imports"}


@pytest.fixture(autouse=True)
def own_files(settings: Any, tmp_path: Any) -> None:
    settings.STORAGES = settings.STORAGES | {
        "private": {**settings.STORAGES["private"], "OPTIONS": {"location": str(tmp_path)}}
    }


@pytest.fixture
def cast(city: City, coordinator: User) -> Cast:
    return Cast(city, coordinator, lay_out(languages=["de"]))


def waiting_in(name: str, reader: User) -> Waiting:
    [source] = [source for source in sources() if source.name == name]
    user = User.objects.get(pk=reader.pk)
    assert source.concerns(user)
    return source.waiting(user, today())


def test_every_source_without_a_letter_has_its_story() -> None:
    assert set(STORIES) == {source.name for source in sources() if not source.letters}


@pytest.mark.parametrize("name", STORIES)
def test_what_waits_is_there_with_its_page(cast: Cast, name: str) -> None:
    reader, url = STORIES[name](cast, 1)
    assert url in [item.url for item in waiting_in(name, reader).first(30)]


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize(
    "name", sorted(set(STORIES) - {"imports", "reading imports", "association imports", "translations"})
)
def test_one_query_reads_it_whatever_the_number(cast: Cast, name: str, count: int) -> None:
    reader, _url = STORIES[name](cast, count)
    waiting = waiting_in(name, reader)
    with CaptureQueriesContext(connection) as queries:
        found = waiting.first(30)
    assert (len(queries), len(found) >= count) == (1, True)


def test_a_registration_that_is_a_draft_is_no_work_for_the_office(cast: Cast) -> None:
    registration()
    assert waiting_in("associations to check", cast.coordinator).count() == 0


def test_a_vacant_network_is_reported_on_by_the_lead_tandem(cast: Cast, lead_officer: User) -> None:
    made = MeasureFactory(field=cast.city.faith, until=SOON)
    assert [item.url for item in waiting_in("measures", lead_officer).first(30)] == [
        reverse("measure_report", args=[made.slug])
    ]
    seat(cast.city.faith_network, MembershipRole.FIELD_SEAT, "pfarrer@example.org")
    assert waiting_in("measures", lead_officer).count() == 0


def test_a_title_that_lost_its_words_is_work_with_a_date_until_it_has_others(cast: Cast) -> None:
    title = "Herr Erfunden soll den Kurs nicht leiten"
    told = released("Mehr Kurse am Abend", title=title, field=cast.city.language)
    made = MeasureFactory(field=cast.city.language, title=both(title))
    made.link(told, by=None)
    drop_everywhere(told, title)
    [waiting] = waiting_in("measures without words", cast.coordinator).first(30)
    due_on = WorkingCalendar.current().add(today(), 5)
    assert (waiting.url, waiting.due_on) == (reverse("measures:edit", args=[made.pk]), due_on)
    two_days_ago = today() - timedelta(days=2)
    Measure.objects.filter(pk=made.pk).update(words_taken_on=two_days_ago)
    made.refresh_from_db()
    made.what = both("Zweimal in der Woche")
    made.save()
    [waiting] = waiting_in("measures without words", cast.coordinator).first(30)
    assert waiting.due_on == WorkingCalendar.current().add(two_days_ago, 5)
    made.title = both("Ein Kurs am Abend")
    made.save()
    assert waiting_in("measures without words", cast.coordinator).count() == 0


def test_a_question_that_lost_its_words_waits_until_its_forum(cast: Cast) -> None:
    table = TableFactory(field=cast.city.language)
    question = table.put_down(both("Was fehlt? […]"))
    waiting = waiting_in("questions without words", cast.coordinator)
    assert [item.due_on for item in waiting.first(30)] == [timezone.localdate(table.forum.starts_at)]
    table.reword(question, both("Was fehlt?"))
    assert waiting_in("questions without words", cast.coordinator).count() == 0


def test_a_mandate_with_a_successor_needs_nobody(cast: Cast) -> None:
    mandates(cast, 1)
    ending = Membership.objects.get()
    Membership.objects.create(
        body=ending.body, person=cast.officer().person, role=ending.role, starts=SOON + timedelta(days=1)
    )
    assert [item.about for item in waiting_in("mandates", cast.coordinator).first(30)] == []


def test_an_import_that_is_done_waits_no_more(cast: Cast) -> None:
    upload = bulk_import.SHELF.keep(ContentFile(b"Text\nKurse\n"), "alte.csv")
    bulk_import.SHELF.keep_results(upload, [])
    assert waiting_in("imports", cast.coordinator).count() == 0
