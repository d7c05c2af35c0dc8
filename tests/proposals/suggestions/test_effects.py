"""What follows from a Step elsewhere is decided from what has changed."""

import pytest

from forums.people.models import User
from proposals.suggestions.models import Step, Suggestion
from proposals.suggestions.signals import stepped
from proposals.suggestions.snapshot import Snapshot
from proposals.suggestions.stages import Stage, Visibility
from proposals.suggestions.steps import StepKind
from tests.conftest import City
from tests.factories import released


@pytest.mark.parametrize(
    ("stage", "visibility", "words", "gone"),
    [
        (Stage.OPEN, Visibility.PENDING, None, False),
        (Stage.OPEN, Visibility.PUBLIC, ("Titel", "Text"), False),
        (Stage.MERGED, Visibility.PUBLIC, ("Titel", "Text"), False),
        (Stage.OPEN, Visibility.HELD, None, False),
        (Stage.OPEN, Visibility.REJECTED, None, True),
        (Stage.WITHDRAWN, Visibility.PUBLIC, None, True),
        (Stage.PERSONAL_CASE, Visibility.HELD, None, True),
    ],
)
def test_what_can_be_found_and_what_is_gone(
    stage: Stage, visibility: Visibility, words: tuple[str, str] | None, gone: bool
) -> None:
    snapshot = Snapshot(stage, visibility, "Titel", "Text")
    assert (snapshot.searchable_words, snapshot.is_gone) == (words, gone)


def test_passing_a_target_on_is_no_news_for_its_sources_but_its_answer_is(
    city: City, officer: User, pastor: User
) -> None:
    target, source = released(field=city.language), released(field=city.faith)
    source.merge(into=target, by=pastor, reason="gleich")
    target.refresh_from_db()
    target.forward(to=city.faith, by=officer, reason="Es geht um die Moschee.")
    assert source.steps.filter(kind=StepKind.FOLLOWED).count() == 0
    target.refer_elsewhere(by=pastor, text="Der Kreis ist zuständig.")
    assert source.steps.filter(kind=StepKind.FOLLOWED).count() == 1


def test_a_receiver_finds_the_step_complete_and_may_call_the_next_verb(city: City, officer: User) -> None:
    seen: list[tuple[str, int]] = []

    def begin_at_once(sender: type[Suggestion], suggestion: Suggestion, step: Step, **signal: object) -> None:
        seen.append((step.kind, suggestion.steps.count()))
        if step.kind == StepKind.RELEASED:
            suggestion.begin(by=officer)

    stepped.connect(begin_at_once)
    try:
        told = released(field=city.language)
    finally:
        stepped.disconnect(begin_at_once)
    assert seen == [("received", 1), ("released", 2), ("begun", 3)]
    assert told.version == 3
