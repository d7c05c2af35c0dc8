"""What waits because of evaluations: the teams' assessments, then the steering group's approval."""

from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.bodies.models import Kind, Membership
from forums.bodies.permissions import memberships_of
from forums.fields.models import ActionField
from forums.inbox.registry import Item, Rows, Source, register
from forums.people.models import User

from .models import Assessment, Evaluation, EvaluationQuerySet
from .permissions import approves_as


def _fields(user: User) -> list[ActionField]:
    found = [member.body.field for member in memberships_of(user) if member.seat and member.body.kind == Kind.NETWORK]
    return [field for field in found if field is not None]


def _to_assess(user: User, on: date) -> Rows[Evaluation]:
    """Never approved, and without a word of one of the user's fields."""
    said = Assessment.objects.filter(evaluation=OuterRef("pk"))
    fields = _fields(user)
    missing = Q()
    for field in fields:
        missing |= Q(~Exists(said.filter(field=field)))
    rows = Evaluation.objects.filter(missing, approved_version=None).order_by("until", "pk")
    return Rows(rows, lambda evaluation: _assess(evaluation, fields))


def _assess(evaluation: Evaluation, fields: list[ActionField]) -> Item:
    url = reverse("evaluation_assess", args=[evaluation.slug, fields[0].slug])
    if len(fields) > 1:
        url = evaluation.get_absolute_url()
    return Item(_("Say how your team sees it"), str(evaluation), url, note=", ".join(map(str, fields)))


def _assesses(user: User) -> bool:
    return bool(_fields(user))


def _approves(user: User) -> bool:
    return approves_as(user) is not None


def ready() -> EvaluationQuerySet:
    """Changed since the last approval, with an assessment of each field that has a team today."""
    seated = (
        Membership.objects.running()
        .exclude(person=None)
        .filter(body__kind=Kind.NETWORK, body__field=OuterRef("pk"), role__in=["office_seat", "field_seat"])
    )
    said = Assessment.objects.filter(evaluation=OuterRef(OuterRef("pk")), field=OuterRef("pk"))
    silent = ActionField.objects.filter(Exists(seated)).exclude(Exists(said))
    found: EvaluationQuerySet = Evaluation.objects.unapproved().exclude(Exists(silent)).order_by("until", "pk")
    return found


def _approve(evaluation: Evaluation) -> Item:
    return Item(_("Read and approve an evaluation"), str(evaluation), evaluation.get_absolute_url())


def register_sources() -> None:
    register(
        Source(
            "evaluations to assess",
            _assesses,
            gettext_lazy("Evaluations that wait for what your team says of its field."),
            _to_assess,
        ),
        Source(
            "evaluations to approve",
            _approves,
            gettext_lazy("Evaluations for which all teams have written: to approve."),
            lambda user, on: Rows(ready(), _approve),
        ),
    )
