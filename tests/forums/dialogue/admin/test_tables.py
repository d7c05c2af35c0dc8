"""Coordinators set up the tables of a forum: who leads them, what is asked there, the links to them."""

from uuid import uuid4

from django.test import Client

from forums.dialogue import tokens
from forums.dialogue.models import Table
from tests.conftest import City
from tests.factories import ForumFactory, PersonFactory, TableFactory, both, card, running

from .conftest import LIST, desk_of


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
