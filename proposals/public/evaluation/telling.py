"""Who is told of an evaluation, each by one letter: the teams that they are asked, the steering group that it waits.

The words: letters.py. What is said on the page of mails is said of rows that were sent.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Count, Max
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from forums.bodies.models import Body, Duty, Kind, Membership
from forums.bodies.permissions import speaks
from forums.bodies.reached import accounts_by_body, seated_accounts
from forums.fields.models import ActionField
from forums.municipality.calendar import today
from forums.notices.models import Notice, Recipient
from forums.people.models import User
from forums.records.record import Record

ASKED = "evaluation.asked"
ASSESS_SOON = "evaluation.assess_soon"
ASSESS_LATE = "evaluation.assess_late"
TO_APPROVE = "evaluation.to_approve"
APPROVE_LATE = "evaluation.approve_late"

LABELS: dict[str, StrOrPromise] = {
    ASKED: _("Asked the teams for their assessments"),
    ASSESS_SOON: _("Reminded teams before the day"),
    ASSESS_LATE: _("Reminded teams after the day"),
    TO_APPROVE: _("Told the steering group that it waits"),
    APPROVE_LATE: _("Reminded the steering group"),
}


class Asking(Record):
    """Who is asked until when: the columns of an evaluation that letters are about."""

    assess_by = models.DateField(_("the teams write until"), null=True, editable=False)
    approved_version = models.PositiveIntegerField(null=True, editable=False)

    assessments: Any  # the rows that name this one

    class Meta(Record.Meta):
        abstract = True


def ask_teams(evaluation: Asking, *, by: User | None = None, kind: str = ASKED) -> int:
    """Those that have not written. Returns how many notices are new; who has one of this kind gets no other."""
    event = f"{kind}:{evaluation.pk}:{evaluation.assess_by}"
    return _write(kind, event, seated_accounts(silent(evaluation)), evaluation, by)


def tell_steering(evaluation: Asking, *, by: User | None = None, kind: str = TO_APPROVE) -> int:
    """Once until the next approval, however often the teams write."""
    event = f"{kind}:{evaluation.pk}:{evaluation.approved_version or 0}"
    members = Membership.objects.running().filter(body__duty=Duty.STEERING).select_related("body")
    people = {member.person_id for member in members if speaks(member)}
    users = User.objects.filter(is_active=True, person__in=people - {None}).exclude(email="").order_by("pk")
    return _write(kind, event, users, evaluation, by)


def silent(evaluation: Asking) -> list[Body]:
    """The networks of fields without an assessment."""
    networks = Body.objects.current().filter(kind=Kind.NETWORK, field__isnull=False)
    of_them = networks.exclude(field__in=evaluation.assessments.values("field"))
    return list(of_them.select_related("field").with_memberships().order_by("pk"))


def unreached(evaluation: Asking) -> list[ActionField]:
    """Fields whose team has not written, and that no mail reaches: somebody has to speak to them."""
    bodies = silent(evaluation)
    reached = accounts_by_body(bodies)
    staffed = [body for body in bodies if any(seat.members for seat in body.tandem().seats)]
    return [body.field for body in staffed if body.field and not reached[body.pk]]


def _write(kind: str, event: str, users: Iterable[User], evaluation: Asking, by: User | None) -> int:
    known = set(Notice.objects.filter(event=event).values_list("recipient", flat=True))
    named = [Recipient(f"user:{user.pk}", user.email, user.language) for user in users]
    new = [recipient for recipient in named if recipient.key not in known]
    Notice.objects.write(kind, event, new, about=evaluation, by=by)
    return len(new)


@dataclass(frozen=True)
class Told:
    """Mails of one kind that went out: to how many people, the last one on which day."""

    label: StrOrPromise
    people: int
    last: date


@dataclass(frozen=True)
class Asked:
    """What the page says to those who work on it: until when, and who knows."""

    evaluation: Asking

    @property
    def is_late(self) -> bool:
        return self.evaluation.assess_by is not None and self.evaluation.assess_by < today()

    @property
    def told(self) -> Sequence[Told]:
        sent = Notice.objects.sent().about(type(self.evaluation), self.evaluation.pk).order_by()
        found = sent.values("kind").annotate(people=Count("pk"), last=Max("sent_at"))
        rows = {row["kind"]: row for row in found}
        return [
            Told(label, rows[kind]["people"], localdate(rows[kind]["last"]))
            for kind, label in LABELS.items()
            if kind in rows
        ]

    @property
    def unreached(self) -> list[ActionField]:
        return unreached(self.evaluation)
