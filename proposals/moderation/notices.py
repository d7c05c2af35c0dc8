"""Mails of moderation: a danger to look at, a complaint for its office. A number and a link, never the text."""

from django.conf import settings
from django.urls import reverse

from forums.bodies.models import Body, Membership, MembershipRole
from forums.notices.kinds import register
from forums.notices.models import Notice, Recipient
from forums.people.models import User
from proposals.suggestions.steps import Step, StepKind

from .danger import DangerFlag


def to_complaints_office(office: Body) -> list[Recipient]:
    """The accounts of whoever acts for the office; its own address where there is none."""
    members = Membership.objects.running().filter(body=office).exclude(role=MembershipRole.ACTOR)
    accounts = User.objects.filter(is_active=True, person__in=members.values("person"))
    recipients = [Recipient(f"user:{user.pk}", user.email, user.language) for user in accounts]
    if not recipients and office.email:
        recipients = [Recipient(f"body:{office.pk}", office.email, settings.LANGUAGE_CODE)]
    return recipients


def write_to_complaints_office(step: Step, office: Body) -> None:
    """That a moderator has given it something."""
    event, told = f"complaint.given:{step.pk}", to_complaints_office(office)
    Notice.objects.write("complaint.given", event, told, about=step, by=step.actor)


def _complaint(notice: Notice) -> dict[str, object] | None:
    step = notice.about
    if not isinstance(step, Step) or step.kind != StepKind.COMPLAINT or not step.suggestion.is_complaint:
        return None
    number = step.suggestion.number
    return {"number": number, "url": settings.SITE_URL + reverse("complaint", args=[number])}


def _unopened_flag(notice: Notice) -> dict[str, object] | None:
    flag = notice.about
    if not isinstance(flag, DangerFlag) or flag.opened_at:
        return None
    number = flag.suggestion.number
    return {"flag": flag, "number": number, "url": settings.SITE_URL + reverse("moderation_case", args=[number])}


def register_notices() -> None:
    register("danger.raised", template="proposals/moderation/notices/danger_raised", context=_unopened_flag)
    register("danger.unopened", template="proposals/moderation/notices/danger_unopened", context=_unopened_flag)
    register("complaint.given", template="proposals/moderation/notices/complaint_given", context=_complaint)
