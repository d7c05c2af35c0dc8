"""What becomes of a measure reaches the suggestion's page, its label line, and those who follow it, once each."""

import pytest
from django.test import Client

from forums.notices.models import Notice
from forums.people.models import User
from proposals.measures.fates import fate_of
from proposals.measures.models import Measure
from proposals.measures.workflow import Status
from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.follow_links import follow_token
from proposals.suggestions.models import Step, Suggestion
from proposals.suggestions.stages import Stage
from proposals.suggestions.steps import StepKind
from proposals.suggestions.timeline import sentence
from tests.conftest import City
from tests.factories import GoalFactory, MeasureFactory, released


@pytest.fixture
def accepted(city: City, officer: User, citizen: User) -> Suggestion:
    suggestion = released(field=city.language, author=citizen)
    suggestion.close(Stage.ACCEPTED, StepKind.DECIDED, by=officer, body=suggestion.holder, text="Ja.")
    return suggestion


@pytest.fixture
def measure(city: City, accepted: Suggestion) -> Measure:
    made: Measure = MeasureFactory(field=city.language)
    made.link(accepted, by=None)
    return made


def _pages(client: Client, suggestion: Suggestion) -> list[str]:
    urls = (f"/anregungen/{suggestion.number}/", f"/anregungen/verfolgen/{follow_token(suggestion)}/")
    return [client.get(url).content.decode() for url in urls]


def _last(suggestion: Suggestion) -> str:
    return sentence(Step.objects.filter(suggestion=suggestion).latest("number"))


def test_begun_partly_done_and_done_are_said_as_they_are(
    client: Client, accepted: Suggestion, measure: Measure, officer: User
) -> None:
    said = []
    for verb in ("start", "finish_partly", "finish"):
        getattr(measure, verb)(by=officer, text="Neues.")
        pages = _pages(client, accepted)
        label = f"Maßnahme: {measure.get_status_display()}"
        fate = fate_of(accepted, [measure])
        assert fate is not None
        assert [(label in page, fate.sentence in page) for page in pages] == [(True, True)] * 2
        said.append(_last(accepted))
    assert said == [
        "Die Maßnahme hat begonnen.",
        "Ein Teil der Maßnahme ist fertig.",
        "Die Maßnahme ist fertig.",
    ]
    assert '<p class="lead">Wir wollen das machen.' not in "".join(_pages(client, accepted))


def test_a_stopped_measure_is_not_said_to_be_wanted_still(
    client: Client, accepted: Suggestion, measure: Measure, officer: User
) -> None:
    measure.stop(by=officer, text="Das Geld ist weg.")
    for page in _pages(client, accepted):
        assert ("Das Geld ist weg." in page, '<p class="lead">Wir wollen das machen.' in page) == (True, False)
    assert _last(accepted) == "Die Maßnahme wurde gestoppt."


def test_mere_news_claims_no_change(accepted: Suggestion, measure: Measure, officer: User) -> None:
    measure.start(by=officer)
    measure.report(by=officer, text="Der Raum ist gefunden.")
    assert _last(accepted) == "Es gibt Neues zu der Maßnahme."


def test_letting_a_suggestion_go_tells_it_and_what_was_merged_into_it_once_each(
    city: City, accepted: Suggestion, measure: Measure, officer: User, citizen: User, stranger: User, client: Client
) -> None:
    source = released(field=city.language, author=stranger)
    Suggestion.objects.filter(pk=source.pk).update(stage=Stage.MERGED, merged_into=accepted)
    before = Notice.objects.count()
    for _again in range(2):
        measure.unlink(accepted, by=officer, text="Das gehört zu einer anderen Maßnahme.")
    told = sorted(Notice.objects.order_by("pk").values_list("recipient", flat=True)[before:])
    assert told == sorted([f"user:{citizen.pk}", f"user:{stranger.pk}"])
    for page in _pages(client, accepted):
        assert "Das gehört zu einer anderen Maßnahme." in page
        assert "Die Anregung gehört nicht mehr zu dieser Maßnahme." in page
        assert "Was daraus wird" not in page


def test_linking_tells_what_was_merged_into_it_too(city: City, measure: Measure, stranger: User) -> None:
    target, source = released(), released(author=stranger)
    Suggestion.objects.filter(pk=source.pk).update(stage=Stage.MERGED, merged_into=target)
    measure.link(target, by=None)
    assert Step.objects.filter(suggestion=source, kind=StepKind.MEASURE_LINKED).count() == 1


def test_a_deleted_measure_does_not_go_silently(accepted: Suggestion, measure: Measure) -> None:
    measure.delete()
    step = Step.objects.filter(suggestion=accepted).latest("number")
    assert (step.kind, step.reason) == (StepKind.MEASURE_UNLINKED, "measure_removed")


def test_partly_done_needs_words(measure: Measure, officer: User) -> None:
    measure.start(by=officer)
    with pytest.raises(NotPossible):
        measure.finish_partly(by=officer, text=" ")


@pytest.mark.parametrize(
    ("statuses", "together"),
    [
        ({Status.DONE}, Status.DONE),
        ({Status.DONE, Status.STOPPED}, Status.PARTLY),
        ({Status.DONE, Status.PLANNED}, Status.PARTLY),
        ({Status.RUNNING, Status.DONE}, Status.RUNNING),
        ({Status.STOPPED, Status.PROPOSED}, Status.PROPOSED),
    ],
)
def test_done_is_only_what_is_all_done(
    city: City, accepted: Suggestion, statuses: set[Status], together: Status
) -> None:
    fate = fate_of(accepted, [Measure(status=status) for status in statuses])
    assert fate is not None
    assert fate.status == together


def test_seats_let_a_suggestion_go_on_the_measures_page_with_a_reason(
    client: Client, accepted: Suggestion, measure: Measure, officer: User, stranger: User
) -> None:
    address = f"/massnahmen/{measure.slug}/loesen/"
    client.force_login(stranger)
    assert client.post(address, {"suggestion": accepted.number, "text": "Nein."}).status_code == 403
    client.force_login(officer)
    assert client.post(address, {"suggestion": accepted.number, "text": ""}).status_code == 422
    assert client.post(address, {"suggestion": accepted.number, "text": "Passt nicht."}).status_code == 302
    assert list(measure.suggestions.all()) == []


def test_a_measure_links_to_its_field_and_goal(city: City, client: Client) -> None:
    goal = GoalFactory(field=city.language)
    made = MeasureFactory(field=city.language, goal=goal)
    page = client.get(made.get_absolute_url()).content.decode()
    field = city.language.get_absolute_url()
    assert (f'href="{field}"' in page, f'href="{field}#ziel-{goal.pk}"' in page) == (True, True)
