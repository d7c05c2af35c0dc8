"""From a citizen's words to a measure, by the pages only; and the ways round when two do not agree."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from forums.bodies.models import MembershipRole
from forums.municipality.calendar import today
from forums.people.models import User
from proposals.measures.models import Measure
from proposals.suggestions.models import Follower, Suggestion
from proposals.suggestions.stages import Stage
from proposals.triage.decisions import Decision
from tests.conftest import City
from tests.factories import GoalFactory, seat
from tests.factories import suggestion as receive


class Desk:
    """What somebody at the desk does in a browser without JavaScript: open a case, fill a form, send it."""

    def __init__(self, client: Client, suggestion: Suggestion) -> None:
        self.client, self.number = client, suggestion.number

    def does(self, user: User, move: str, **data: Any) -> None:
        self.client.force_login(user)
        page = self.client.get(f"/tandem/{self.number}/")
        assert page.status_code == 200
        data["version"] = page.context["suggestion"].version
        response = self.client.post(f"/tandem/{self.number}/{move}/", data)
        assert response.status_code == 302, response.content.decode()

    def finds(self, user: User) -> bool:
        self.client.force_login(user)
        return self.number in self.client.get("/tandem/").content.decode()

    def public(self, language: str = "") -> str:
        self.client.logout()
        return self.client.get(f"{language}/anregungen/{self.number}/").content.decode()


def _draft(**said: Any) -> dict[str, Any]:
    blank = {"then": "uebergeben", "neu-TOTAL_FORMS": "1", "neu-INITIAL_FORMS": "0"}
    return blank | said


DECLINE = _draft(outcome="declined", reason="no_money", answer="Dafür ist kein Geld da.", would_change="Ein Zuschuss.")


@pytest.fixture
def suggestion(city: City, moderator: User) -> Suggestion:
    received = receive("Ich möchte abends Deutsch lernen, wenn die Kinder schlafen.", field=city.language)
    Follower.objects.create(
        suggestion=received, email="buergerin@example.org", is_author=True, confirmed_at=received.created
    )
    received.release(by=moderator)
    return received


@pytest.fixture
def desk(client: Client, suggestion: Suggestion) -> Desk:
    return Desk(client, suggestion)


def _now(suggestion: Suggestion) -> Suggestion:
    return Suggestion.everything.get(pk=suggestion.pk)


def test_from_a_citizens_words_to_a_measure(
    city: City,
    suggestion: Suggestion,
    desk: Desk,
    officer: User,
    teacher: User,
    mailoutbox: list[Any],
    django_capture_on_commit_callbacks: Any,
) -> None:
    goal = GoalFactory(field=city.language)
    assert (desk.finds(officer), desk.finds(teacher)) == (True, True)
    accept = _draft(outcome="accepted", reason="need_is_great", path="ourselves", answer="Wir richten einen Kurs ein.")
    plan = {"neu-0-title": "Abendkurs", "neu-0-goal": goal.pk, "neu-0-who": "Sprachschule", "neu-0-until": "2030-06-30"}
    desk.does(officer, "entwurf", **accept, **plan, answer_en="We set up a course.")
    with django_capture_on_commit_callbacks(execute=True):
        desk.does(teacher, "unterschreiben", back="signatures")
    measure = Measure.objects.get()
    assert (_now(suggestion).stage, list(_now(suggestion).measures.all()), measure.goal) == (
        Stage.ACCEPTED,
        [measure],
        goal,
    )
    page = desk.public()
    assert ("Wir richten einen Kurs ein." in page, "Abendkurs" in page, measure.get_absolute_url() in page) == (
        True,
        True,
        True,
    )
    assert "We set up a course." in desk.public("/en")
    mails = [mail for mail in mailoutbox if mail.to == ["buergerin@example.org"]]
    assert len(mails) == 1
    assert "Wir richten einen Kurs ein." in mails[0].body


def test_an_objection_and_a_second_draft(suggestion: Suggestion, desk: Desk, officer: User, teacher: User) -> None:
    desk.does(officer, "entwurf", **DECLINE)
    desk.does(teacher, "widersprechen", text="Das Land gibt einen Zuschuss.")
    assert desk.finds(officer)
    assert "Zuschuss" not in desk.public()
    cover = _draft(outcome="already_covered", reason="offer_exists", answer="Den Kurs gibt es schon im Zentrum.")
    desk.does(teacher, "entwurf", **cover)
    desk.does(officer, "unterschreiben")
    assert (_now(suggestion).stage, Decision.objects.count()) == (Stage.ALREADY_COVERED, 2)
    assert "Den Kurs gibt es schon im Zentrum." in desk.public()


def test_an_absent_partner_does_not_stop_it(
    city: City,
    suggestion: Suggestion,
    desk: Desk,
    officer: User,
    teacher: User,
    deputy_teacher: User,
    lead_partner: User,
) -> None:
    desk.does(officer, "entwurf", **DECLINE)
    for _rung in ("deputy", "lead"):
        Decision.objects.update(cosign_by=today() - timedelta(days=1))
        call_command("tick", verbosity=0)
    assert _now(suggestion).holder == city.lead
    desk.client.force_login(lead_partner)
    assert "Dafür ist kein Geld da." in desk.client.get("/tandem/unterschriften/").content.decode()
    desk.does(lead_partner, "unterschreiben")
    assert _now(suggestion).stage == Stage.DECLINED


def test_merged_then_declined_then_reopened(
    city: City, suggestion: Suggestion, desk: Desk, officer: User, teacher: User, lead_officer: User, lead_partner: User
) -> None:
    target = receive("Deutschkurse am Abend", field=city.language)
    target.release(by=None)
    desk.does(officer, "zusammenfuehren", into=target.number, text="Die gleiche Idee.")
    answered = Desk(desk.client, target)
    answered.does(officer, "entwurf", **DECLINE)
    answered.does(teacher, "unterschreiben")
    page = desk.public()
    assert (target.get_absolute_url() in page, "Wird nicht umgesetzt" in page) == (True, True)
    assert "Ein Zuschuss." in answered.public()
    _now(suggestion).reopen(reason="Mir geht es um die Kinder.")
    assert (_now(suggestion).stage, _now(suggestion).holder, _now(target).stage) == (
        Stage.OPEN,
        city.lead,
        Stage.DECLINED,
    )
    assert desk.finds(lead_officer)
    desk.does(lead_officer, "entwurf", **DECLINE)
    desk.does(lead_partner, "unterschreiben")
    assert (_now(suggestion).stage, _now(suggestion).may_reopen()) == (Stage.DECLINED, False)


def test_a_biased_seat_gives_way_to_its_deputy(
    city: City, suggestion: Suggestion, desk: Desk, officer: User, teacher: User
) -> None:
    stand_in = seat(city.language_network, MembershipRole.FIELD_DEPUTY, "vertretung@example.org")
    desk.does(teacher, "befangen")
    assert (desk.finds(teacher), desk.finds(stand_in)) == (False, True)
    desk.does(officer, "entwurf", **DECLINE)
    desk.does(stand_in, "unterschreiben")
    assert _now(suggestion).stage == Stage.DECLINED
