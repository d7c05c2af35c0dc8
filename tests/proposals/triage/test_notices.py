"""Mails to the seats: plain words in the reader's language, a link to the desk, nothing that is no longer true."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils.formats import date_format

from forums.municipality.calendar import today
from forums.notices.models import Notice
from forums.people.models import User
from proposals.suggestions.models import Suggestion
from proposals.triage.bias import recuse
from proposals.triage.decisions import Decision
from proposals.triage.solo_moves import SoloMove
from tests.conftest import City
from tests.factories import released

from .conftest import HandOver


def _mail(kind: str, user: User) -> Any:
    return Notice.objects.filter(kind=kind, recipient=f"user:{user.pk}").latest("pk").mail()


def test_the_partner_is_asked_to_sign_in_their_language_with_a_link_to_the_desk(
    suggestion: Suggestion, officer: User, teacher: User, hand_over: HandOver
) -> None:
    User.objects.filter(pk=teacher.pk).update(language="en")
    hand_over(suggestion, by=officer)
    mail = _mail("desk.to_sign", teacher)
    assert mail.subject == f"Please sign: {suggestion.number}"
    assert f"/en/tandem/{suggestion.number}/" in mail.body
    assert mail.alternatives[0].mimetype == "text/html"


def test_what_was_signed_meanwhile_is_not_asked_for_any_more(
    suggestion: Suggestion, officer: User, teacher: User, hand_over: HandOver
) -> None:
    hand_over(suggestion, by=officer).cosign(by=teacher)
    assert _mail("desk.to_sign", teacher) is None


def test_a_mail_that_leaves_late_asks_for_nothing_by_a_day_that_has_passed(
    city: City, suggestion: Suggestion, officer: User, teacher: User, hand_over: HandOver
) -> None:
    day = today() - timedelta(days=3)
    told = date_format(day, "DATE_FORMAT")
    hand_over(suggestion, by=officer)
    Decision.objects.update(cosign_by=day)
    other = released(field=city.language)
    other.forward(to=city.faith, by=teacher, reason="weiter", seat="field")
    Notice.objects.filter(kind="desk.alone").update(data={"until": day.isoformat()})
    Suggestion.objects.update(due_on=day)
    assert f"Sie können noch unterschreiben oder widersprechen: überfällig seit {told}." in (
        _mail("desk.to_sign", teacher).body
    )
    assert f"Bis zum {told} konnten Sie ihn zurückholen." in " ".join(_mail("desk.alone", officer).body.split())
    assert f"Antwort überfällig seit {told}." in _mail("desk.arrived", officer).body


@pytest.mark.parametrize(
    ("kind", "subject"),
    [
        ("desk.objected", "Es gibt einen Widerspruch gegen Ihren Entwurf"),
        ("desk.lapsed", "Ihr Entwurf ist verfallen"),
        ("desk.alone", "Die zweite Tandem-Person hat gehandelt"),
        ("desk.called_back", "Ihr Schritt wurde zurückgeholt"),
        ("desk.recused", "Sie handeln in diesem Fall"),
        ("desk.arrived", "Eine Anregung für Ihr Team"),
        ("desk.replied", "Die Rückfrage ist beantwortet"),
    ],
)
def test_each_kind_of_mail_says_what_happened(
    city: City,
    officer: User,
    teacher: User,
    deputy_teacher: User,
    hand_over: HandOver,
    kind: str,
    subject: str,
) -> None:
    suggestion = released(field=city.language)
    match kind:
        case "desk.objected":
            hand_over(suggestion, by=officer).object(by=teacher, reason="Nein.")
        case "desk.lapsed":
            hand_over(suggestion, by=officer)
            Suggestion.objects.get(pk=suggestion.pk).forward(to=city.faith, by=teacher, reason="weiter", seat="field")
        case "desk.alone":
            suggestion.forward(to=city.faith, by=teacher, reason="weiter", seat="field")
        case "desk.called_back":
            suggestion.forward(to=city.faith, by=officer, reason="weiter", seat="office")
            SoloMove.objects.get().call_back(by=teacher, reason="Doch nicht.")
        case "desk.recused":
            recuse(suggestion, by=teacher)
        case "desk.replied":
            suggestion.ask(by=teacher, question="Welche Tage?", seat="field")
            suggestion.reply(text="Montag.")
    reader = deputy_teacher if kind == "desk.recused" else officer
    mail = _mail(kind, reader)
    assert (mail.subject, f"/tandem/{suggestion.number}/" in mail.body) == (f"{subject}: {suggestion.number}", True)


def test_what_another_procedure_brought_sends_no_mail_for_each(city: City, officer: User) -> None:
    released(field=city.language, source="import", source_key="1")
    assert Notice.objects.filter(kind="desk.arrived").count() == 0


def test_no_mail_names_an_author_or_an_address(city: City, officer: User) -> None:
    released(field=city.language, author_name="Erfundene Verfasserin")
    mail = _mail("desk.arrived", officer)
    assert ("Verfasserin" in mail.body, officer.email in mail.body, str(today().year) in mail.body) == (
        False,
        False,
        True,
    )
