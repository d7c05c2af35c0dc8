"""Who follows a merged suggestion and its target, or two behind one measure, gets one mail about one event."""

from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress

from forums.notices.models import Notice, Recipient, once
from forums.people.models import User
from proposals.measures.models import Measure
from proposals.suggestions.effects import event_of
from proposals.suggestions.following import Follower
from proposals.suggestions.models import Suggestion
from proposals.triage.errata import Erratum, Words
from tests.conftest import City, Outbox
from tests.factories import MeasureFactory, UserFactory, released

from .conftest import HandOver, accepting

NEIGHBOUR = "nachbarin@example.org"


def follows(suggestion: Suggestion, email: str = NEIGHBOUR, *, is_author: bool = False) -> None:
    Follower.objects.create(suggestion=suggestion, email=email, is_author=is_author).confirm()


def _numbers(outbox: Outbox, suggestions: list[Suggestion], email: str = NEIGHBOUR) -> list[Suggestion]:
    """By number, what the address was written to about."""
    subjects = [mail.subject for mail in outbox() if mail.to == [email]]
    return [next(one for one in suggestions if one.number in subject) for subject in subjects]


@pytest.fixture
def target(city: City) -> Suggestion:
    return released("Deutschkurse am Abend", field=city.language)


@pytest.fixture
def sources(city: City, target: Suggestion, officer: User) -> list[Suggestion]:
    texts = ("Abends Deutsch lernen", "Kurse nach der Arbeit")
    sources = [released(text, field=city.language) for text in texts]
    for source in sources:
        source.merge(into=target, by=officer, reason="Die gleiche Idee", seat="office")
    return sources


@pytest.fixture
def decided(target: Suggestion, sources: list[Suggestion], officer: User, teacher: User, hand_over: HandOver) -> None:
    hand_over(target, by=officer, content=accepting()).cosign(by=teacher)
    target.refresh_from_db()


def _correct(target: Suggestion, officer: User, teacher: User) -> None:
    words = Words("Der Kurs beginnt im Herbst.", "Der Monat war falsch.")
    Erratum.propose(target, words, by=officer).cosign(by=teacher)


def test_who_follows_target_and_sources_hears_of_the_decision_by_the_target(
    target: Suggestion, sources: list[Suggestion], officer: User, teacher: User, hand_over: HandOver, outbox: Outbox
) -> None:
    for suggestion in (target, *sources):
        follows(suggestion)
    follows(sources[1], "autor@example.org", is_author=True)
    outbox().clear()
    hand_over(target, by=officer, content=accepting()).cosign(by=teacher)
    assert _numbers(outbox, [target, *sources]) == [target]
    assert _numbers(outbox, [target, *sources], "autor@example.org") == [sources[1]]


def test_who_follows_two_sources_and_not_the_target_hears_of_the_decision_once(
    target: Suggestion, sources: list[Suggestion], officer: User, teacher: User, hand_over: HandOver, outbox: Outbox
) -> None:
    for suggestion in sources:
        follows(suggestion)
    outbox().clear()
    hand_over(target, by=officer, content=accepting()).cosign(by=teacher)
    assert _numbers(outbox, [target, *sources]) == [sources[0]]


def test_whoever_decides_and_follows_a_source_hears_nothing_of_it(
    target: Suggestion, sources: list[Suggestion], officer: User, teacher: User, hand_over: HandOver, outbox: Outbox
) -> None:
    follows(sources[0], teacher.email)
    outbox().clear()
    hand_over(target, by=officer, content=accepting()).cosign(by=teacher)
    assert _numbers(outbox, [target, *sources], teacher.email) == []


@pytest.mark.usefixtures("decided")
def test_a_correction_is_told_once(
    target: Suggestion, sources: list[Suggestion], officer: User, teacher: User, outbox: Outbox
) -> None:
    for suggestion in (target, *sources):
        follows(suggestion)
    outbox().clear()
    _correct(target, officer, teacher)
    assert _numbers(outbox, [target, *sources]) == [target]


def test_merging_on_is_told_once(
    city: City, target: Suggestion, sources: list[Suggestion], officer: User, outbox: Outbox
) -> None:
    for suggestion in (target, *sources):
        follows(suggestion)
    largest = released("Mehr Deutschkurse", field=city.language)
    outbox().clear()
    target.merge(into=largest, by=officer, reason="Noch mehr davon", seat="office")
    assert _numbers(outbox, [target, *sources]) == [target]


def test_when_the_target_is_withdrawn_the_source_says_that_and_what_it_means(
    target: Suggestion, sources: list[Suggestion], outbox: Outbox
) -> None:
    for suggestion in (target, sources[0]):
        follows(suggestion)
    outbox().clear()
    target.withdraw()
    assert _numbers(outbox, [target, *sources]) == [sources[0]]


def test_authors_of_a_target_that_is_not_shown_any_more_hear_of_their_own(
    target: Suggestion, sources: list[Suggestion], moderator: User, outbox: Outbox
) -> None:
    follows(target, is_author=True)
    follows(sources[0])
    outbox().clear()
    target.reject(by=moderator, reason="insult")
    assert sorted(_numbers(outbox, [target, *sources]), key=lambda one: one.pk) == [target, sources[0]]


@pytest.mark.parametrize(
    "act",
    [
        lambda measure: measure.start(by=None),
        lambda measure: measure.report(by=None, text="Es geht voran."),
        lambda measure: measure.delete(),
    ],
)
def test_news_of_a_measure_is_told_once_to_who_follows_two_behind_it(
    city: City, outbox: Outbox, act: Callable[[Measure], object]
) -> None:
    told = [released("Erste Idee"), released("Zweite Idee")]
    measure = MeasureFactory(field=city.language)
    for suggestion in told:
        follows(suggestion)
        measure.link(suggestion, by=None)
    outbox().clear()
    act(measure)
    assert _numbers(outbox, told) == [told[0]]


@pytest.mark.parametrize(
    ("address", "other"),
    [
        ("Autorin@Example.org", "autorin@example.org"),
        ("autorin@bücher.example", "autorin@xn--bcher-kva.example"),
        ("autorin@googlemail.com", "autorin@gmail.com"),
        ("jose\u0301@example.org", "jos\u00e9@example.org"),
    ],
)
def test_one_mailbox_in_two_spellings_is_one_recipient(city: City, address: str, other: str) -> None:
    first, second = Recipient("follower:1", address, "de"), Recipient("user:2", other, "de")
    assert once([first, second]) == [first]
    assert once([first], but=UserFactory(email=other)) == []


def test_an_account_is_the_same_person_at_every_address_it_has_confirmed(city: City, citizen: User) -> None:
    EmailAddress.objects.create(user=citizen, email="zweite@example.org", verified=True)
    EmailAddress.objects.create(user=citizen, email="fremd@example.org", verified=False)
    account = Recipient(f"user:{citizen.pk}", citizen.email, "de")
    second, strange = (Recipient(f"follower:{name}", f"{name}@example.org", "de") for name in ("zweite", "fremd"))
    assert once([account, second, strange]) == [account, strange]
    assert once([second, Recipient("follower:1", citizen.email, "de")], but=None)[1:] == [
        Recipient("follower:1", citizen.email, "de")
    ]
    assert once([second, strange], but=citizen) == [strange]


def test_an_account_that_follows_by_its_second_address_gets_one_mail(city: City, citizen: User) -> None:
    EmailAddress.objects.create(user=citizen, email="zweite@example.org", verified=True)
    told = released(field=city.language)
    follows(told, "zweite@example.org")
    told.support(by=citizen)
    told.begin(by=None)
    assert Notice.objects.filter(event=event_of(told.steps.latest("number"))).count() == 1


def test_who_hears_by_the_second_address_hears_once_of_two_merged(city: City, citizen: User) -> None:
    EmailAddress.objects.create(user=citizen, email="zweite@example.org", verified=True)
    first, second = released("Erste Idee"), released("Zweite Idee")
    follows(first, "zweite@example.org")
    second.support(by=citizen)
    measure = MeasureFactory(field=city.language)
    for told in (first, second):
        measure.link(told, by=None, tell="nobody")
    measure.delete()
    events = [event_of(told.steps.latest("number")) for told in (first, second)]
    assert Notice.objects.filter(event__in=events).count() == 1


def test_an_author_who_follows_and_supports_by_another_spelling_gets_one_mail(city: City, citizen: User) -> None:
    told = released(field=city.language, author=citizen)
    follows(told, citizen.email.upper())
    told.support(by=citizen)
    told.begin(by=None)
    step = told.steps.last()
    written = Notice.objects.filter(event=f"suggestion.step:{step.pk}" if step else "")
    assert written.count() == 1
