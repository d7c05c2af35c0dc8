"""From draft to superseded: who may adopt, one of each state, what the history says, and how a wrong vote is undone."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from cms.editions.models import Edition
from cms.editions.states import EDITION_MOVES, EditionState, EntryKind
from forums.bodies.models import Body, Kind
from forums.council.papers.models import Paper
from forums.council.papers.states import Part, Result
from forums.council.papers.treatment import Outcome
from forums.municipality.calendar import today
from forums.people.models import User
from forums.records.exceptions import NotPossible, OutOfDate
from tests.factories import both, consultation, council_body, paper

from .conftest import Vote


def week(begins: int = 0, days: int = 7) -> tuple[date, date]:
    first = today() + timedelta(days=begins)
    return first, first + timedelta(days=days)


def history(edition: Edition) -> list[tuple[str, str]]:
    return [(entry.kind, entry.reason) for entry in edition.entries.all()]


def next_one(number: int = 2) -> Edition:
    return Edition.begin(number=number, slug=f"fassung-{number}", title=both(f"Fassung {number}"), by=None)


def test_an_edition_is_asked_about_adopted_and_superseded(draft: Edition, vote: Vote, coordinator: User) -> None:
    draft.open_consultation(*week(), by=coordinator)
    assert draft.asks()
    draft.adopt(vote(), by=coordinator)
    second = next_one()
    second.adopt(vote("201/26"))
    draft.refresh_from_db()
    assert (draft.state, second.state) == (EditionState.SUPERSEDED, EditionState.ADOPTED)
    assert Edition.objects.in_force() == second
    assert history(draft) == [
        (EntryKind.BEGUN, ""),
        (EntryKind.CONSULTED, ""),
        (EntryKind.ADOPTED, ""),
        (EntryKind.SUPERSEDED, ""),
    ]
    assert [entry.actor for entry in draft.entries.all()] == [None, coordinator, coordinator, None]


def test_what_was_decided_is_kept_as_it_was(draft: Edition, vote: Vote) -> None:
    decision = vote(outcome=Outcome(Result.MAJORITY, yes=3, no=1, abstentions=1))
    draft.adopt(decision)
    decision.paper.number = "999/26"
    decision.paper.save()
    draft.refresh_from_db()
    assert (draft.paper_number, draft.adopted_on) == ("152/26", today() - timedelta(days=1))
    assert (draft.yes, draft.no, draft.abstentions) == (3, 1, 1)
    assert draft.vote == "mehrheitlich (3 ja, 1 nein, 1 Enthaltung)"


def test_only_a_public_final_decision_of_the_council_adopts(draft: Edition, council: Body, vote: Vote) -> None:
    body = council_body("entscheidungsgremium", members=5, kind=Kind.DECISION_BODY)
    of_body = consultation(paper("001/26"), body)
    of_body.record(Outcome(Result.UNANIMOUS), by=None)
    recommended = consultation(paper("002/26"), council, Part.RECOMMENDS)
    recommended.record(Outcome(Result.UNANIMOUS), by=None)
    rejected = vote("003/26", Outcome(Result.MAJORITY, yes=2, no=3))
    hidden = vote("004/26", public=False)
    postponed = vote("005/26", Outcome(Result.POSTPONED))
    for decision in (of_body, recommended, rejected, hidden, postponed):
        with pytest.raises(NotPossible):
            draft.adopt(decision)
    draft.refresh_from_db()
    assert (draft.state, draft.sections.count()) == (EditionState.DRAFT, 0)


def test_a_second_draft_waits_until_the_first_is_adopted(draft: Edition, vote: Vote) -> None:
    with pytest.raises(NotPossible):
        next_one()
    draft.adopt(vote())
    assert next_one().state == EditionState.DRAFT


@pytest.mark.parametrize("state", [EditionState.DRAFT, EditionState.CONSULTATION, EditionState.ADOPTED])
def test_the_database_holds_one_of_each_state(draft: Edition, vote: Vote, state: EditionState) -> None:
    if state == EditionState.CONSULTATION:
        draft.open_consultation(*week(), by=None)
    if state == EditionState.ADOPTED:
        draft.adopt(vote())
    copy = Edition.objects.get(pk=draft.pk)
    copy.pk, copy.uuid, copy.number, copy.slug = None, "33333333-3333-4333-8333-333333333333", 9, "kopie"
    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save(force_insert=True)


@pytest.mark.parametrize(
    "facts",
    [
        {"state": EditionState.ADOPTED},
        {"state": EditionState.CONSULTATION},
        {"adopted_on": date(2026, 1, 1)},
        {"consultation_from": date(2026, 1, 2), "consultation_until": date(2026, 1, 1)},
        {"consultation_from": date(2026, 1, 2)},
    ],
)
def test_the_database_refuses_what_no_verb_would_write(draft: Edition, facts: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(pk=draft.pk).update(**facts)


@pytest.mark.parametrize("before", EditionState)
@pytest.mark.parametrize("after", EditionState)
def test_only_what_the_table_allows_can_happen(before: EditionState, after: EditionState) -> None:
    edition = Edition(state=before)
    if (before, after) in EDITION_MOVES:
        edition.move(after)
        assert edition.state == after
        return
    with pytest.raises(NotPossible):
        edition.move(after)
    assert edition.state == before


def test_other_days_need_a_reason_and_the_old_ones_stay(draft: Edition) -> None:
    draft.open_consultation(*week(), by=None)
    with pytest.raises(NotPossible):
        draft.change_days(*week(days=14), reason=" ", by=None)
    with pytest.raises(NotPossible):
        draft.change_days(*week(), reason="Ferien", by=None)
    draft.change_days(*week(days=14), reason="Ferien", by=None)
    entry = draft.entries.last()
    assert entry is not None
    assert (entry.reason, entry.old_from, entry.old_until) == ("Ferien", *week())
    assert draft.consultation_until == week(days=14)[1]


@pytest.mark.parametrize(("begins", "ends"), [(0, -1), (-20, -10)])
def test_no_consultation_ends_before_it_begins_or_in_the_past(draft: Edition, begins: int, ends: int) -> None:
    with pytest.raises(NotPossible):
        draft.open_consultation(today() + timedelta(days=begins), today() + timedelta(days=ends), by=None)


@pytest.mark.parametrize(("begins", "days", "asks", "left"), [(-3, 3, True, 1), (0, 0, True, 1), (1, 5, False, 0)])
def test_people_are_asked_from_the_first_day_to_the_last(
    draft: Edition, begins: int, days: int, asks: bool, left: int
) -> None:
    draft.open_consultation(*week(begins, days), by=None)
    assert (draft.asks(), draft.days_left) == (asks, left)
    assert (Edition.objects.asking() == draft) == asks
    assert not draft.asks(today() + timedelta(days=begins + days + 1))


def test_an_older_page_changes_nothing(draft: Edition) -> None:
    draft.open_consultation(*week(), by=None)
    with pytest.raises(OutOfDate):
        draft.change_days(*week(days=20), reason="Ferien", by=None, seen=1)


def test_a_corrected_vote_is_corrected_here_and_nothing_else(draft: Edition, vote: Vote) -> None:
    decision = vote()
    draft.adopt(decision)
    kept = list(draft.sections.values())
    decision.correct(Outcome(Result.MAJORITY, yes=3, no=2), reason="Verzählt", by=None)
    draft.adopt(decision)
    draft.adopt(decision)
    assert (draft.yes, draft.no) == (3, 2)
    assert history(draft)[-1] == (
        EntryKind.VOTE_CORRECTED,
        "Das Ergebnis wurde in den Unterlagen des Rates berichtigt.",
    )
    assert len(history(draft)) == 3
    assert list(draft.sections.values()) == kept


def test_a_wrong_adoption_is_taken_back_and_what_it_superseded_is_in_force_again(draft: Edition, vote: Vote) -> None:
    draft.adopt(vote())
    second = next_one()
    decision = vote("201/26")
    second.adopt(decision)
    with pytest.raises(NotPossible):
        second.take_back_adoption(reason="Der Rat hat vertagt.")
    decision.correct(Outcome(Result.POSTPONED), reason="Falsche Zeile", by=None)
    second.take_back_adoption(reason="Der Rat hat vertagt.")
    draft.refresh_from_db()
    assert (draft.state, second.state) == (EditionState.ADOPTED, EditionState.DRAFT)
    assert (second.sections.count(), second.adopted_on, second.decision) == (0, None, None)
    assert history(second)[-1] == (EntryKind.TAKEN_BACK, "Der Rat hat vertagt.")
    assert history(draft)[-1] == (EntryKind.IN_FORCE_AGAIN, "")


def test_an_adoption_is_not_taken_back_under_the_next_draft(draft: Edition, vote: Vote) -> None:
    decision = vote()
    draft.adopt(decision)
    next_one()
    decision.correct(Outcome(Result.POSTPONED), reason="Falsche Zeile", by=None)
    with pytest.raises(NotPossible):
        draft.take_back_adoption(reason="Der Rat hat vertagt.")


def test_the_number_of_any_paper_fits() -> None:
    """Another system's numbers are longer than ours; a database other than SQLite refuses what does not fit."""
    longest = {model._meta.get_field(name).max_length for model, name in ((Edition, "paper_number"), (Paper, "number"))}
    assert len(longest) == 1
