"""What everybody reads of editions: the list, an edition, its sections as they were, and what has changed since."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils.formats import date_format

from cms.concept.models import ChapterPage, ConceptPage, PartPage
from cms.editions.models import Edition
from cms.home.models import HomePage
from forums.bodies.models import Body
from forums.council.process.models import Milestone
from forums.fields.models import ActionField
from forums.municipality.calendar import today
from forums.people.models import User
from proposals.measures.indicators.models import Indicator
from proposals.measures.models import Goal, Measure, Resource
from tests.cms.conftest import valid
from tests.factories import MeasureFactory, both, released

from .conftest import FIRST, Vote, rewrite, text, title

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')
BASE = "/konzept/fassungen/erste/"


@pytest.fixture
def adopted(draft: Edition, vote: Vote) -> Edition:
    draft.adopt(vote())
    return draft


def bodies(client: Client, *addresses: str) -> list[bytes]:
    """But for the token of the form that asks for a PDF, which is another at each reading."""
    return [TOKEN.sub(b"", client.get(address).content) for address in addresses]


def test_a_draft_is_for_those_who_write_it(draft: Edition, client: Client, editor: User) -> None:
    for address in (BASE, f"{BASE}kapitel/leitbild/", f"{BASE}kapitel/leitbild/pdf/"):
        assert client.get(address).status_code == 404
    assert "Erste Fortschreibung" not in client.get("/konzept/fassungen/").content.decode()
    client.force_login(editor)
    assert client.get(BASE).status_code == 200


def test_an_adopted_edition_says_what_was_decided_and_leads_to_all_its_parts(adopted: Edition, client: Client) -> None:
    page = valid(client.get(BASE).content)
    assert "Rat der Stadt" in page
    assert "152/26" in page
    for address in ("kapitel/leitbild/", "handlungsfeld/sprachfoerderung/", "plan/prozess/", "teil/teil-a/"):
        assert f'href="{BASE}{address}"' in page
        assert client.get(f"{BASE}{address}").status_code == 200


def test_a_section_has_its_text_and_its_rows(adopted: Edition, client: Client) -> None:
    chapter = valid(client.get(f"{BASE}kapitel/leitbild/").content)
    assert "Wir wollen gut zusammenleben." in chapter
    field = valid(client.get(f"{BASE}handlungsfeld/sprachfoerderung/").content)
    for words in ("Alle lernen Deutsch", "Abendkurse", "31. Dezember 2030", "Plätze in Kursen", "120", "20.000 Euro"):
        assert words in field
    assert "Entwurf fertig" in valid(client.get(f"{BASE}plan/prozess/").content)


def test_each_language_reads_its_own_text(adopted: Edition, client: Client) -> None:
    english = valid(client.get(f"/en{BASE}kapitel/leitbild/").content)
    assert "We want to live together well." in english
    assert '<h1 lang="en" dir="ltr">' in english


def test_nothing_that_happens_to_rows_and_pages_changes_an_adopted_edition(
    adopted: Edition,
    client: Client,
    home: HomePage,
    chapter: ChapterPage,
    measure: Measure,
    goal: Goal,
    council: Body,
) -> None:
    parts = ["", "kapitel/leitbild/", "handlungsfeld/sprachfoerderung/", "handlungsfeld/religion/", "plan/prozess/"]
    addresses = [f"{prefix}{BASE}{part}" for prefix in ("", "/en") for part in parts]
    before = bodies(client, *addresses)
    rewrite(chapter, title("Anders"), text("Alles ist neu."), title="Neuer Titel", slug="neu")
    measure.title, measure.slug = both("Umbenannt"), "umbenannt"
    measure.save()
    goal.description = both("Ergänzt")
    goal.save()
    MeasureFactory(field=measure.field)
    Resource.objects.all().delete()
    Indicator.objects.all().delete()
    ActionField.objects.filter(slug="religion").update(name=both("Anders"), slug="anders", code="9")
    council.name = both("Stadtrat")
    council.save()
    measure.delete()
    ChapterPage.objects.all().delete()
    assert bodies(client, *addresses) == before


def test_of_the_one_that_is_worked_on_the_live_pages_are_read(draft: Edition, client: Client) -> None:
    draft.open_consultation(today(), today() + timedelta(days=9), by=None)
    page = valid(client.get(BASE).content)
    assert 'href="/konzept/teil-a/leitbild/"' in page
    assert client.get(f"{BASE}kapitel/leitbild/").headers["Location"] == "/konzept/teil-a/leitbild/"
    assert client.get(f"{BASE}kapitel/fehlt/").status_code == 404


def test_numbers_of_suggestions_lead_on_only_while_they_are_public(
    draft: Edition, vote: Vote, client: Client, measure: Measure, moderator: User
) -> None:
    suggestion = released("Abends Deutsch lernen", field=measure.field)
    measure.link(suggestion, by=None)
    draft.adopt(vote())
    address, link = f"{BASE}handlungsfeld/sprachfoerderung/", f'href="/anregungen/{suggestion.number}/"'
    assert link in client.get(address).content.decode()
    suggestion.hold(by=moderator, reason="other")
    page = client.get(address).content.decode()
    assert suggestion.number in page
    assert link not in page


def test_a_name_is_taken_out_for_good_and_the_history_says_that_it_was(
    draft: Edition, vote: Vote, client: Client, chapter: ChapterPage, coordinator: User
) -> None:
    rewrite(chapter, text("Unser Dank gilt Erika Beispiel und allen anderen."))
    draft.adopt(vote())
    assert draft.take_out("Erika Beispiel", instead="[Name entfernt]", reason="Auf Wunsch", by=coordinator) == 1
    page = client.get(f"{BASE}kapitel/leitbild/").content.decode()
    assert "Erika" not in page
    assert "gilt [Name entfernt] und" in page
    assert "Auf Wunsch" in client.get(BASE).content.decode()


def test_of_a_corrected_row_the_readings_stay_as_they_were(adopted: Edition) -> None:
    field = adopted.sections.get(kind="field", slug="sprachfoerderung")
    [indicator] = field.content["items"]["indicator"]
    assert indicator["columns"]["readings"] == [
        {"on": {"day": "2026-12-31"}, "value": {"number": "120"}, "source": "Volkshochschule"}
    ]
    assert indicator["columns"]["targets"] == [{"words": {"de": "200 bis 2030", "en": "200 by 2030"}}]


def test_chapters_of_two_parts_may_be_called_alike(draft: Edition, vote: Vote, client: Client) -> None:
    concept = ConceptPage.objects.get(locale__language_code="de")
    part = concept.add_child(instance=PartPage(title="Anhang", slug="anhang"))
    part.add_child(instance=ChapterPage(title="Leitbild", slug="leitbild", lead="Das andere."))
    draft.adopt(vote())
    slugs = sorted(draft.sections.filter(kind="chapter").values_list("slug", flat=True))
    assert slugs == ["leitbild", "leitbild-c1"]
    assert "Das andere." in client.get(f"{BASE}kapitel/leitbild-c1/").content.decode()


@pytest.mark.parametrize("lines", [1, 12])
def test_a_section_costs_the_same_number_of_queries_whatever_is_in_it(
    draft: Edition, vote: Vote, client: Client, measure: Measure, lines: int, django_assert_num_queries: object
) -> None:
    MeasureFactory.create_batch(lines, field=measure.field, until=date(2030, 1, 1))
    draft.adopt(vote())
    client.get(f"{BASE}handlungsfeld/sprachfoerderung/")
    with django_assert_num_queries(5):  # type: ignore[operator]
        client.get(f"{BASE}handlungsfeld/sprachfoerderung/")


def test_the_plan_in_a_chapter_is_kept_as_it_stood_that_day(
    draft: Edition, vote: Vote, chapter: ChapterPage, client: Client
) -> None:
    milestone = Milestone.objects.get()
    rewrite(chapter, {"type": "milestones", "value": None, "id": FIRST})
    draft.adopt(vote())
    kept = bodies(client, f"{BASE}kapitel/leitbild/")
    assert f"{date_format(milestone.ends)}</strong>: Entwurf fertig" in kept[0].decode()
    Milestone.objects.update(title=both("Ein anderer Titel", "Another title"))
    assert bodies(client, f"{BASE}kapitel/leitbild/") == kept
