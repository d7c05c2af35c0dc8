"""Saying something about a passage: the link, the form, what stands beside the passage, and what editors make of it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from cms.concept.models import ChapterPage
from cms.editions.content.places import Place, block_anchor, item_anchor
from cms.editions.content.sections import SectionKind
from cms.editions.models import ChangeCause, Edition
from cms.editions.passages import KIND, key_of
from forums.municipality.calendar import today
from forums.people.models import User
from proposals.measures.models import Measure
from proposals.suggestions.models import Suggestion
from proposals.suggestions.passages import passage_of
from tests.cms.conftest import valid
from tests.factories import released

from .conftest import SECOND, Vote, rewrite, text, title

CHAPTER = "/konzept/teil-a/leitbild/"
FIELD = "/konzept/handlungsfelder/sprachfoerderung/"
FORM = "/anregungen/neu/?fuer=stadt&amp;zu="


@pytest.fixture
def asked(draft: Edition) -> Edition:
    draft.open_consultation(today(), today() + timedelta(days=5), by=None)
    return draft


@pytest.fixture
def reference(asked: Edition, chapter: ChapterPage) -> str:
    return f"{KIND}:{key_of(asked, Place(SectionKind.CHAPTER, str(chapter.translation_key), block_anchor(SECOND)))}"


def over(edition: Edition) -> None:
    Edition.objects.filter(pk=edition.pk).update(
        consultation_from=today() - timedelta(days=9), consultation_until=today() - timedelta(days=1)
    )


def test_each_passage_and_each_row_has_its_link(
    asked: Edition, client: Client, reference: str, measure: Measure
) -> None:
    chapter = valid(client.get(CHAPTER).content)
    assert f'href="{FORM}{reference}"' in chapter
    assert f'id="{block_anchor(SECOND)}"' in chapter
    row = key_of(asked, Place(SectionKind.FIELD, "sprachfoerderung", item_anchor("measure", str(measure.uuid))))
    assert f'href="{FORM}{KIND}:{row}"' in valid(client.get(FIELD).content)


def test_the_form_quotes_the_passage_and_knows_its_field(
    asked: Edition, client: Client, reference: str, measure: Measure
) -> None:
    page = valid(client.get("/anregungen/neu/", {"fuer": "stadt", "zu": reference}).content)
    assert "Wir wollen gut zusammenleben." in page
    assert "A1 Leitbild" in page
    row = key_of(asked, Place(SectionKind.FIELD, "sprachfoerderung", item_anchor("measure", str(measure.uuid))))
    field = valid(client.get("/anregungen/neu/", {"fuer": "stadt", "zu": f"{KIND}:{row}"}).content)
    assert "Abendkurse" in field
    assert '<option value="sprachfoerderung" selected>' in field


def test_an_anchor_that_nobody_set_names_the_section_as_a_whole(asked: Edition, chapter: ChapterPage) -> None:
    whole = key_of(asked, Place(SectionKind.CHAPTER, str(chapter.translation_key)))
    found = passage_of(f"{KIND}:{whole}{'x' * 5000}")
    assert found is not None
    assert (found.key, found.words, found.url) == (whole, "", CHAPTER)


@pytest.mark.parametrize(
    "sent", ["", "concept:", "concept:erste/chapter/fehlt/x", "andere:x", "concept:erste/quatsch", "::"]
)
def test_what_names_no_passage_opens_the_plain_form(asked: Edition, client: Client, sent: str) -> None:
    page = client.get("/anregungen/neu/", {"fuer": "stadt", "zu": sent})
    assert page.status_code == 200
    assert "Sie sagen etwas zu:" not in page.content.decode()


def test_what_was_said_stands_beside_the_passage_with_its_state(
    asked: Edition, client: Client, reference: str, chapter: ChapterPage
) -> None:
    suggestion = released("Bitte nennt auch Kinder.", passage=passage_of(reference))
    rewrite(chapter, title("Alle gehören dazu"), text("Wir wollen gut zusammenleben, auch mit Kindern."))
    page = client.get(CHAPTER).content.decode()
    assert suggestion.number in page
    assert suggestion.label_text in page
    own = valid(client.get(suggestion.get_absolute_url()).content)
    assert "Wir wollen gut zusammenleben.</p>" in own
    assert f'href="{CHAPTER}#{block_anchor(SECOND)}"' in own


def test_what_moderators_have_not_released_stands_nowhere(client: Client, reference: str) -> None:
    suggestion = Suggestion.receive(text="Noch nicht gelesen.", passage=passage_of(reference))
    assert suggestion.number not in client.get(CHAPTER).content.decode()


def test_a_passage_that_has_gone_keeps_what_was_said(client: Client, reference: str, chapter: ChapterPage) -> None:
    suggestion = released("Bitte streichen.", passage=passage_of(reference))
    rewrite(chapter, title("Alle gehören dazu"))
    assert suggestion.number in valid(client.get(CHAPTER).content)
    assert "Wir wollen gut zusammenleben." in client.get(suggestion.get_absolute_url()).content.decode()


def test_after_its_last_day_everything_says_so(asked: Edition, client: Client, reference: str) -> None:
    over(asked)
    page = valid(client.get(CHAPTER).content)
    assert "Die Beteiligung zu diesem Text endete am" in page
    assert FORM not in page
    assert "Beteiligung beendet" in client.get(asked.get_absolute_url()).content.decode()
    form = client.get("/anregungen/neu/", {"fuer": "stadt", "zu": reference}).content.decode()
    assert "Die Beteiligung zu diesem Text ist vorbei" in form
    assert "Beteiligung, läuft gerade" not in client.get("/").content.decode()


def test_home_says_that_people_are_asked(asked: Edition, client: Client) -> None:
    page = valid(client.get("/").content)
    assert "Beteiligung, läuft gerade" in page
    assert "Noch 6 Tage." in page


def test_no_consultation_no_links(draft: Edition, vote: Vote, client: Client) -> None:
    draft.adopt(vote())
    for address in (CHAPTER, FIELD):
        page = client.get(address).content.decode()
        assert "zu=concept" not in page
        assert "Dazu etwas sagen" not in page


@pytest.fixture
def desk(asked: Edition, editor: User, client: Client, settings: Any) -> str:
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(editor)
    return f"/verwaltung/fassungen/{asked.pk}/stand/"


def test_editors_see_all_of_a_chapter_and_link_what_caused_a_change(desk: str, client: Client, reference: str) -> None:
    suggestion = released("Bitte nennt auch Kinder.", passage=passage_of(reference))
    address = f"{desk}kapitel/leitbild/"
    assert suggestion.number in client.get(address).content.decode()
    place = reference.partition("/")[2]
    client.post(address, {"place": place, "suggestion": suggestion.number})
    client.post(address, {"place": place, "suggestion": suggestion.number})
    cause = ChangeCause.objects.get()
    assert (cause.place, cause.suggestion) == (place, suggestion)
    wrong = client.post(address, {"place": place, "suggestion": "1999-0001"})
    assert wrong.status_code == 422
    client.post(address, {"unlink": str(cause.pk)})
    assert not ChangeCause.objects.exists()


def test_the_days_are_changed_at_the_desk_with_a_reason(desk: str, asked: Edition, client: Client) -> None:
    days = {"days-begins": today().isoformat(), "days-ends": (today() + timedelta(days=20)).isoformat()}
    sent = {**days, "days-seen": str(asked.version), "act": "days"}
    assert client.post(desk, sent).status_code == 422
    assert client.post(desk, {**sent, "days-reason": "Ferien"}).status_code == 302
    asked.refresh_from_db()
    assert asked.consultation_until == today() + timedelta(days=20)


def test_the_desk_is_not_there_for_others(asked: Edition, client: Client, citizen: User) -> None:
    client.force_login(citizen)
    assert client.get(f"/verwaltung/fassungen/{asked.pk}/stand/").status_code in (302, 404)


def test_the_place_of_a_suggestion_is_kept_as_it_was_sent(asked: Edition, client: Client, reference: str) -> None:
    assert passage_of(reference) is not None
    received = Suggestion.receive(text="Gut so.", passage=passage_of(reference))
    received.refresh_from_db()
    assert (received.passage_kind, received.passage_where) == (KIND, "A1 Leitbild")
    assert received.received_at <= timezone.now()


def test_address_and_adopted_editions_are_not_changed_in_the_admin(
    desk: str, asked: Edition, vote: Vote, client: Client
) -> None:
    address = f"/verwaltung/fassungen/edit/{asked.pk}/"
    sent = {
        "number": "1",
        "slug": "anders",
        "title_0": "Neuer Titel",
        "title_1": "New title",
        "note_0": "",
        "note_1": "",
    }
    client.post(address, sent)
    asked.refresh_from_db()
    assert (asked.slug, str(asked.title)) == ("erste", "Neuer Titel")
    asked.adopt(vote())
    client.post(address, {**sent, "title_0": "Noch einer"})
    asked.refresh_from_db()
    assert str(asked.title) == "Neuer Titel"
