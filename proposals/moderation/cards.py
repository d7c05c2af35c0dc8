"""Cards of tables that need a moderator: those that may speak of danger, and those that a host has hidden."""

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse

from forums.dialogue import attention
from forums.dialogue.models import CardFlag, CardReview
from forums.municipality.calendar import WorkingCalendar
from forums.notices.kinds import register
from forums.notices.models import Notice

from .danger import HOURS_TO_OPEN, moderators


def connect() -> None:
    attention.tell(write_to_moderators)


def write_to_moderators(about: models.Model) -> None:
    """At once, about every flag and every writer who asks to look again."""
    match about:
        case CardFlag():
            event = f"card.danger:{about.card_id}:{about.raised_at.isoformat()}"
            Notice.objects.write("card.danger", event, moderators(), about=about)
        case CardReview():
            Notice.objects.write("card.asked", f"card.asked:{about.pk}", moderators(), about=about)


def alert_overdue() -> int:
    """Alert every moderator about flags that nobody has taken on within a working hour; once for each flag. Safe to
    run twice or in parallel. Returns how many."""
    calendar = WorkingCalendar.current()
    unopened = CardFlag.objects.unopened().filter(alerted_at=None)
    return sum(_alert(flag) for flag in unopened if calendar.hours_since(flag.raised_at) >= HOURS_TO_OPEN)


@transaction.atomic
def _alert(flag: CardFlag) -> bool:
    if not flag.claim_alert():
        return False
    event = f"card.unopened:{flag.card_id}:{flag.raised_at.isoformat()}"
    Notice.objects.write("card.unopened", event, moderators(), about=flag)
    return True


def waiting() -> dict[str, int]:
    """How many cards need a moderator, in two queries."""
    return {"flags": CardFlag.objects.open().count(), "reviews": CardReview.objects.waiting().count()}


def _page() -> str:
    return settings.SITE_URL + reverse("moderation_cards")


def _flag(notice: Notice) -> dict[str, object] | None:
    """Where and what, never the text."""
    flag = notice.about
    if not isinstance(flag, CardFlag) or flag.closed_at:
        return None
    return {"flag": flag, "card": flag.card, "url": _page()}


def _unopened(notice: Notice) -> dict[str, object] | None:
    return None if getattr(notice.about, "opened_at", None) else _flag(notice)


def _asked(notice: Notice) -> dict[str, object] | None:
    review = notice.about
    if not isinstance(review, CardReview) or review.decided_at:
        return None
    return {"card": review.card, "url": _page()}


def register_notices() -> None:
    register("card.danger", template="proposals/moderation/notices/card_danger", context=_flag)
    register("card.unopened", template="proposals/moderation/notices/card_unopened", context=_unopened)
    register("card.asked", template="proposals/moderation/notices/card_asked", context=_asked)
