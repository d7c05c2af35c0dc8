"""Coordinators plan a forum in the admin: the form, its tables, links, what people need, print."""

from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from i18nfield.strings import LazyI18nString
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from forums.dialogue import extensions, tokens
from forums.dialogue.models import Forum, Registration, Table
from forums.dialogue.receipts import code
from forums.dialogue.registration import Needs
from forums.dialogue.states import ForumKind
from forums.people.access_log import AccessKind, DataAccess, DataKind
from forums.people.models import User
from tests.conftest import City, Outbox
from tests.factories import ForumFactory, PersonFactory, TableFactory, both, card, running

LIST = "/verwaltung/foren/"


@pytest.fixture
def office(client: Client, coordinator: User) -> Client:
    client.force_login(coordinator)
    return client


def planned(**facts: Any) -> dict[str, Any]:
    """The form as a browser sends it."""
    begins = timezone.localtime(timezone.now() + timedelta(days=20)).replace(hour=18, minute=0)
    return {
        "kind": "dialogue",
        "title_0": "Zusammen leben",
        "title_1": "Living together",
        "part": "Teil II",
        "starts_at": f"{begins:%Y-%m-%d %H:%M}",
        "ends_at": f"{begins + timedelta(hours=3):%Y-%m-%d %H:%M}",
        "place": "Stadthalle",
        "access": ["step_free", "lift"],
        "interpreters": ["ar", "uk"],
        "capacity": "80",
        "showing": "at_once",
        "points_each": "5",
        "published": "on",
        **facts,
    }


def desk_of(forum: Forum) -> str:
    return f"{LIST}{forum.pk}/"


@pytest.mark.parametrize(
    ("who", "status"), [("coordinator", 200), ("moderator", 404), ("editor", 404), ("citizen", 403)]
)
def test_who_plans_forums(request: pytest.FixtureRequest, client: Client, city: City, who: str, status: int) -> None:
    forum = ForumFactory()
    table = TableFactory(forum=forum)
    client.force_login(request.getfixturevalue(who))
    pages = [
        desk_of(forum),
        f"{desk_of(forum)}anmeldungen/",
        f"{LIST}tisch/{table.pk}/",
        f"{desk_of(forum)}tische/neu/",
    ]
    assert {client.get(page, follow=True).status_code for page in pages} == {status}


def test_a_forum_is_planned_and_found_on_the_website(office: Client, city: City) -> None:
    answer = office.post(f"{LIST}new/", planned())
    forum = Forum.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, desk_of(forum))
    assert (forum.slug, forum.access, forum.interpreters, forum.capacity) == (
        "zusammen-leben-teil-ii",
        "step_free lift",
        "ar uk",
        80,
    )
    assert f'href="{desk_of(forum)}"' in office.get(LIST).content.decode()
    assert "Zusammen leben" in office.get(f"/foren/{forum.slug}/").content.decode()


def test_the_same_title_gets_another_address_and_none_takes_a_reserved_one(office: Client, city: City) -> None:
    office.post(f"{LIST}new/", planned())
    office.post(f"{LIST}new/", planned())
    refused = office.post(f"{LIST}new/", planned(slug="anmeldung"))
    assert refused.status_code == 200
    office.post(f"{LIST}new/", planned(title_0="Anmeldung", part=""))
    assert list(Forum.objects.order_by("pk").values_list("slug", flat=True)) == [
        "zusammen-leben-teil-ii",
        "zusammen-leben-teil-ii-2",
        "anmeldung-2",
    ]


def test_an_end_before_the_beginning_is_said_in_a_sentence(office: Client, city: City) -> None:
    answer = office.post(f"{LIST}new/", planned(ends_at="2020-01-01 10:00"))
    assert (answer.status_code, Forum.objects.count()) == (200, 0)
    assert "Das Ende muss nach dem Beginn liegen." in answer.content.decode()


def test_changing_place_and_places_reaches_those_who_are_registered(office: Client, city: City, outbox: Outbox) -> None:
    office.post(f"{LIST}new/", planned(capacity="1"))
    forum = Forum.objects.get()
    people = [
        Registration.enter(forum, client_uuid=uuid4(), name=name, email=f"{name}@example.org") for name in ("a", "b")
    ]
    for person in people:
        person.confirm_address()
    outbox().clear()
    form = f"{LIST}edit/{forum.pk}/"
    assert office.get(form).status_code == 200
    same = planned(capacity="1", slug=forum.slug)
    assert office.post(form, same).status_code == 302
    assert outbox() == []
    office.post(form, same | {"capacity": "2", "place": "Rathaus"})
    subjects = sorted((mail.to[0], mail.subject.partition(": ")[2]) for mail in outbox())
    assert subjects == [
        ("a@example.org", "Zeit oder Ort haben sich geändert"),
        ("b@example.org", "Ein Platz ist frei geworden: Sie können kommen"),
        ("b@example.org", "Zeit oder Ort haben sich geändert"),
    ]
    forum.refresh_from_db()
    assert (forum.place, forum.capacity, forum.revision, forum.interpreters) == ("Rathaus", 2, 1, "ar uk")


def test_begin_end_and_cancel_are_buttons(office: Client, city: City) -> None:
    forum = ForumFactory()
    TableFactory(forum=forum)

    def press(name: str) -> tuple[str, bool]:
        assert office.post(f"{desk_of(forum)}tun/", {"act": name, "early": "on"}).status_code == 302
        forum.refresh_from_db()
        return forum.state, forum.tables.get().is_open

    assert [press(name) for name in ("cancel", "begin", "plan_again", "begin", "cancel", "end", "begin")] == [
        ("cancelled", False),
        ("cancelled", False),
        ("planned", False),
        ("running", True),
        ("running", True),
        ("over", False),
        ("running", True),
    ]
    assert office.get(f"{desk_of(forum)}tun/").status_code == 405
    assert office.post(f"{desk_of(forum)}tun/", {"act": "erase"}).status_code == 404


def test_begin_asks_when_it_is_early_and_can_be_taken_back(office: Client, city: City) -> None:
    early, due = ForumFactory(), ForumFactory(starts_at=timezone.now() - timedelta(minutes=1))

    def press(forum: Forum, **typed: str) -> tuple[int, str]:
        answer = office.post(f"{desk_of(forum)}tun/", typed)
        forum.refresh_from_db()
        return answer.status_code, forum.state

    assert press(early, act="begin") == (200, "planned")
    assert "Schon beginnen?" in office.post(f"{desk_of(early)}tun/", {"act": "begin"}).content.decode()
    assert press(early, act="begin", early="on") == (302, "running")
    assert 'value="take_back"' in office.get(desk_of(early)).content.decode()
    assert press(early, act="take_back") == (302, "planned")
    assert press(early, act="take_back") == (302, "planned")
    assert 'value="take_back"' not in office.get(desk_of(early)).content.decode()
    assert press(due, act="begin") == (302, "running")
    assert [press(due, act="end"), press(due, act="begin")] == [(302, "over"), (302, "running")]


def test_a_table_with_host_scribe_and_questions_in_several_languages(office: Client, city: City) -> None:
    forum = ForumFactory(interpreters="ar")
    host = PersonFactory()
    made = office.post(
        f"{desk_of(forum)}tische/neu/",
        {"number": "1", "field": city.language.pk, "host": host.pk, "scribe": "", "photo_free": "on"},
    )
    table = forum.tables.get()
    assert made["Location"] == f"{LIST}tisch/{table.pk}/"
    assert (table.field, table.host, table.photo_free, table.version) == (city.language, host, True, 1)
    page = f"{LIST}tisch/{table.pk}/"
    office.post(f"{page}frage/", {"frage-neu-text_0": "Was fehlt?", "frage-neu-text_2": "ماذا ينقص؟"})
    prompt = table.prompts.get()
    assert prompt.text.data == {"de": "Was fehlt?", "ar": "ماذا ينقص؟"}
    assert "ماذا ينقص؟" in office.get(page).content.decode()
    name = f"frage-{prompt.pk}-text"
    office.post(f"{page}frage/", {"prompt": prompt.pk, "act": "save", f"{name}_0": "Was hilft?", f"{name}_2": "ماذا"})
    assert table.prompts.get().text.data == {"de": "Was hilft?", "ar": "ماذا"}
    empty = office.post(f"{page}frage/", {"frage-neu-text_0": ""})
    assert (empty.status_code, table.prompts.count()) == (422, 1)
    office.post(f"{page}frage/", {"prompt": prompt.pk, "act": "remove"})
    assert table.prompts.count() == 0


def test_a_number_that_another_table_has_is_said_in_a_sentence(office: Client, city: City) -> None:
    forum = ForumFactory()
    TableFactory(forum=forum, number=1)
    answer = office.post(f"{desk_of(forum)}tische/neu/", {"number": "1"})
    assert (answer.status_code, forum.tables.count()) == (422, 1)
    assert "Ein anderer Tisch hat diese Nummer." in answer.content.decode()


def test_a_question_that_was_answered_and_a_table_that_was_used_stay(office: Client, city: City) -> None:
    forum = running(city.language)
    table = forum.tables.get()
    prompt = table.put_down(both("Was fehlt?"))
    card(table, prompt=prompt)
    office.post(f"{LIST}tisch/{table.pk}/frage/", {"prompt": prompt.pk, "act": "remove"})
    office.post(f"{LIST}tisch/{table.pk}/tun/", {"act": "remove"})
    unused = TableFactory(forum=ForumFactory())
    office.post(f"{LIST}tisch/{unused.pk}/tun/", {"act": "remove"})
    assert (table.prompts.count(), list(Table.everything.all())) == (1, [table])


def test_a_goal_of_the_concept_keeps_its_words(office: Client, city: City) -> None:
    table = TableFactory(field=city.language)
    prompt = table.put_down(both("Mehr Kurse"), about_kind="goal", about=uuid4())
    address, sent = f"{LIST}tisch/{table.pk}/frage/", {"prompt": prompt.pk, "act": "save"}
    assert office.post(address, sent | {f"frage-{prompt.pk}-text_0": "Anders"}).status_code == 404
    assert str(table.prompts.get()) == "Mehr Kurse"
    office.post(address, sent | {"act": "remove"})
    assert table.prompts.count() == 0


def test_links_of_host_and_scribe_stand_on_the_desk_and_can_be_renewed(office: Client, city: City) -> None:
    forum = ForumFactory()
    table = TableFactory(forum=forum)
    old = [tokens.host_url(table), tokens.scribe_url(table), table.code]
    page = office.get(desk_of(forum)).content.decode()
    office.post(f"{LIST}tisch/{table.pk}/tun/", {"act": "renew"})
    renewed = office.get(desk_of(forum)).content.decode()
    assert [[word in shown for word in old] for shown in (page, renewed)] == [[True] * 3, [False] * 3]


def test_the_invitation_of_a_workshop_stands_on_the_desk_and_can_be_renewed(office: Client, city: City) -> None:
    forum = ForumFactory(kind=ForumKind.WORKSHOP)
    before = office.get(desk_of(forum)).context["invitation"]
    assert Client().get(before.removeprefix("http://testserver")).status_code == 200
    office.post(f"{desk_of(forum)}tun/", {"act": "renew_invitation"})
    assert Client().get(before.removeprefix("http://testserver")).status_code == 404
    assert office.get(desk_of(ForumFactory())).context["invitation"] == ""


def test_the_desk_counts_what_is_needed_of_those_who_have_a_place(office: Client, city: City) -> None:
    forum = ForumFactory(capacity=3)
    wishes = [Needs("ar", 2, step_free=True), Needs("ar", 1, sign_language=True), Needs("uk", note="Rollator")]
    for needs in [*wishes, Needs("tr", 5)]:
        Registration.enter(forum, client_uuid=uuid4(), name="Amina", needs=needs)
    answer = office.get(desk_of(forum))
    counted = answer.context["needs"]
    assert counted == {
        "placed": 3,
        "waiting": 1,
        "arrived": 0,
        "left": 0,
        "children": 3,
        "step_free": 1,
        "sign_language": 1,
        "notes": 1,
        "interpreters": [("ar", "العربية", 2), ("uk", "Українська", 1)],
    }
    assert ("Rollator" in answer.content.decode(), DataAccess.objects.count()) == (False, 0)


def test_who_looks_at_names_and_needs_is_written_down(office: Client, city: City, coordinator: User) -> None:
    forum = ForumFactory()
    Registration.enter(forum, client_uuid=uuid4(), name="Amina", needs=Needs(note="Rollator"))
    page = office.get(f"{desk_of(forum)}anmeldungen/").content.decode()
    assert ("Amina" in page, "Rollator" in page) == (True, True)
    assert list(DataAccess.objects.values_list("by", "act", "what", "about")) == [
        (coordinator.pk, AccessKind.LOOKED, DataKind.REGISTRATIONS, forum.slug)
    ]


def test_attendance_is_a_number(office: Client, city: City) -> None:
    forum = ForumFactory()
    for sent in ("84", "viele"):
        office.post(f"{desk_of(forum)}besucher/", {"attendance": sent})
    forum.refresh_from_db()
    assert forum.attendance == 84


@pytest.mark.parametrize("many", [1, 30])
def test_the_desk_costs_the_same_with_one_table_and_with_thirty(
    office: Client, city: City, many: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    forum = ForumFactory()
    for number in range(1, many + 1):
        TableFactory(forum=forum, number=number, field=city.language, host=PersonFactory()).put_down(both("Was?"))
        Registration.enter(forum, client_uuid=uuid4(), name="Amina", needs=Needs("ar"))
    office.get(desk_of(forum))
    # the account and what it may, the forum, its tables, two counts of those who come, parts of higher rooms
    with django_assert_max_num_queries(18):
        office.get(desk_of(forum))


def words_of(answer: Any) -> list[str]:
    """The text of each page of a PDF."""
    assert answer["Content-Type"] == "application/pdf"
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(answer.content)).pages]


def test_table_signs_have_a_page_with_the_code_for_each_table(office: Client, city: City) -> None:
    forum = ForumFactory()
    tables = [TableFactory(forum=forum, number=number, field=city.language) for number in (1, 2)]
    pages = words_of(office.get(f"{desk_of(forum)}tischschilder.pdf"))
    links_found = [
        (str(table.number) in page, "Sprachförderung" in page, "Language" in page)
        for table, page in zip(tables, pages, strict=True)
    ]
    assert links_found == [(True, True, True)] * 2
    assert [table.code in page.replace(" ", "") for table, page in zip(tables, pages, strict=True)] == [True, True]
    assert f"testserver/foren/{forum.slug}/live/" in pages[0].replace(" ", "")


def test_the_scribes_sheet_has_the_questions(office: Client, city: City) -> None:
    forum = ForumFactory()
    table = TableFactory(forum=forum, number=1, field=city.language)
    table.put_down(LazyI18nString({"de": "Was hilft beim Lernen?"}))
    text = " ".join(words_of(office.get(f"{desk_of(forum)}schreibbogen.pdf")))
    assert ("Was hilft beim Lernen?" in text, "Sprachförderung" in text) == (True, True)


def _without_blanks(answer: Any) -> str:
    """Between letters that are set closely the reader of PDFs sometimes sees a blank."""
    return "".join(words_of(answer)).replace(" ", "")


def test_slips_take_numbers_that_nobody_else_gets(office: Client, city: City) -> None:
    forum = running(city.language)
    card(forum.tables.get())
    address = f"{desk_of(forum)}belege.pdf"
    first = _without_blanks(office.post(address, {"count": "3", "language": "de"}))
    second = _without_blanks(office.post(address, {"count": "2", "language": "en"}))
    assert [code(forum, number) in first for number in range(1, 7)] == [False, True, True, True, False, False]
    assert [code(forum, number) in second for number in range(1, 7)] == [False, False, False, False, True, True]
    assert card(forum.tables.get()).number == 7
    assert [office.get(address).status_code, office.post(address, {"count": "0"}).status_code] == [405, 302]


def test_without_a_table_there_is_nothing_to_print_and_the_desk_says_so(office: Client, city: City) -> None:
    forum = ForumFactory()
    answer = office.get(f"{desk_of(forum)}tischschilder.pdf", follow=True)
    assert "Bitte fügen Sie zuerst einen Tisch hinzu." in answer.content.decode()


def test_higher_rooms_add_parts_to_the_desk(office: Client, city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extensions, "_desk", {})
    extensions.add_to_desk("components/alert.html", lambda forum, request: {"title": f"Ziele für {forum.slug}"})
    forum = ForumFactory()
    assert f"Ziele für {forum.slug}" in office.get(desk_of(forum)).content.decode()
