"""Work that no letter announces stands in the inbox too; one row or many cost a source the same."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from cms.concept.models import ChapterPage, PartPage
from cms.home.models import HomePage
from cms.home.skeleton import lay_out
from forums.associations import bulk_import as associations_import
from forums.associations.models import Association
from forums.bodies.models import Membership, MembershipRole
from forums.dialogue.models import Forum
from forums.inbox.registry import Waiting, sources
from forums.municipality.calendar import WorkingCalendar, today
from forums.people.groups import ensure_groups
from forums.people.models import User
from forums.people.name_checks import NameCheck
from forums.people.roles import Role
from forums.records.copies import drop_everywhere
from proposals.intake import bulk_import
from proposals.measures.indicators.bulk_import import SHELF as READINGS
from proposals.measures.models import Measure
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Stage
from tests.conftest import City
from tests.factories import (
    FieldFactory,
    ForumFactory,
    MeasureFactory,
    TableFactory,
    both,
    card,
    consultation,
    council_body,
    network,
    paper,
    registration,
    released,
    running,
    seat,
    verified,
)

SOON, PAST = today() + timedelta(days=5), today() - timedelta(days=5)


class Cast:
    def __init__(self, city: City, coordinator: User, home: HomePage) -> None:
        self.city, self.coordinator, self.home = city, coordinator, home

    def officer(self) -> User:
        return seat(self.city.language_network, MembershipRole.OFFICE_SEAT, "amt@example.org")


def vacancies(cast: Cast, count: int) -> tuple[User, str]:
    for number in range(count):
        network(FieldFactory(code=f"v{number}", slug=f"leer-{number}"))
    return cast.coordinator, reverse("memberships:add")


def mandates(cast: Cast, count: int) -> tuple[User, str]:
    for number in range(count):
        body = network(FieldFactory(code=f"m{number}", slug=f"endet-{number}"))
        seat(body, MembershipRole.OFFICE_SEAT, f"endet{number}@example.org", ends=SOON)
    return cast.coordinator, reverse("memberships:edit", args=[Membership.objects.latest("pk").pk])


def unconfirmed(cast: Cast, count: int) -> tuple[User, str]:
    made = [verified(cast.coordinator, f"Verein {number}") for number in range(count)]
    Association.objects.update(asked_on=PAST, confirmed_on=PAST - timedelta(days=9), hidden_on=today())
    return cast.coordinator, reverse("association_office_detail", args=[made[0].pk])


def speechless(cast: Cast, count: int) -> tuple[User, str]:
    made = [verified(cast.coordinator, f"Verein {number}") for number in range(count)]
    return cast.coordinator, reverse("association_office_detail", args=[made[0].pk])


def list_imports(cast: Cast, count: int) -> tuple[User, str]:
    uploads = [associations_import.SHELF.keep(ContentFile(b"Name\nVerein\n"), "liste.csv") for _time in range(count)]
    return cast.coordinator, reverse("association_import_upload", args=[uploads[0]])


def imports(cast: Cast, count: int) -> tuple[User, str]:
    uploads = [bulk_import.SHELF.keep(ContentFile(b"Text\nKurse\n"), "alte.csv") for _time in range(count)]
    return cast.coordinator, reverse("suggestion_import_one", args=[uploads[0]])


def reading_imports(cast: Cast, count: int) -> tuple[User, str]:
    uploads = [READINGS.keep(ContentFile(b"Tag;Wert\n"), "werte.csv") for _time in range(count)]
    return cast.coordinator, reverse("reading_import_one", args=[uploads[0]])


def forums(cast: Cast, count: int) -> tuple[User, str]:
    made = [ForumFactory() for _time in range(count)]
    return cast.coordinator, reverse("forum_desk", args=[made[0].pk])


def tables(cast: Cast, count: int) -> tuple[User, str]:
    host = cast.officer()
    made = [TableFactory(host=host.person, field=cast.city.language) for _time in range(count)]
    return host, reverse("forum_host_tables", args=[made[0].forum.slug])


def _over(cast: Cast) -> Forum:
    forum = running(cast.city.language)
    card(forum.tables.get())
    forum.end()
    return forum


def cards(cast: Cast, count: int) -> tuple[User, str]:
    made = [_over(cast) for _time in range(count)]
    return cast.coordinator, reverse("handover", args=[made[0].pk])


def minutes(cast: Cast, count: int) -> tuple[User, str]:
    made = [_over(cast) for _time in range(count)]
    return cast.coordinator, reverse("forum_desk", args=[made[0].pk])


def wordless_measures(cast: Cast, count: int) -> tuple[User, str]:
    made = [MeasureFactory(field=cast.city.language, title=both("Kurs […]")) for _time in range(count)]
    return cast.coordinator, reverse("measures:edit", args=[made[0].pk])


def wordless_questions(cast: Cast, count: int) -> tuple[User, str]:
    table = TableFactory(field=cast.city.language)
    for _time in range(count):
        table.put_down("[…]")
    return cast.coordinator, reverse("forum_table", args=[table.pk])


def deferred(cast: Cast, count: int) -> tuple[User, str]:
    made = [released(f"Kurs {number}", field=cast.city.language) for number in range(count)]
    Suggestion.objects.update(stage=Stage.DEFERRED, review_on=SOON)
    return cast.officer(), reverse("desk_case", args=[made[0].number])


def _part(cast: Cast) -> PartPage:
    found: PartPage = PartPage.objects.descendant_of(cast.home).get()
    return found


def approvals(cast: Cast, count: int) -> tuple[User, str]:
    editor = User.objects.create_user("schreibt@example.org")
    for number in range(count):
        page = _part(cast).add_child(instance=ChapterPage(title=f"Kapitel {number}", live=False))
        page.save_revision(user=editor)
        page.get_workflow().start(page, editor)
    return cast.coordinator, reverse("wagtailadmin_pages:edit", args=[page.pk])


def translations(cast: Cast, count: int) -> tuple[User, str]:
    english, _new = Locale.objects.get_or_create(language_code="en")
    for parent in (cast.home, *_part(cast).get_ancestors().descendant_of(cast.home), _part(cast)):
        parent.specific.copy_for_translation(english, copy_parents=True)
    for number in range(count):
        page = _part(cast).add_child(instance=ChapterPage(title=f"Kapitel {number}"))
        source, _new = TranslationSource.get_or_create_from_instance(page)
        Translation.objects.create(source=source, target_locale=english)
        translated = page.copy_for_translation(english)
    translator = User.objects.create_user("uebersetzt@example.org")
    translator.groups.add(ensure_groups()[Role.TRANSLATOR])
    return translator, reverse("wagtailadmin_pages:edit", args=[translated.pk])


def council_results(cast: Cast, count: int) -> tuple[User, str]:
    for number in range(count):
        treated = consultation(paper(f"{number + 100}/26"), council_body(f"rat-{number}"), days_ago=3)
    page = reverse("council_results", args=[treated.meeting.pk])
    return cast.coordinator, page


def name_checks(cast: Cast, count: int) -> tuple[User, str]:
    made = [NameCheck.objects.create(looked_for=["Zoë"], places=[], due_on=today()) for _number in range(count)]
    return cast.coordinator, reverse("name_check", args=[made[0].pk])


STORIES: dict[str, Callable[[Cast, int], tuple[User, str]]] = {
    "vacancies": vacancies,
    "mandates": mandates,
    "associations not confirmed": unconfirmed,
    "associations without a speaker": speechless,
    "association imports": list_imports,
    "imports": imports,
    "reading imports": reading_imports,
    "forums": forums,
    "tables": tables,
    "cards": cards,
    "minutes": minutes,
    "measures without words": wordless_measures,
    "questions without words": wordless_questions,
    "deferred": deferred,
    "approvals": approvals,
    "translations": translations,
    "council results": council_results,
    "name_checks": name_checks,
}


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
