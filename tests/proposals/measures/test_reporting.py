"""Who steers a field reports on its measures in a minute, and is reminded before a review, once for each day."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from forums.municipality.calendar import today
from forums.notices.models import Notice, notice_kinds
from forums.people.models import User
from proposals.measures.models import Measure, Path, Status
from proposals.measures.reminders import REVIEW_LATE, REVIEW_SOON, remind
from tests.conftest import City
from tests.factories import BodyFactory, MeasureFactory

SOON = timedelta(days=1)


@pytest.fixture
def measure(city: City) -> Measure:
    made: Measure = MeasureFactory(field=city.language, status=Status.RUNNING)
    return made


def _report(client: Client, measure: Measure, **facts: object) -> int:
    data = {"version": measure.version, "status": "news", "text": "Es geht voran.", "on": today(), **facts}
    return client.post(reverse("measure_report", args=[measure.slug]), data).status_code


def test_the_form_comes_filled_but_for_one_sentence(measure: Measure, teacher: User, client: Client) -> None:
    client.force_login(teacher)
    form = client.get(reverse("measure_report", args=[measure.slug])).context["form"]
    assert (form["status"].value(), form["on"].value(), form["text"].value()) == ("news", today(), None)
    assert form["review_on"].value() > today() + timedelta(days=60)
    data = {name: form[name].value() for name in ("version", "status", "on", "review_on")}
    assert client.post(reverse("measure_report", args=[measure.slug]), {**data, "text": "Läuft."}).status_code == 302
    measure.refresh_from_db()
    assert measure.review_on == data["review_on"]


def test_a_review_that_is_far_is_offered_again_and_one_that_is_near_is_this_one(
    measure: Measure, teacher: User, client: Client
) -> None:
    client.force_login(teacher)
    offered = []
    for days in (200, 9):
        Measure.objects.filter(pk=measure.pk).update(review_on=today() + timedelta(days=days))
        form = client.get(reverse("measure_report", args=[measure.slug])).context["form"]
        offered.append((form["review_on"].value() - today()).days)
    assert (offered[0], offered[1] > 60) == (200, True)


def test_the_day_it_happened_and_who_says_so_stand_in_the_history(
    measure: Measure, city: City, teacher: User, client: Client
) -> None:
    client.force_login(teacher)
    last_week = today() - timedelta(days=7)
    assert _report(client, measure, status="done", on=last_week) == 302
    entry = measure.progress.get()
    assert (entry.on, entry.body, entry.actor, entry.status) == (last_week, city.language_network, teacher, "done")
    assert str(city.language_network) in client.get(measure.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("wrong", "name"), [({"on": date(2999, 1, 1)}, "on"), ({"review_on": date(2020, 1, 1)}, "review_on")]
)
def test_days_on_the_wrong_side_are_refused(
    measure: Measure, teacher: User, client: Client, wrong: dict[str, date], name: str
) -> None:
    client.force_login(teacher)
    answer = client.post(
        reverse("measure_report", args=[measure.slug]),
        {"version": 0, "status": "news", "text": "Es geht voran.", "on": today(), **wrong},
    )
    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {name})
    assert "Es geht voran." in answer.content.decode()
    assert measure.progress.count() == 0


def test_what_is_over_has_no_review(measure: Measure, teacher: User, client: Client) -> None:
    Measure.objects.filter(pk=measure.pk).update(review_on=today() + SOON)
    client.force_login(teacher)
    assert _report(client, measure, status="done", review_on=today() - SOON) == 302
    measure.refresh_from_db()
    assert measure.review_on is None


def _mine(client: Client) -> list[Measure]:
    return [row.measure for row in client.get(reverse("my_measures")).context["rows"]]


def test_my_measures_are_those_of_my_fields_the_next_review_first(
    city: City, teacher: User, coordinator: User, client: Client
) -> None:
    last = MeasureFactory(field=city.language)
    later = MeasureFactory(field=city.language, until=today() + timedelta(days=30))
    first = MeasureFactory(field=city.language, review_on=today() + SOON, until=today() + timedelta(days=90))
    over = MeasureFactory(field=city.language, status=Status.DONE)
    other = MeasureFactory(field=city.faith)
    client.force_login(teacher)
    assert _mine(client) == [first, later, last]
    client.force_login(coordinator)
    assert (set(_mine(client)), over in _mine(client)) == ({first, later, last, other}, False)


def test_nobody_else_has_measures(city: City, citizen: User, client: Client) -> None:
    client.force_login(citizen)
    assert client.get(reverse("my_measures")).status_code == 403


def _told(kind: str) -> set[str]:
    return {notice.email for notice in Notice.objects.filter(kind=kind)}


def test_both_seats_are_reminded_once_before_and_once_after(
    measure: Measure, officer: User, teacher: User, deputy_teacher: User
) -> None:
    Measure.objects.filter(pk=measure.pk).update(review_on=today() + SOON)
    assert (remind(), remind()) == (2, 0)
    assert _told(REVIEW_SOON) == {officer.email, teacher.email}
    Measure.objects.filter(pk=measure.pk).update(review_on=today() - timedelta(days=10))
    assert (remind(), remind()) == (2, 0)
    Measure.objects.filter(pk=measure.pk).update(review_on=today() - timedelta(days=10))
    assert (remind(), _told(REVIEW_LATE)) == (0, {officer.email, teacher.email})


def test_a_field_without_a_team_is_the_lead_tandem_s(city: City, lead_officer: User) -> None:
    MeasureFactory(field=city.faith, review_on=today() + SOON)
    remind()
    assert _told(REVIEW_SOON) == {lead_officer.email}


@pytest.mark.parametrize("what", ["far away", "over", "just reported"])
def test_nobody_is_reminded_without_need(measure: Measure, officer: User, what: str) -> None:
    measure.review_on = today() + (timedelta(days=60) if what == "far away" else SOON)
    measure.status = Status.DONE if what == "over" else Status.RUNNING
    measure.save()
    if what == "just reported":
        measure.report(by=officer, text="Läuft.")
    assert remind() == 0


def test_a_letter_says_what_is_true_when_it_is_sent(measure: Measure, officer: User) -> None:
    Measure.objects.filter(pk=measure.pk).update(review_on=today() + SOON)
    remind()
    notice = Notice.objects.get(kind=REVIEW_SOON)
    written = notice_kinds.kind(REVIEW_SOON).context(notice)
    assert written is not None
    assert written["url"].endswith(reverse("measure_report", args=[measure.slug]))  # type: ignore[attr-defined]
    assert "In Umsetzung" in written["sentences"][1]  # type: ignore[index]
    measure.refresh_from_db()
    measure.report(by=officer, text="Läuft.", review_on=today() + timedelta(days=90))
    assert notice_kinds.kind(REVIEW_SOON).context(Notice.objects.get(kind=REVIEW_SOON)) is None


def test_what_a_body_took_back_can_be_proposed_again(measure: Measure, officer: User) -> None:
    body = BodyFactory()
    made = MeasureFactory(field=measure.field, path=Path.PROPOSED, proposed_to=body, status=Status.PROPOSED)
    made.adopt(by=officer)
    made.propose(to=body, by=officer, text="Die Entscheidung gilt nicht.")
    assert made.status == Status.PROPOSED
