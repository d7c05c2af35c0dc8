"""A draft may be unfinished; it is frozen when handed over, and lapses with its ground."""

from datetime import timedelta

import pytest

from forums.municipality.calendar import today
from forums.notices.models import Notice
from forums.people.models import User
from proposals.measures.models import Measure, Path
from proposals.suggestions.exceptions import NotPossible, OutOfDate
from proposals.suggestions.models import Suggestion
from proposals.suggestions.outcomes import Reason
from proposals.suggestions.stages import Stage
from proposals.triage.decisions import Decision
from proposals.triage.states import State
from tests.conftest import City
from tests.factories import MeasureFactory, released

from .conftest import HandOver, accepting, declining


def _now(suggestion: Suggestion) -> Suggestion:
    return Suggestion.objects.get(pk=suggestion.pk)


def _notices_to(user: User) -> list[str]:
    return list(Notice.objects.filter(recipient=f"user:{user.pk}").order_by("pk").values_list("kind", flat=True))


def test_a_stranger_and_another_tandem_cannot_draft(suggestion: Suggestion, stranger: User, pastor: User) -> None:
    for user in (stranger, pastor):
        with pytest.raises(NotPossible):
            Decision.draft(suggestion, declining(), by=user)
    assert Decision.objects.count() == 0


@pytest.mark.parametrize(
    "content",
    [
        declining(answer=""),
        declining(reason=""),
        declining(reason=Reason.QUICKLY_DONE),
        declining(would_change=""),
        accepting(path=""),
        accepting(path=Path.PROPOSED),
        accepting(planned=()),
        declining(outcome=Stage.DEFERRED, reason=Reason.MONEY_LATER),
        declining(outcome=Stage.DEFERRED, reason=Reason.MONEY_LATER, review_on=today()),
    ],
)
def test_what_is_not_complete_is_kept_but_not_handed_over(
    suggestion: Suggestion, officer: User, content: object
) -> None:
    decision = Decision.draft(suggestion, content, by=officer)
    with pytest.raises(NotPossible):
        decision.hand_over(by=officer)
    assert Decision.objects.get().state == State.DRAFT


def test_handing_over_freezes_the_version(suggestion: Suggestion, officer: User, hand_over: HandOver) -> None:
    hand_over(suggestion, by=officer)
    with pytest.raises(NotPossible):
        Decision.draft(_now(suggestion), declining(answer="Doch nicht."), by=officer)
    assert Decision.objects.get().answer == "Dafür ist kein Geld da."


def test_an_older_form_does_not_overwrite_a_newer_draft(suggestion: Suggestion, officer: User) -> None:
    first = Decision.draft(suggestion, declining(), by=officer)
    Decision.draft(_now(suggestion), declining(answer="Neu."), by=officer, revision=first.revision)
    with pytest.raises(OutOfDate):
        Decision.draft(_now(suggestion), declining(answer="Alt."), by=officer, revision=first.revision)
    assert Decision.objects.get().answer == "Neu."


def test_a_draft_gives_way_to_the_other_seats_draft_and_keeps_its_text(
    suggestion: Suggestion, officer: User, teacher: User
) -> None:
    Decision.draft(suggestion, declining(), by=officer)
    Decision.draft(_now(suggestion), accepting(), by=teacher)
    assert list(Decision.objects.values_list("seat", "state", "lapse_reason", "answer")) == [
        ("office", State.LAPSED, "taken_over", "Dafür ist kein Geld da."),
        ("field", State.DRAFT, "", "Wir richten einen Kurs am Abend ein."),
    ]
    assert _notices_to(officer)[-1] == "desk.lapsed"


def test_handing_over_leaves_out_what_only_another_outcome_says(
    city: City, suggestion: Suggestion, officer: User, teacher: User, hand_over: HandOver
) -> None:
    """As from a second draft that starts with everything the first one said."""
    everything = {"would_change": "Ein Zuschuss.", "review_on": today() + timedelta(days=9), "proposed_to": city.lead}
    existing = MeasureFactory(field=city.language)
    covered = {"outcome": Stage.ALREADY_COVERED, "reason": Reason.OFFER_EXISTS, "measures": [existing]}
    decision = hand_over(suggestion, by=officer, content=accepting(**everything, **covered))
    decision.cosign(by=teacher)
    decision.refresh_from_db()
    said = (decision.would_change, decision.review_on, decision.path, decision.proposed_to)
    assert (said, list(_now(suggestion).measures.all()), Measure.objects.count()) == (
        ("", None, "", None),
        [existing],
        1,
    )


@pytest.mark.parametrize(
    ("ending", "why"),
    [
        ("forward", "moved_on"),
        ("withdraw", "withdrawn"),
        ("merge", "settled"),
        ("hold", "text_checked"),
        ("not_ours", "settled"),
    ],
)
def test_an_open_draft_lapses_with_its_ground_and_keeps_its_text(
    city: City,
    suggestion: Suggestion,
    officer: User,
    teacher: User,
    moderator: User,
    hand_over: HandOver,
    ending: str,
    why: str,
) -> None:
    decision = hand_over(suggestion, by=officer)
    target = released(field=city.language)
    now = _now(suggestion)
    match ending:
        case "forward":
            now.forward(to=city.faith, by=teacher, reason="weiter", seat="field")
        case "withdraw":
            now.withdraw()
        case "merge":
            now.merge(into=target, by=teacher, reason="gleich", seat="field")
        case "hold":
            now.hold(by=moderator)
        case "not_ours":
            now.refer_elsewhere(by=teacher, text="Der Kreis", seat="field")
    decision.refresh_from_db()
    assert (decision.state, decision.lapse_reason, decision.answer) == (
        State.LAPSED,
        why,
        "Dafür ist kein Geld da.",
    )
    with pytest.raises(NotPossible):
        decision.cosign(by=teacher)


def test_a_draft_whose_writers_term_has_ended_is_not_signed(
    city: City, suggestion: Suggestion, officer: User, teacher: User, hand_over: HandOver
) -> None:
    decision = hand_over(suggestion, by=officer)
    city.language_network.memberships.filter(person=officer.person).update(ends=today() - timedelta(days=1))
    with pytest.raises(NotPossible):
        decision.cosign(by=teacher)
    assert _now(suggestion).stage == Stage.OPEN


def test_translations_are_kept_with_the_draft(suggestion: Suggestion, officer: User) -> None:
    decision = Decision.draft(suggestion, declining(translations={"en": "There is no money.", "ar": " "}), by=officer)
    assert list(decision.translations.values_list("language", "text")) == [("en", "There is no money.")]
