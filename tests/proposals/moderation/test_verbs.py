"""Release, hold, reject, redact, hand to the complaints office: what a moderator's verbs do and refuse."""

import pytest

from forums.municipality.calendar import WorkingCalendar, today
from forums.municipality.models import Municipality
from forums.people.models import User
from proposals.suggestions.exceptions import NotPossible, OutOfDate
from proposals.suggestions.reasons import SENTENCES, ModerationReason
from proposals.suggestions.stages import Visibility
from proposals.suggestions.steps import Step, StepKind
from tests.conftest import City
from tests.factories import released, suggestion


def _kinds(told: object) -> list[str]:
    return list(Step.objects.filter(suggestion=told).order_by("number").values_list("kind", flat=True))


def test_every_reason_has_a_sentence_for_the_author() -> None:
    assert set(SENTENCES) == set(ModerationReason)


def test_a_step_says_the_reason_in_a_proof_read_sentence_and_the_moderators_words(city: City, moderator: User) -> None:
    told = released()
    told.hold(by=moderator, reason=ModerationReason.NAMES, text="Zwei Nachnamen.")
    step = told.steps.get(kind=StepKind.HELD)
    assert (step.because, step.text) == (SENTENCES["names"], "Zwei Nachnamen.")


def test_a_reason_that_is_none_of_ours_is_refused(city: City, moderator: User) -> None:
    with pytest.raises(ValueError, match="weil"):
        suggestion().reject(by=moderator, reason="weil")


def test_redacting_with_the_same_words_writes_no_history(city: City, moderator: User) -> None:
    told = suggestion("Mehr Licht am Bahnhof")
    told.redact(by=moderator, title=told.title, text=told.public_text)
    assert _kinds(told) == ["received"]


def test_redacting_keeps_the_original(city: City, moderator: User) -> None:
    told = suggestion("Frau Muster hat uns geholfen.")
    told.redact(by=moderator, title="Hilfe", text="[Name entfernt] hat uns geholfen.")
    assert (told.original, told.public_text) == ("Frau Muster hat uns geholfen.", "[Name entfernt] hat uns geholfen.")
    assert _kinds(told) == ["received", "redacted"]


def test_a_name_is_hidden_and_shown_again(city: City, moderator: User) -> None:
    told = suggestion(author_name="Erfundene Person", author_name_public=True)
    told.show_personal(by=moderator, name=False, photo=False)
    told.show_personal(by=moderator, name=True, photo=False)
    told.refresh_from_db()
    assert told.author_name_public is True


def test_a_name_is_never_shown_against_its_authors_wish(city: City, moderator: User) -> None:
    told = suggestion(author_name="Erfundene Person")
    with pytest.raises(NotPossible):
        told.show_personal(by=moderator, name=True, photo=False)
    told.refresh_from_db()
    assert told.author_name_public is False


def test_marking_as_read_takes_it_off_the_list_and_changes_nothing_in_public(city: City, moderator: User) -> None:
    told = released()
    told.mark_read(by=moderator, seen=told.version)
    assert told.read_at is not None
    assert told.visibility == Visibility.PUBLIC
    assert list(told.steps.public().values_list("kind", flat=True)) == ["received", "released"]


def test_a_complaint_about_a_person_goes_to_its_office_and_cannot_be_released(city: City, moderator: User) -> None:
    told = suggestion(field=city.language)
    told.give_to_complaints(by=moderator, text="Es geht um eine Lehrkraft.")
    assert (told.visibility, told.holder, told.field) == (Visibility.REJECTED, city.complaints, None)
    told.appeal(reason="Bitte noch einmal lesen.")
    with pytest.raises(NotPossible):
        told.release(by=moderator)


def test_a_public_text_that_turns_out_to_be_a_complaint_disappears(city: City, moderator: User) -> None:
    told = released()
    told.give_to_complaints(by=moderator)
    assert list(type(told).objects.public()) == []


def test_what_was_no_complaint_comes_back_to_moderation(city: City, moderator: User) -> None:
    told = suggestion()
    told.give_to_complaints(by=moderator)
    told.take_from_complaints(by=moderator, text="Es geht um das Amt.")
    assert (told.visibility, told.holder) == (Visibility.HELD, city.lead)
    told.release(by=moderator)
    assert told.visibility == Visibility.PUBLIC


@pytest.mark.parametrize("verb", ["release", "hold", "reject", "give_to_complaints", "mark_read"])
def test_two_moderators_at_once_have_one_effect(city: City, moderator: User, verb: str) -> None:
    told = suggestion()
    seen = told.version
    told.redact(by=moderator, title="Neu", text="Neu", seen=seen)
    with pytest.raises(OutOfDate):
        getattr(told, verb)(by=moderator, seen=seen)
    assert _kinds(told) == ["received", "redacted"]


def test_what_is_held_has_a_date_by_which_it_is_checked(city: City, moderator: User) -> None:
    told = released()
    told.hold(by=moderator)
    told.refresh_from_db()
    assert told.check_by == WorkingCalendar.current().add(today(), 5)
    told.release(by=moderator)
    told.reject(by=moderator)
    assert told.check_by is None
    Municipality.objects.update_or_create(defaults={"held_days": 3})
    told.appeal(reason="Bitte noch einmal lesen.")
    assert told.check_by == WorkingCalendar.current().add(today(), 3)
