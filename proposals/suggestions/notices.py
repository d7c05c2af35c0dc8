"""Which mails this slice sends, and what their templates need."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language

from forums.notices.kinds import register
from forums.notices.models import Notice

from .follow_links import own_page_url
from .following import Follower
from .models import Suggestion
from .signature import signed_by
from .stages import Visibility
from .status import sentence_in_mail
from .steps import Step, StepKind
from .timeline import reason, sentence


def _absolute(name: str, *args: object) -> str:
    return settings.SITE_URL + reverse(name, args=args)


def _confirm(notice: Notice) -> dict[str, Any] | None:
    """The one mail to an unconfirmed address. It names the number only: the address may be a stranger's."""
    follower = notice.about
    if not isinstance(follower, Follower) or follower.confirmed_at:
        return None
    return {
        "number": follower.suggestion.number,
        "is_author": follower.is_author,
        "url": _absolute("follower_confirm", follower.token("confirm")),
    }


def _step(notice: Notice) -> dict[str, Any] | None:
    """One step, and the public page, as long as there is one. Authors are told how to open their own, by no key."""
    step = notice.about
    if not isinstance(step, Step):
        return None
    suggestion: Suggestion = step.suggestion
    kind, _colon, key = notice.recipient.partition(":")
    follower = Follower.objects.confirmed().filter(pk=key).first() if kind == "follower" else None
    if kind == "follower" and follower is None:
        return None
    is_author = follower.is_author if follower else str(suggestion.author_id) == key
    if not is_author and (suggestion.visibility != Visibility.PUBLIC or not step.public):
        return None
    return {
        "suggestion": suggestion,
        "step": step,
        "sentence": sentence(step),
        "reason": reason(step),
        "why": step.data.get("why", "") if step.kind == StepKind.CORRECTED else "",
        "now": sentence_in_mail(suggestion, to_author=is_author),
        "translation_follows": bool(step.text) and step.text_language != get_language(),
        "is_author": is_author,
        "signed_by": signed_by(step),
        "url": settings.SITE_URL + suggestion.get_absolute_url() if suggestion.visibility == Visibility.PUBLIC else "",
        "own_page_url": own_page_url(suggestion, notice.recipient) if is_author else "",
        "by_account": kind == "user",
        "must_act": is_author and suggestion.is_question_open,
        "unsubscribe_url": _absolute("follower_stop", follower.token("stop")) if follower else "",
    }


def register_notices() -> None:
    register("follower.confirm", template="proposals/suggestions/notices/confirm", context=_confirm)
    register("suggestion.step", template="proposals/suggestions/notices/step", context=_step)
