"""Complaints about persons: the office hears of each by mail. The mail has a number and a link, never the text."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from forums.bodies.models import Body, Membership, MembershipRole
from forums.notices.kinds import register
from forums.notices.models import Notice, Recipient
from forums.people.models import User

from .steps import Step, StepKind


def tell_office(step: Step, office: Body) -> None:
    """Write to the accounts of whoever acts for the office; to its own address where there is none."""
    members = Membership.objects.running().filter(body=office).exclude(role=MembershipRole.ACTOR)
    accounts = User.objects.filter(is_active=True, person__in=members.values("person"))
    recipients = [Recipient(f"user:{user.pk}", user.email, user.language) for user in accounts]
    if not recipients and office.email:
        recipients = [Recipient(f"body:{office.pk}", office.email, settings.LANGUAGE_CODE)]
    Notice.objects.write("complaint.given", f"complaint.given:{step.pk}", recipients, about=step)


def _given(notice: Notice) -> dict[str, Any] | None:
    step = notice.about
    if not isinstance(step, Step) or step.kind != StepKind.COMPLAINT or not step.suggestion.is_complaint:
        return None
    number = step.suggestion.number
    return {"number": number, "url": settings.SITE_URL + reverse("complaint", args=[number])}


def register_notices() -> None:
    register("complaint.given", template="proposals/moderation/notices/complaint_given", context=_given)
