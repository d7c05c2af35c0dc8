"""Puts the desk's notices into the outbox; `notices.py` has their words."""

from collections.abc import Iterable
from datetime import date

from forums.notices.models import Notice, Recipient
from forums.people.models import User
from proposals.suggestions.models import Step, Suggestion

from .seats import Signer


def _write(
    kind: str, suggestion: Suggestion, people: Iterable[int], *, event: int | str, **data: int | str | None
) -> None:
    accounts = User.objects.filter(person__in=list(people), is_active=True)
    recipients = [Recipient(f"user:{user.pk}", user.email, user.language) for user in accounts]
    Notice.objects.write(kind, f"{kind}:{suggestion.pk}:{event}", recipients, about=suggestion, **data)


def _people(signers: Iterable[Signer]) -> list[int]:
    return [signer.person_id for signer in signers]


def asked_to_sign(suggestion: Suggestion, signers: Iterable[Signer], *, decision: int, event: int | str) -> None:
    """Ask for the second signature. `event` tells the first asking from the later ones."""
    _write("desk.to_sign", suggestion, _people(signers), event=event, decision=decision)


def objected(suggestion: Suggestion, drafter: int, *, decision: int, event: int) -> None:
    _write("desk.objected", suggestion, [drafter], event=event, decision=decision)


def lapsed(suggestion: Suggestion, drafter: int, *, reason: str, event: int) -> None:
    _write("desk.lapsed", suggestion, [drafter], event=event, reason=reason)


def acted_alone(suggestion: Suggestion, partners: Iterable[Signer], *, until: date, event: int) -> None:
    _write("desk.alone", suggestion, _people(partners), event=event, until=until.isoformat())


def called_back(suggestion: Suggestion, person: int, *, event: int) -> None:
    _write("desk.called_back", suggestion, [person], event=event)


def asked_to_correct(suggestion: Suggestion, signers: Iterable[Signer], *, erratum: int, event: int | str) -> None:
    _write("desk.correction_to_sign", suggestion, _people(signers), event=event, erratum=erratum)


def correction_objected(suggestion: Suggestion, writer: int, *, event: int) -> None:
    _write("desk.correction_objected", suggestion, [writer], event=event)


def correction_lapsed(suggestion: Suggestion, writer: int, *, reason: str, event: int) -> None:
    _write("desk.correction_lapsed", suggestion, [writer], event=event, reason=reason)


def recused(suggestion: Suggestion, successors: Iterable[Signer], *, event: int) -> None:
    _write("desk.recused", suggestion, _people(successors), event=event)


def arrived(suggestion: Suggestion, signers: Iterable[Signer], *, event: int, step: Step) -> None:
    """The body has it from now on: new, passed on, escalated, opened again or back after deferral."""
    _write("desk.arrived", suggestion, _people(signers), event=event, why=step.reason, days=step.data.get("days"))


def unanswered(suggestion: Suggestion, signers: Iterable[Signer], *, event: int) -> None:
    _write("desk.unanswered", suggestion, _people(signers), event=event)


def replied(suggestion: Suggestion, signers: Iterable[Signer], *, event: int) -> None:
    _write("desk.replied", suggestion, _people(signers), event=event)
