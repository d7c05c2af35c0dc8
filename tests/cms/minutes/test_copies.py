"""What leaves public view leaves every place that copied it: a mark is looked for in the database and on pages."""

import json
from collections.abc import Callable, Iterator

import pytest
from django.apps import apps
from django.db import connection, models
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from cms.home.models import HomePage
from cms.minutes.models import MinutesPage
from forums.dialogue.cards import Card
from forums.dialogue.changes import Audience, Changes, Sees
from forums.dialogue.models import Cluster, Forum
from forums.notices.models import Notice
from forums.people.models import User
from forums.records import copies
from proposals.intake.cards.models import CardOutcome
from proposals.suggestions.models import Follower, Suggestion
from tests.conftest import City
from tests.factories import MeasureFactory, both, card, released, running
from tests.forums.printing.reading import Reading

MARK = "Quittenbaumkreisel"
INSTEAD = "[Name entfernt]"
TEXT = f"Am {MARK} fehlt eine Bank"
ONLY_MODERATORS = {  # the record itself, read by nobody else while it is not public
    "forums.Card.text",
    "forums.Card.original",
    "forums.CardEntry.data",
    "proposals.Suggestion.title",
    "proposals.Suggestion.original",
    "proposals.Suggestion.public_text",
}
ORIGINAL = {"proposals.Suggestion.original"}  # what the author wrote: moderators and the seats read it, until its date


@pytest.fixture
def forum(city: City) -> Forum:
    return running(city.language, slug="teil-1")


@pytest.fixture
def said(
    home: HomePage, forum: Forum, moderator: User, coordinator: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> Suggestion:  # fmt: skip
    """The mark everywhere: on the wall, in the log of the card, in a public suggestion with a source merged into it and
    a follower; in a measure that it led to and its news; in a question at a table; and in minutes, once as a card and
    once in an editor's words, published, with a later draft."""
    with django_capture_on_commit_callbacks(execute=True):
        written = card(forum.tables.get(), f"{TEXT} !")
        written.correct(TEXT, by=None)
        written.release(by=None)
        told = CardOutcome.make_suggestion(written, by=coordinator)
        told.release(by=moderator)
        Follower.objects.ask(told, "folgt@example.org", "de", is_author=False).confirm()
        source = released("Bänke für alle")
        source.merge(into=told, by=moderator, reason="Das Gleiche.")
        measure = MeasureFactory(slug="", title=both(TEXT), what=both(f"Jemand sagte: {TEXT}. Wir stellen eine auf."))
        measure.link(told, by=None)
        measure.start(by=coordinator, text=f"Es hieß: {TEXT}. Sie ist bestellt.")
        forum.tables.get().put_down(both(f"Jemand sagte: {TEXT}. Wo noch?"))
        forum.refresh_from_db()
        forum.end()
        page = MinutesPage.draft(forum, by=coordinator)
        page.lead = f"Jemand sagte: {TEXT}"
        page.body.append(("text", f"<p>Jemand sagte: {TEXT}.</p>"))
        page.save_revision(user=coordinator).publish()
        page.refresh_from_db()
        page.lead = f"Es ging um: {TEXT}"
        page.save_revision(user=coordinator)
    told.refresh_from_db()
    return told


def _columns() -> Iterator[tuple[str, type[models.Model], models.Field]]:  # type: ignore[type-arg]
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_concrete_fields:
            if any(kind in (field.db_type(connection) or "") for kind in ("char", "text", "json")):
                yield f"{model._meta.label}.{field.name}", model, field


def _dump() -> set[str]:
    """Every column of every table that has the mark; of tables without a model (the index of words) their names."""
    found = set()
    with connection.cursor() as cursor:
        for name, model, field in _columns():
            quote = connection.ops.quote_name
            as_text = f"CAST({quote(field.column)} AS TEXT)"
            cursor.execute(
                f"SELECT 1 FROM {quote(model._meta.db_table)} WHERE LOWER({as_text}) LIKE %s",  # noqa: S608
                [f"%{MARK.lower()}%"],
            )
            if cursor.fetchone():
                found.add(name)
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%%fts5%%'")
            for (table,) in cursor.fetchall():
                cursor.execute(f'SELECT 1 FROM "{table}" WHERE "{table}" MATCH %s', [MARK.lower()])  # noqa: S608
                if cursor.fetchone():
                    found.add(table)
    return found


def _crawl(told: Suggestion, forum: Forum) -> set[str]:
    """Public pages and files that show the mark, as anybody reads them."""
    source = Suggestion.objects.exclude(pk=told.pk).get()
    paths = [
        "/", "/anregungen/", f"/anregungen/?q={MARK}", f"/suche/?q={MARK}", f"/anregungen/{told.number}/",
        f"/anregungen/{source.number}/", "/foren/", f"/foren/{forum.slug}/", f"/foren/{forum.slug}/ergebnis/",
        f"/foren/{forum.slug}/wand/", "/protokolle/", f"/protokolle/{forum.slug}/", "/sitemap.xml",
        f"/en/anregungen/{told.number}/", "/massnahmen/", told.measures.get().get_absolute_url(),
    ]  # fmt: skip
    found = set()
    for path in paths:
        # Errors repeat the words of the address; there the search repeats what was asked.
        answer = Client().get(path, follow=True)
        text = answer.content.decode().replace(f"q={MARK}", "").replace(f'value="{MARK}"', "")
        if answer.status_code == 200 and TEXT in text:
            found.add(path)
    pdf = Client().get(f"/protokolle/{forum.slug}/pdf/")
    if pdf.status_code == 200 and MARK in "".join(Reading(pdf.content).document.text.split()).replace("\u00ad", ""):
        found.add("pdf")
    for sees in (Sees.WALL, Sees.TABLE):
        news = Changes.read(forum.pk, 0).news(Audience(sees, forum.pk, forum.tables.get().pk))
        if MARK in json.dumps([news["cards"], news["clusters"], news["tables"]]):
            found.add(str(sees))
    return found


def _mails() -> set[str]:
    unsent = [notice.mail() for notice in Notice.objects.filter(sent_at=None, recipient__startswith="follower:")]
    return {mail.to[0] for mail in unsent if mail and MARK in mail.subject + str(mail.body) + str(mail.alternatives)}


def test_the_mark_is_found_where_it_was_put(said: Suggestion, forum: Forum) -> None:
    """Without this the others would prove nothing."""
    found = _crawl(said, forum)
    measure = said.measures.get().get_absolute_url()
    assert {"wall", "pdf", f"/protokolle/{forum.slug}/", f"/anregungen/{said.number}/", measure} <= found
    assert _dump() >= {
        "cms.MinutesPage.body", "wagtailcore.Revision.content", "forums.Card.original", "forums.CardEntry.data",
        "forums.Prompt.text", "proposals.Measure.title", "proposals.Measure.slug", "proposals.Measure.what",
        "proposals.Progress.text",
    }  # fmt: skip


VERBS: dict[str, Callable[[Suggestion, User], None]] = {
    "hold": lambda told, by: told.hold(by=by),
    "reject": lambda told, by: told.reject(by=by),
    "complaint": lambda told, by: told.give_to_complaints(by=by),
    "danger": lambda told, by: told.danger_flags.model.raise_by_hand(told, danger="child", by=by),
    "personal": lambda told, by: told.advise_personally(by=by, text="Die Beratung hilft."),
}


@pytest.mark.parametrize("verb", VERBS)
def test_what_moderators_take_away_is_gone_everywhere(
    said: Suggestion, forum: Forum, moderator: User, verb: str,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        VERBS[verb](said, moderator)
    assert (_crawl(said, forum), _mails(), _dump() - ONLY_MODERATORS) == (set(), set(), set())


def _redact(told: Suggestion, by: User) -> None:
    told.redact(by=by, title=told.title.replace(MARK, INSTEAD), text=told.public_text.replace(MARK, INSTEAD))


def test_a_name_that_moderators_take_out_is_gone_everywhere_and_the_rest_stays(
    said: Suggestion, forum: Forum, moderator: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        _redact(said, moderator)
    written, text = Card.objects.get(), TEXT.replace(MARK, INSTEAD)
    assert (_crawl(said, forum), _mails(), _dump() - ORIGINAL) == (set(), set(), set())
    assert (written.text, written.state) == (text, "released")
    assert text in Client().get(f"/protokolle/{forum.slug}/").content.decode()
    measure = said.measures.get()
    assert (str(measure.title), str(measure.what)) == (text, f"Jemand sagte: {text}. Wir stellen eine auf.")
    assert measure.slug == "am-name-entfernt-fehlt-eine-bank"


def test_it_goes_from_the_wall_before_the_suggestion_is_public(
    forum: Forum, moderator: User, coordinator: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        written = card(forum.tables.get(), TEXT, language="en")
        written.say_in_german(f"Eine Bank am {MARK}", by=None)
        written.release(by=None)
        told = CardOutcome.make_suggestion(written, by=coordinator)
        _redact(told, moderator)
    written.refresh_from_db()
    assert (written.state, written.text, written.german) == (
        "released", f"Am {INSTEAD} fehlt eine Bank", f"Eine Bank am {INSTEAD}",
    )  # fmt: skip
    assert _dump() == ORIGINAL


def test_another_heading_for_a_suggestion_leaves_its_card_as_it_is(
    said: Suggestion, moderator: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        said.redact(by=moderator, title="Mehr Sitzplätze am Kreisel", text=said.public_text)
    assert Card.objects.get().text == TEXT


def test_what_was_there_before_is_no_quote(
    said: Suggestion, forum: Forum, moderator: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:  # fmt: skip
    """Who repeats a measure or a question and is rejected takes nothing from it."""
    measure = MeasureFactory(title=both("Deutschkurse am Abend für alle"))
    forum.tables.get().put_down(both("Was fehlt im Park in der Nähe der Schule?"))
    again = released("Was fehlt im Park in der Nähe der Schule?\nDeutschkurse am Abend für alle")
    measure.link(again, by=None)
    with django_capture_on_commit_callbacks(execute=True):
        again.reject(by=moderator)
    measure.refresh_from_db()
    assert str(measure.title) == "Deutschkurse am Abend für alle"
    assert "Was fehlt im Park in der Nähe der Schule?" in map(str, forum.tables.get().prompts.all())


def test_of_a_suggestion_made_from_several_cards_each_loses_its_own_name(
    forum: Forum, moderator: User, coordinator: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:  # fmt: skip
    table = forum.tables.get()
    cards = [card(table, text) for text in ("Herr Erfunden grüßt nicht", "Frau Beispiel auch nicht", "Mehr Bänke")]
    cluster = Cluster.make(table, "Herr Erfunden", cards)
    with django_capture_on_commit_callbacks(execute=True):
        Card.release_all(table, by=None)
        told = CardOutcome.make_suggestion(cluster, by=coordinator)
        text = told.public_text.replace("Herr Erfunden", INSTEAD)
        told.redact(by=moderator, title="Grüßen", text=text.replace("\n– Frau Beispiel auch nicht", ""))
    assert list(table.cards.order_by("number").values_list("text", "state")) == [
        ("[Name entfernt] grüßt nicht", "released"), ("[…]", "hidden"), ("Mehr Bänke", "released"),
    ]  # fmt: skip
    cluster.refresh_from_db()
    assert cluster.title == "Grüßen"


def test_a_card_hidden_at_its_table_takes_its_suggestion_and_its_copies_along(
    said: Suggestion, forum: Forum, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        Card.objects.get().hide(because="names", by=None)
    assert (_crawl(said, forum), _dump() - ONLY_MODERATORS) == (set(), set())


def test_a_card_goes_from_minutes_whatever_the_editor_made_of_its_words(
    said: Suggestion, forum: Forum, coordinator: User
) -> None:
    page = MinutesPage.objects.get()
    page.body[0].value["cards"][0]["text"] = "Bank am Kreisel"
    page.save_revision(user=coordinator).publish()
    Card.objects.get().hide(because="names", by=None)
    assert "Bank am Kreisel" not in Client().get(f"/protokolle/{forum.slug}/").content.decode()


def test_what_is_published_again_stands_on_the_wall_again(
    said: Suggestion, forum: Forum, moderator: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        said.hold(by=moderator)
    with django_capture_on_commit_callbacks(execute=True):
        said.release(by=moderator)
    assert Card.objects.get().state == "released"


def test_every_place_that_copies_is_registered() -> None:
    assert sorted(copies.places()) == [
        "cards that became a suggestion", "editions", "measures", "minutes", "questions at tables", "share pictures",
        "suggestions made from cards",
    ]  # fmt: skip
