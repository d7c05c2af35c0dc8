"""One truthful word for each fact: why a case was handed up, until when a signature is due, who acted as what."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from forums.bodies.models import MembershipRole
from forums.municipality.calendar import WorkingCalendar, today
from forums.notices.models import Notice
from forums.people.models import Person, User
from proposals.suggestions.follow_links import follow_token
from proposals.suggestions.models import Step, Suggestion
from proposals.suggestions.signature import holder_name, signature, signed_by
from proposals.suggestions.status import sentence_of
from proposals.suggestions.steps import StepKind
from proposals.suggestions.timeline import reason, sentence
from proposals.triage.bias import recuse
from proposals.triage.deadlines import end_disagreement, escalate_unstaffed
from proposals.triage.decisions import Decision
from proposals.triage.history import history
from tests.conftest import City
from tests.factories import FieldFactory, seat

from .conftest import HandOver


@pytest.fixture(autouse=True)
def no_second_factor(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


def _now(suggestion: Suggestion) -> Suggestion:
    return Suggestion.objects.get(pk=suggestion.pk)


def _last(suggestion: Suggestion, kind: StepKind) -> Step:
    return Step.objects.filter(suggestion=suggestion, kind=kind).latest("number")


def _long_ago() -> None:
    Step.objects.update(at=timezone.now() - timedelta(days=30))


def test_a_case_handed_up_says_from_whom_to_whom(city: City, suggestion: Suggestion) -> None:
    suggestion.escalate(to=city.lead, reason="two_objections")
    assert sentence(_last(suggestion, StepKind.ESCALATED)) == (
        "Damit es weitergeht, wurde die Anregung weitergereicht. "
        "Vorher: Netzwerk Sprachförderung. Jetzt: Leitungs-Tandem."
    )
    suggestion.escalate(to=city.owner, reason="lead_disagrees")
    assert sentence(_last(suggestion, StepKind.ESCALATED)).endswith("Vorher: Leitungs-Tandem. Jetzt: Beigeordnete.")


def test_what_time_has_done_is_signed_by_no_team(city: City, suggestion: Suggestion, officer: User) -> None:
    suggestion.escalate(to=city.lead, reason="long_overdue", days=10)
    assert signed_by(_last(suggestion, StepKind.ESCALATED)) == ""
    suggestion.escalate(to=city.lead, reason="two_objections", by=officer)
    assert signed_by(_last(suggestion, StepKind.ESCALATED)) == signature(city.lead)


def test_a_lead_tandem_that_decided_nothing_is_not_said_to_have_disagreed(
    city: City, suggestion: Suggestion, lead_officer: User, lead_partner: User
) -> None:
    suggestion.escalate(to=city.lead, reason="no_seats")
    _long_ago()
    end_disagreement(_now(suggestion))
    step = _last(suggestion, StepKind.ESCALATED)
    assert (step.reason, reason(step)) == (
        "lead_undecided",
        "Das Leitungstandem hat innerhalb von 10 Arbeitstagen nicht entschieden.",
    )


def test_a_lead_tandem_that_objected_is_said_to_have_disagreed(
    city: City, suggestion: Suggestion, lead_officer: User, lead_partner: User, hand_over: HandOver
) -> None:
    suggestion.escalate(to=city.lead, reason="no_seats")
    hand_over(_now(suggestion), by=lead_officer).object(by=lead_partner, reason="Nein.")
    _long_ago()
    Decision.objects.update(answered_at=timezone.now() - timedelta(days=30))
    end_disagreement(_now(suggestion))
    step = _last(suggestion, StepKind.ESCALATED)
    assert (step.reason, reason(step)) == (
        "lead_disagrees",
        "Das Leitungstandem wurde sich innerhalb von 10 Arbeitstagen nicht einig.",
    )


def test_a_team_whose_people_are_biased_is_not_said_to_be_without_members(
    city: City, suggestion: Suggestion, officer: User
) -> None:
    recuse(suggestion, by=officer)
    assert _last(suggestion, StepKind.ESCALATED).reason == "all_biased"


def test_a_team_without_members_is_said_to_have_none(city: City, suggestion: Suggestion) -> None:
    escalate_unstaffed(suggestion)
    assert _last(suggestion, StepKind.ESCALATED).reason == "no_seats"


def test_the_third_hop_says_that_it_was_the_third(city: City, suggestion: Suggestion, officer: User) -> None:
    for field in (city.faith, city.language, city.faith, city.language):
        _now(suggestion).forward(to=field, by=officer, reason="Bitte ansehen.", seat="office")
    step = _last(suggestion, StepKind.FORWARDED)
    assert (_now(suggestion).holder, step.reason, step.text) == (city.lead, "third_hop", "Bitte ansehen.")


def test_a_topic_without_a_team_says_why_the_lead_tandem_has_it(
    city: City, suggestion: Suggestion, officer: User
) -> None:
    suggestion.forward(to=FieldFactory(code="3", slug="arbeit"), by=officer, reason="Es geht um Arbeit.")
    assert (_now(suggestion).holder, _last(suggestion, StepKind.FORWARDED).reason) == (city.lead, "no_network")


def test_an_office_is_named_by_its_holder_only_where_there_is_consent(
    city: City, suggestion: Suggestion, owner: User, client: Client
) -> None:
    suggestion.escalate(to=city.owner, reason="lead_disagrees")
    name = Person.objects.get(pk=owner.person_id).name
    named = f"{name}, Beigeordnete"
    pages = (f"/anregungen/{suggestion.number}/", f"/anregungen/verfolgen/{follow_token(suggestion)}/")
    assert (holder_name(city.owner), [named in client.get(url).content.decode() for url in pages]) == (
        named,
        [True, True],
    )
    assert sentence_of(_now(suggestion)).startswith(f"Dieses Team hat Ihre Idee: {named}.")
    Person.objects.update(name_public=False)
    assert (holder_name(city.owner), [name in client.get(url).content.decode() for url in pages]) == (
        "Beigeordnete",
        [False, False],
    )


def test_only_the_author_reads_that_the_question_is_to_them(
    suggestion: Suggestion, officer: User, citizen: User, client: Client
) -> None:
    Suggestion.objects.update(author=citizen)
    _now(suggestion).ask(by=officer, question="Welche Tage?")
    public = f"/anregungen/{suggestion.number}/"
    others = [client.get(url).content.decode() for url in (public, "/anregungen/")]
    client.force_login(officer)
    others.append(client.get(f"/tandem/{suggestion.number}/").content.decode())
    client.force_login(citizen)
    own = [
        client.get(url).content.decode() for url in (f"/anregungen/verfolgen/{follow_token(suggestion)}/", "/konto/")
    ]
    assert (["Rückfrage an Sie" in page for page in others], ["Rückfrage an Sie" in page for page in own]) == (
        [False, False, False],
        [True, True],
    )
    assert ["Rückfrage gestellt" in page for page in others] == [True, True, True]


def test_the_team_hears_that_nobody_answered_and_the_clock_runs_again(
    suggestion: Suggestion, officer: User, teacher: User, client: Client
) -> None:
    suggestion.ask(by=officer, question="Welche Tage?")
    _now(suggestion).leave_question_unanswered()
    notices = Notice.objects.filter(kind="desk.unanswered")
    assert {notice.recipient for notice in notices} == {f"user:{officer.pk}", f"user:{teacher.pk}"}
    mail = notices[0].mail()
    assert mail is not None
    assert mail.subject == f"Die Rückfrage blieb ohne Antwort: {suggestion.number}"
    assert "Die Frist läuft wieder." in mail.body
    said = sentence(_last(suggestion, StepKind.UNANSWERED))
    assert said == "Auf die Frage ist keine Antwort gekommen. Die Frist läuft wieder."
    client.force_login(officer)
    for url in (f"/anregungen/{suggestion.number}/", f"/anregungen/verfolgen/{follow_token(suggestion)}/"):
        assert said in client.get(url).content.decode()
    assert str(StepKind.UNANSWERED.label) in client.get(f"/tandem/{suggestion.number}/").content.decode()


def test_a_signature_is_never_asked_for_after_the_day_of_the_answer(
    suggestion: Suggestion, officer: User, teacher: User, hand_over: HandOver
) -> None:
    soon = WorkingCalendar.current().add(today(), 3)
    Suggestion.objects.update(due_on=soon)
    assert hand_over(_now(suggestion), by=officer).cosign_by == soon


def test_an_answer_that_is_overdue_is_asked_for_at_once_and_not_by_a_later_day(
    suggestion: Suggestion, officer: User, teacher: User, hand_over: HandOver, client: Client
) -> None:
    Suggestion.objects.update(due_on=today() - timedelta(days=5))
    decision = hand_over(_now(suggestion), by=officer)
    assert decision.answer_is_overdue
    client.force_login(teacher)
    page = client.get("/tandem/unterschriften/").content.decode()
    assert ("Die Antwort ist überfällig. Bitte unterschreiben Sie so bald wie möglich." in page, "Bis zum" in page) == (
        True,
        False,
    )


def test_when_the_clock_goes_on_the_signature_keeps_within_its_day(
    suggestion: Suggestion, officer: User, teacher: User, hand_over: HandOver
) -> None:
    soon = WorkingCalendar.current().add(today(), 2)
    Suggestion.objects.update(due_on=soon)
    _now(suggestion).ask(by=officer, question="Welche Tage?")
    hand_over(_now(suggestion), by=officer)
    _now(suggestion).reply(text="Montags.")
    assert Decision.objects.get().cosign_by == _now(suggestion).due_on == soon


def test_staff_see_whether_a_holder_or_a_deputy_acted(
    city: City, suggestion: Suggestion, officer: User, teacher: User, deputy_teacher: User, hand_over: HandOver
) -> None:
    suggestion.begin(by=deputy_teacher, seat="field")
    hand_over(_now(suggestion), by=officer).cosign(by=deputy_teacher)
    rows = {entry.step.kind: entry.acted for entry in history(suggestion, Decision.objects.for_page())}
    assert {kind: acted for kind, acted in rows.items() if acted} == {
        StepKind.BEGUN: "Partner, Vertretung",
        StepKind.DRAFTED: "Stadt, Tandem-Person",
        StepKind.HANDED_OVER: "Stadt, Tandem-Person",
        StepKind.DECIDED: "Stadt, Tandem-Person; Partner, Vertretung",
    }


def test_the_lead_tandems_help_is_told_apart_from_the_seat(
    city: City, suggestion: Suggestion, officer: User, lead_partner: User, hand_over: HandOver
) -> None:
    hand_over(suggestion, by=officer).cosign(by=lead_partner)
    acted = next(e.acted for e in history(suggestion, Decision.objects.for_page()) if e.step.kind == StepKind.DECIDED)
    assert acted == "Stadt, Tandem-Person; Partner, Leitungstandem anstelle der Tandem-Person"


def test_the_term_that_has_ended_still_says_as_what_somebody_acted(
    city: City, suggestion: Suggestion, deputy_teacher: User
) -> None:
    suggestion.begin(by=deputy_teacher, seat="field")
    city.language_network.memberships.update(ends=today())
    seat(city.language_network, MembershipRole.FIELD_SEAT, "neu@example.org", starts=today() + timedelta(days=1))
    assert [e.acted for e in history(suggestion, []) if e.acted] == ["Partner, Vertretung"]
