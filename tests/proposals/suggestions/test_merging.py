"""Several suggestions, one answer: sources follow their target and come apart again whole."""

from datetime import timedelta

import pytest

from forums.municipality.calendar import WorkingCalendar, today
from forums.people.models import User
from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Stage, Visibility
from proposals.suggestions.steps import StepKind
from tests.conftest import City
from tests.factories import released


@pytest.fixture
def target(city: City) -> Suggestion:
    return released("Deutschkurse am Abend", field=city.language)


@pytest.fixture
def source(city: City, target: Suggestion, pastor: User) -> Suggestion:
    merged = released("Abends Deutsch lernen", field=city.faith)
    merged.merge(into=target, by=pastor, reason="Die gleiche Idee", seat="field")
    return merged


def _again(suggestion: Suggestion) -> Suggestion:
    return Suggestion.everything.get(pk=suggestion.pk)


def test_merging_keeps_the_number_and_names_the_target(source: Suggestion, target: Suggestion) -> None:
    assert (source.stage, source.merged_into, source.due_on) == (Stage.MERGED, target, None)
    assert source.steps.last().data["into"] == target.number


def test_merging_a_target_points_its_sources_to_the_new_one(
    city: City, source: Suggestion, target: Suggestion, officer: User
) -> None:
    largest = released("Mehr Deutschkurse", field=city.language)
    target.merge(into=largest, by=officer, reason="Noch mehr davon")
    assert [_again(one).merged_into for one in (source, target)] == [largest, largest]


def test_nothing_is_merged_into_itself_into_a_merged_or_into_a_declined_one(
    city: City, source: Suggestion, target: Suggestion, officer: User
) -> None:
    other = released(field=city.language)
    declined = released(field=city.language)
    declined.refer_elsewhere(by=officer, text="Der Kreis ist zuständig.")
    for into in (other, source, declined):
        with pytest.raises(NotPossible):
            other.merge(into=into, by=officer, reason="gleich")
    assert _again(other).stage == Stage.OPEN


def test_unmerging_returns_stage_holder_and_the_days_the_clock_had_left(
    city: City, source: Suggestion, pastor: User
) -> None:
    source.unmerge(by=pastor, text="Es geht um etwas anderes.")
    assert (source.stage, source.merged_into, source.holder) == (Stage.OPEN, None, city.faith_network)
    assert WorkingCalendar.current().between(today(), source.due_on) == 20


def test_unmerging_after_the_target_was_merged_itself_still_knows_the_first_holder(
    city: City, source: Suggestion, target: Suggestion, officer: User
) -> None:
    largest = released("Mehr Deutschkurse", field=city.language)
    target.merge(into=largest, by=officer, reason="Noch mehr davon")
    moved = _again(source)
    moved.unmerge(by=officer)
    assert moved.holder == city.faith_network


def test_each_source_hears_what_became_of_its_target(source: Suggestion, target: Suggestion, officer: User) -> None:
    target.pass_to_council(by=officer, text="Der Rat bekommt Ihren Brief.")
    news = _again(source).steps.last()
    assert (news.kind, news.data["into"], news.data["stage"]) == (
        StepKind.FOLLOWED,
        target.number,
        Stage.COUNCIL_PETITION,
    )


@pytest.mark.parametrize("ending", ["withdraw", "reject", "personal"])
def test_sources_open_again_when_the_target_is_gone(
    city: City, source: Suggestion, target: Suggestion, moderator: User, ending: str
) -> None:
    if ending == "withdraw":
        target.withdraw()
    elif ending == "reject":
        target.reject(by=moderator, reason="insult")
    else:
        target.advise_personally(by=moderator, text="Die Beratungsstelle hilft.")
    freed = _again(source)
    assert (freed.stage, freed.holder, freed.steps.last().reason) == (Stage.OPEN, city.faith_network, "target_gone")


def test_the_source_of_a_declined_target_may_be_reopened_which_separates_it(
    city: City, source: Suggestion, target: Suggestion, officer: User
) -> None:
    target.refer_elsewhere(by=officer, text="Der Kreis ist zuständig.")
    merged = _again(source)
    assert merged.may_reopen()
    merged.reopen(reason="Mir geht es um etwas anderes.")
    assert (merged.stage, merged.merged_into, merged.holder) == (Stage.OPEN, None, city.lead)


def test_a_source_may_not_be_reopened_while_its_target_is_open(source: Suggestion) -> None:
    assert not source.may_reopen()


def test_a_call_back_returns_a_forwarded_suggestion_with_its_running_clock(
    city: City, target: Suggestion, officer: User, teacher: User
) -> None:
    due = target.due_on
    target.begin(by=officer)
    target.forward(to=city.faith, by=officer, reason="Es geht um die Moschee.", seat="office")
    step = target.steps.last()
    target.call_back(step, by=teacher, body=city.language_network, reason="Nein, um den Kurs.", seat="field")
    back = _again(target)
    assert (back.holder, back.field, back.hops, back.due_on) == (city.language_network, city.language, 0, due)
    assert back.begun_at is not None
    with pytest.raises(NotPossible):
        back.call_back(step, by=teacher, body=city.language_network, reason="noch einmal")


def test_personal_advice_takes_the_text_out_of_public_view_and_a_call_back_shows_it_again(
    city: City, target: Suggestion, officer: User, teacher: User
) -> None:
    target.advise_personally(by=officer, text="Die Beratungsstelle hilft.", seat="office")
    assert (list(Suggestion.objects.public()), target.label) == ([], "personal_case")
    target.call_back(target.steps.last(), by=teacher, body=city.language_network, reason="Es ist allgemein.")
    assert (target.visibility, target.stage) == (Visibility.PUBLIC, Stage.OPEN)


def test_the_migration_officer_asks_for_one_review_and_the_author_keeps_the_own_right(
    city: City, target: Suggestion, officer: User, citizen: User
) -> None:
    target.refer_elsewhere(by=officer, text="Der Kreis ist zuständig.")
    target.review(by=citizen, body=city.concept_office, reason="Bitte noch einmal ansehen.")
    assert (target.holder, target.label) == (city.lead, "checked_again")
    target.refer_elsewhere(by=officer, text="Es bleibt dabei.")
    assert target.may_reopen()
    with pytest.raises(NotPossible):
        target.review(by=citizen, body=city.concept_office, reason="Und noch einmal.")


def test_after_the_third_hop_the_lead_tandem_decides_where_it_goes(city: City, officer: User) -> None:
    told = released(field=city.language)
    for field in (city.faith, city.language, city.faith):
        told.forward(to=field, by=officer, reason="weiter")
    told.forward(to=city.language, by=officer, reason="weiter")
    assert (told.holder, told.hops) == (city.lead, 4)
    told.forward(to=city.language, by=officer, reason="Hier bleibt es.")
    assert told.holder == city.language_network


def test_an_original_is_deleted_by_date_and_with_it_what_never_was_public(city: City, moderator: User) -> None:
    told = released(field=city.language)
    rejected = released("Beleidigung mit Namen")
    rejected.reject(by=moderator, reason="insult")
    told.withdraw()
    later = today() + timedelta(days=1)
    past = list(Suggestion.objects.with_original_past(later))
    assert sorted(one.pk for one in past) == [told.pk, rejected.pk]
    for one in past:
        one.forget_original()
    kept, gone = _again(told), _again(rejected)
    assert (kept.original, bool(kept.public_text), gone.public_text, gone.title) == ("", True, "", gone.number)
    assert list(Suggestion.objects.with_original_past(later)) == []
