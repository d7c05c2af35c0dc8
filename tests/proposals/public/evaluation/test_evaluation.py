"""An evaluation: figures of a day, assessments in versions, approvals that freeze both."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forums.associations.meetings import Meeting
from forums.bodies.models import Membership, MembershipRole
from forums.municipality.calendar import today
from forums.people.models import User
from forums.records.exceptions import NotPossible, OutOfDate
from proposals.measures.models import Goal, Measure, MeasureOrigin
from proposals.measures.workflow import Status
from proposals.public.evaluation.content import Content
from proposals.public.evaluation.facts import Facts
from proposals.public.evaluation.models import Evaluation
from proposals.public.evaluation.network import NetworkFact, of_networks
from proposals.suggestions.models import Suggestion
from tests.conftest import City
from tests.factories import both, released

from .conftest import ago, old


def test_a_measure_counts_where_it_stood_and_says_where_it_came_from(city: City) -> None:
    goal = Goal.objects.create(field=city.language, title=both("Mehr Kurse"))
    measure = old(field=city.language, goal=goal)
    told = released(field=city.language)
    measure.link(told, by=None)
    MeasureOrigin.objects.update(at=timezone.now() - timedelta(days=300))
    measure.start(by=None, on=ago(30))
    measure.finish(by=None, text="Fertig.", on=ago(2))
    (fact,) = Facts.gathered(ago(60), ago(10)).measures
    assert (fact.status, fact.was, fact.since, fact.new) == ("running", "planned", ago(30).isoformat(), False)
    assert (fact.code, fact.suggestions) == ("1.1.1", (told.pk,))


def test_what_came_in_the_period_is_new_and_what_came_later_is_not_there(city: City) -> None:
    old(field=city.language)
    young = old(field=city.language)
    Measure.objects.filter(pk=young.pk).update(created=timezone.now() - timedelta(days=20))
    assert [row.new for row in Facts.gathered(ago(30), today()).measures] == [False, True]
    assert len(Facts.gathered(None, ago(25)).measures) == 1
    assert [row.new for row in Facts.gathered(None, today()).measures] == [False, False]


def test_before_the_first_measure_there_is_nothing(city: City) -> None:
    old(field=city.language)
    facts = Facts.gathered(None, ago(500))
    assert facts.measures == ()
    assert Content(Evaluation.begin(starts=None, until=ago(500)), approved=False).matrix.is_empty


def test_what_was_kept_is_what_was_gathered(city: City, officer: User) -> None:
    old(field=city.language)
    facts = Facts.gathered(ago(30), today())
    assert Facts.from_json(facts.as_json()) == facts


def test_networks_count_meetings_answers_and_vacant_days(city: City, officer: User, teacher: User) -> None:
    Membership.objects.filter(person=officer.person).update(starts=ago(8))
    Membership.objects.filter(person=teacher.person).update(starts=ago(400), ends=ago(6))
    at = timezone.now()
    for days, cancelled in ((5, False), (5, True), (50, False)):
        starts_at = at - timedelta(days=days)
        Meeting.objects.create(
            network=city.language_network, title="Treffen", starts_at=starts_at, place="Rathaus", cancelled=cancelled
        )
    for in_time in (True, True, False):
        row = released(field=city.language)
        Suggestion.objects.filter(pk=row.pk).update(answered_on=ago(4), answer_days=3, answered_in_time=in_time)
    Suggestion.objects.filter(pk=released(field=city.language).pk).update(
        answered_on=ago(40), answer_days=3, answered_in_time=True
    )
    found = {row.field: row for row in of_networks(ago(10), today())}
    assert found[city.language.pk] == NetworkFact(city.language.pk, True, 1, 2, 1, office_vacant=2, field_vacant=6)
    assert found[city.faith.pk] == NetworkFact(city.faith.pk, True, 0, 0, 0, office_vacant=11, field_vacant=11)


def test_a_seat_that_changes_hands_is_vacant_only_between(city: City, officer: User) -> None:
    Membership.objects.filter(person=officer.person).update(starts=None, ends=ago(7))
    Membership.objects.create(
        person=officer.person, body=city.language_network, role=MembershipRole.OFFICE_SEAT, starts=ago(4)
    )
    found = {row.field: row for row in of_networks(ago(10), ago(1))}
    assert found[city.language.pk].office_vacant == 2


def test_what_has_not_come_or_is_there_already_cannot_begin(city: City) -> None:
    with pytest.raises(NotPossible, match="Zukunft"):
        Evaluation.begin(starts=None, until=today() + timedelta(days=1))
    begun = Evaluation.begin(starts=None, until=today())
    with pytest.raises(NotPossible, match="schon"):
        Evaluation.begin(starts=None, until=today())
    begun.discard(seen=0)
    assert Evaluation.begin(starts=None, until=today()).slug == begun.slug


def test_assessments_keep_their_versions_and_refuse_older_pages(city: City, officer: User) -> None:
    evaluation = Evaluation.begin(starts=None, until=today())
    body = city.language_network
    first = evaluation.assess(city.language, "Gut.", by=officer, body=body, seen=0)
    evaluation.assess(city.faith, "Auch gut.", by=officer, body=body, seen=0)
    with pytest.raises(OutOfDate):
        evaluation.assess(city.language, "Besser.", by=officer, body=body, seen=0)
    with pytest.raises(NotPossible):
        evaluation.assess(city.language, "Gut.", by=officer, body=body, seen=first.version)
    evaluation.assess(city.language, "Besser.", by=officer, body=body, seen=first.version)
    assert [row.text for row in evaluation.assessments.filter(field=city.language)] == ["Gut.", "Besser."]


def test_approving_freezes_and_only_a_change_can_be_approved_again(city: City, officer: User, steering: User) -> None:
    measure = old(field=city.language)
    evaluation = Evaluation.begin(starts=ago(50), until=today())
    said = evaluation.assess(city.language, "Gut.", by=officer, body=city.language_network, seen=0)
    evaluation.approve(by=steering, body=None, seen=1)
    with pytest.raises(NotPossible):
        evaluation.approve(by=steering, body=None, seen=1)
    measure.start(by=None, on=ago(5))
    evaluation.assess(city.language, "Besser.", by=officer, body=city.language_network, seen=said.version)
    with pytest.raises(OutOfDate):
        evaluation.approve(by=steering, body=None, seen=1)
    public, draft = Content(evaluation, approved=True), Content(evaluation, approved=False)
    assert [row.text for content in (public, draft) for row in content.assessments.values()] == ["Gut.", "Besser."]
    assert [row.status for content in (public, draft) for row in content.facts.measures] == ["planned", "running"]
    evaluation.approve(by=steering, body=None, seen=2)
    assert [row.status for row in Content(evaluation, approved=True).facts.measures] == [Status.RUNNING]
    assert list(evaluation.approvals.values_list("version", flat=True)) == [1, 2]
    with pytest.raises(NotPossible):
        evaluation.discard(seen=2)


def test_what_moves_or_goes_after_the_approval_keeps_its_place_without_its_words(city: City, steering: User) -> None:
    moved, gone = old(field=city.language), old(field=city.language)
    evaluation = Evaluation.begin(starts=None, until=today())
    evaluation.approve(by=steering, body=None, seen=0)
    moved.field = city.faith
    moved.save()
    gone.delete()
    chapters = {chapter.field: chapter for chapter in Content(evaluation, approved=True).chapters}
    assert chapters[city.faith].total == 0
    rows = [row for of_goal in chapters[city.language].goals for row in of_goal.rows]
    assert [row.measure for row in rows] == [moved, None]
    live = {chapter.field: chapter.total for chapter in Content(evaluation, approved=False).chapters}
    assert (live[city.faith], live[city.language]) == (1, 0)


def test_a_suggestion_that_is_not_public_any_more_is_not_named(city: City, steering: User) -> None:
    measure, told = old(field=city.language), released(field=city.language)
    measure.link(told, by=None)
    evaluation = Evaluation.begin(starts=None, until=today())
    evaluation.approve(by=steering, body=None, seen=0)
    told.withdraw()
    (chapter,) = (row for row in Content(evaluation, approved=True).chapters if row.field == city.language)
    assert chapter.goals[0].rows[0].suggestions == []
