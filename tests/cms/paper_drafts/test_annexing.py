"""Annex 1 of a paper that was sent: attached at once, or said to be missing until it is."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cms.paper_drafts.models import PaperDraft
from forums.council.papers.annexes import Annex
from forums.municipality.calendar import today
from forums.people.models import User
from tests.forums.inbox.conftest import items

from .conftest import Begin

MISSING = "Anlage 1 fehlt"


@pytest.fixture
def no_fonts(settings: Any, tmp_path: Path) -> Callable[[], None]:
    """Nothing can be typeset on this machine, until this is called."""
    here = settings.PRINTING_FONTS
    settings.PRINTING_FONTS = tmp_path
    return lambda: setattr(settings, "PRINTING_FONTS", here)


@pytest.fixture
def draft(begin: Begin) -> PaperDraft:
    made = begin()
    made.resolution = "Der Ausschuss nimmt Kenntnis."
    made.save()
    return made


def send(office: Client, draft: PaperDraft) -> str:
    facts = {"number": "118/26", "dated": today().isoformat(), "seen": draft.version}
    answer = office.post(reverse("paper_draft_desk", args=[draft.pk]), facts, follow=True)
    return answer.content.decode()


def again(office: Client, draft: PaperDraft) -> str:
    return office.post(reverse("paper_draft_timetable", args=[draft.pk]), follow=True).content.decode()


def attached() -> list[tuple[int, str]]:
    return list(Annex.objects.order_by("number").values_list("number", "title"))


THE_ONE = [(1, "Zeitplan des Fortschreibungsprozesses")]


def test_a_sent_paper_has_the_timetable_and_nothing_waits(
    plan: None, draft: PaperDraft, office: Client, clerk: User
) -> None:
    assert MISSING not in send(office, draft)
    assert (attached(), items(clerk)) == (THE_ONE, [])
    again(office, draft)
    assert attached() == THE_ONE


@pytest.mark.parametrize("removed", [False, True])
def test_what_could_not_be_made_is_missing_until_it_is_attached(
    plan: None, draft: PaperDraft, office: Client, clerk: User, no_fonts: Callable[[], None], removed: bool
) -> None:
    assert MISSING in send(office, draft)
    draft.refresh_from_db()
    assert (draft.is_sent, attached()) == (True, [])
    desk = reverse("paper_draft_desk", args=[draft.pk])
    assert [(item.about, item.url) for item in items(clerk)] == [(str(draft.paper), desk)]
    assert "Das hat nicht geklappt." in again(office, draft)

    no_fonts()
    assert "Der Zeitplan ist jetzt an der Vorlage." in again(office, draft)
    assert (attached(), items(clerk)) == (THE_ONE, [])
    if removed:  # by hand: then nobody wants it
        Annex.objects.get().delete()
        assert MISSING not in office.get(desk).content.decode()
        assert items(clerk) == []


def test_without_a_plan_no_annex_is_missing(draft: PaperDraft, office: Client, no_fonts: Callable[[], None]) -> None:
    assert MISSING not in send(office, draft)
    assert attached() == []


def test_a_draft_that_was_not_sent_gets_no_annex(plan: None, draft: PaperDraft, office: Client, client: Client) -> None:
    again(office, draft)
    assert attached() == []


def test_nobody_else_attaches_it(plan: None, draft: PaperDraft) -> None:
    assert Client().post(reverse("paper_draft_timetable", args=[draft.pk])).status_code == 403
    assert attached() == []
