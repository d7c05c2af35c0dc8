"""Puts the desk's notices into the outbox; `notices.py` has their words.

Nobody is written to about what they did themselves (`by`), and nobody twice about one Step: of those who hear of it
as its followers or author too, the desk's mail takes the place of the other.
"""

from collections.abc import Iterable
from datetime import date

from forums.notices.models import Notice
from forums.people.models import User
from proposals.suggestions.effects import event_of
from proposals.suggestions.models import Step, Suggestion

from .recipients import accounts_of, to_accounts
from .seats import Signer


def _write(
    kind: str,
    suggestion: Suggestion,
    people: Iterable[int],
    *,
    event: int | str,
    by: User | None = None,
    step: Step | None = None,
    **data: int | str | None,
) -> None:
    recipients = to_accounts(accounts_of(people))
    if step is not None:
        Notice.objects.take_back(event_of(step), recipients)
        data["step"] = step.number
    Notice.objects.write(kind, f"{kind}:{suggestion.pk}:{event}", recipients, about=suggestion, by=by, **data)


def _people(signers: Iterable[Signer]) -> list[int]:
    return [signer.person_id for signer in signers]


def asked_to_sign(
    suggestion: Suggestion, signers: Iterable[Signer], *, decision: int, event: int | str, due: date | None
) -> None:
    """Ask for the second signature. `event` tells the first asking from the later ones."""
    day = due.isoformat() if due else None
    _write("desk.to_sign", suggestion, _people(signers), event=event, decision=decision, due=day)


def objected(suggestion: Suggestion, drafter: int, *, decision: int, event: int) -> None:
    _write("desk.objected", suggestion, [drafter], event=event, decision=decision)


def lapsed(suggestion: Suggestion, drafter: int, *, reason: str, event: int, by: User | None) -> None:
    """Not where the drafters' own act made it lapse: they were told on the page."""
    _write("desk.lapsed", suggestion, [drafter], event=event, by=by, reason=reason)


def acted_alone(suggestion: Suggestion, partners: Iterable[Signer], *, until: date, step: Step) -> None:
    people = _people(partners)
    _write("desk.alone", suggestion, people, event=step.pk, by=step.actor, step=step, until=until.isoformat())


def called_back(suggestion: Suggestion, person: int, *, event: int, step: Step) -> None:
    """In place of the mail that the team has it again."""
    Notice.objects.take_back(f"desk.arrived:{suggestion.pk}:{step.number}", to_accounts(accounts_of([person])))
    _write("desk.called_back", suggestion, [person], event=event, by=step.actor, step=step)


def asked_to_correct(suggestion: Suggestion, signers: Iterable[Signer], *, erratum: int, event: int | str) -> None:
    _write("desk.correction_to_sign", suggestion, _people(signers), event=event, erratum=erratum)


def correction_objected(suggestion: Suggestion, writer: int, *, erratum: int, event: int) -> None:
    _write("desk.correction_objected", suggestion, [writer], event=event, erratum=erratum)


def correction_lapsed(suggestion: Suggestion, writer: int, *, reason: str, event: int) -> None:
    _write("desk.correction_lapsed", suggestion, [writer], event=event, reason=reason)


def recused(suggestion: Suggestion, successors: Iterable[Signer], *, event: int) -> None:
    _write("desk.recused", suggestion, _people(successors), event=event)


def arrived(suggestion: Suggestion, signers: Iterable[Signer], *, step: Step, but: Iterable[Signer] = ()) -> None:
    """The body has it from now on: new, passed on, escalated, opened again or back after deferral. Not to those who
    hear of the same Step by another mail (`but`)."""
    people = set(_people(signers)) - set(_people(but))
    due = suggestion.due_on.isoformat() if suggestion.due_on else None
    why = {"why": step.reason, "days": step.data.get("days")}
    _write("desk.arrived", suggestion, people, event=step.number, by=step.actor, step=step, due=due, **why)


def unanswered(suggestion: Suggestion, signers: Iterable[Signer], *, step: Step) -> None:
    _write("desk.unanswered", suggestion, _people(signers), event=step.number, by=step.actor, step=step)


def replied(suggestion: Suggestion, signers: Iterable[Signer], *, step: Step) -> None:
    _write("desk.replied", suggestion, _people(signers), event=step.number, by=step.actor, step=step)
