"""Reminders before a forum (see `manage.py tick`)."""

from datetime import timedelta

from django.utils import timezone

from forums.notices.models import Notice

from ..models import Forum
from ..states import ForumState

REMINDED = timedelta(days=2)  # before it begins


def remind() -> int:
    """Write once to everyone with a place who registered earlier than that; returns how many mails are new."""
    now = timezone.now()
    soon = Forum.objects.filter(state=ForumState.PLANNED, starts_at__gt=now, starts_at__lte=now + REMINDED)
    return sum(_remind(forum) for forum in soon)


def _remind(forum: Forum) -> int:
    event = f"forum.reminder:{forum.pk}:{timezone.localdate(forum.starts_at)}"
    sent = Notice.objects.filter(event=event)
    before = sent.count()
    early = forum.registrations.placed().filter(entered_at__lt=forum.starts_at - REMINDED)
    Notice.objects.write("forum.reminder", event, early.recipients(), about=forum)
    return sent.count() - before
