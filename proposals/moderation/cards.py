"""Cards of tables that need a moderator: those that may speak of danger, and those that a host has hidden."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from forums.dialogue import attention
from forums.dialogue.models import CardFlag, CardReview
from forums.notices.kinds import register
from forums.notices.models import Notice

from .danger import moderators


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


def _asked(notice: Notice) -> dict[str, object] | None:
    review = notice.about
    if not isinstance(review, CardReview) or review.decided_at:
        return None
    return {"card": review.card, "url": _page()}


def register_notices() -> None:
    register("card.danger", template="proposals/moderation/notices/card_danger", context=_flag)
    register("card.asked", template="proposals/moderation/notices/card_asked", context=_asked)
