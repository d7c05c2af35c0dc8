"""What the seats are told of a correction, and where an answer and its corrections stand today."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from forums.people.models import User
from proposals.suggestions.models import Suggestion
from proposals.triage.errata import Erratum, Words
from tests.conftest import Outbox

from .conftest import HandOver, declining

WORDS = Words("Dafür gibt es 2027 Geld vom Land.", "Die Jahreszahl war falsch.", "Ein Zuschuss des Kreises.")


@pytest.fixture(autouse=True)
def no_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


def _now(suggestion: Suggestion) -> Suggestion:
    return Suggestion.objects.get(pk=suggestion.pk)


@pytest.fixture
def proposed(suggestion: Suggestion, officer: User, teacher: User, hand_over: HandOver) -> Erratum:
    hand_over(_now(suggestion), by=officer, content=declining()).cosign(by=teacher)
    return Erratum.propose(_now(suggestion), WORDS, by=officer)


def test_a_mail_about_a_correction_says_why(proposed: Erratum, teacher: User, outbox: Outbox) -> None:
    told = [mail.body for mail in outbox() if mail.to == [teacher.email] and "Berichtigung" in mail.subject]
    assert [(f"Grund: {WORDS.reason}" in body, WORDS.answer in body) for body in told] == [(True, True)]


def test_a_mail_about_an_objection_shows_its_words(
    proposed: Erratum, officer: User, teacher: User, outbox: Outbox
) -> None:
    outbox().clear()
    proposed.object(by=teacher, reason="Das Geld ist noch nicht sicher.")
    told = [mail.body for mail in outbox() if mail.to == [officer.email]]
    assert ["Das Geld ist noch nicht sicher." in body for body in told] == [True]


def test_what_was_opened_again_is_no_longer_effective(
    proposed: Erratum, officer: User, teacher: User, client: Client, hand_over: HandOver
) -> None:
    proposed.cosign(by=teacher)
    client.force_login(officer)
    url = reverse("desk_case", args=[proposed.suggestion.number])
    states = [_states(client.get(url).content.decode())]
    _now(proposed.suggestion).reopen(reason="Es gibt Geld.")
    Suggestion.objects.update(holder=proposed.body)
    states.append(_states(client.get(url).content.decode()))
    again = declining(answer="Noch immer kein Geld.")
    hand_over(_now(proposed.suggestion), by=officer, content=again).cosign(by=teacher)
    states.append(_states(client.get(url).content.decode()))
    assert states == [
        ["Wirksam", "Wirksam"],
        ["Nicht mehr wirksam"],
        ["Nicht mehr wirksam", "Wirksam", "Nicht mehr wirksam"],
    ]


def _states(html: str) -> list[str]:
    """Where each version and each correction stands, as the desk says it."""
    return re.findall(r"(?:Fassung|Berichtigung) \d+ [^<:]*: ((?:Nicht mehr w|W)irksam)", " ".join(html.split()))
