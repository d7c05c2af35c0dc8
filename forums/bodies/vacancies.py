"""Seats that fall vacant: what a change of a membership means is said before it is made."""

from datetime import date, timedelta

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from forums.municipality.calendar import today

from .models import Membership, MembershipRole

SEATS = (MembershipRole.OFFICE_SEAT, MembershipRole.FIELD_SEAT)


def vacant_from(before: Membership, after: Membership | None) -> date | None:
    """The first day on which nobody holds the seat or office because `before` becomes `after` (None: it is deleted).

    None where somebody does, where nobody is expected, or where `before` would have ended by then anyway.
    """
    if before.role not in SEATS and not (before.body.duty and before.role != MembershipRole.ACTOR):
        return None
    same = after and (after.body_id, after.role) == (before.body_id, before.role) and after.person_id
    first = after.ends + timedelta(days=1) if same and after and after.ends else None
    if not same:
        first = today()
    if first is None or (before.ends is not None and before.ends < first):
        return None
    return None if _held(before, first) else first


def _held(before: Membership, on: date) -> bool:
    """By somebody else: the same seat of a tandem, or any role that acts for an office."""
    others = Membership.objects.running(on).filter(body=before.body_id).exclude(pk=before.pk).exclude(person=None)
    if before.role in SEATS:
        return others.filter(role=before.role).exists()
    return others.filter(~Q(role=MembershipRole.ACTOR)).exists()


def vacancy_in_words(membership: Membership, first: date) -> str:
    words = {"role": membership.get_role_display(), "body": membership.body, "day": date_format(first)}
    return _("From %(day)s on nobody holds this: %(role)s – %(body)s.") % words
