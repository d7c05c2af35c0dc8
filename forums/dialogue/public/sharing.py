"""What others show of a forum that is shared."""

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from forums.municipality.models import Municipality
from forums.printing.texts import Text
from forums.sharing.pictures import SharePicture, Station, Tone

from ..models import Forum
from ..states import ForumState

# Before it, while people talk, and when what they said is on its way.
_WAYS: dict[ForumState, tuple[Station, ...]] = {
    ForumState.PLANNED: ("now", "next", "next", "next"),
    ForumState.RUNNING: ("done", "now", "next", "next"),
    ForumState.OVER: ("done", "done", "now", "next"),
    ForumState.CANCELLED: ("done", "stopped"),
}


def picture_of(forum: Forum, city: Municipality) -> SharePicture:
    language = get_language() or settings.LANGUAGE_CODE
    begins = timezone.localtime(forum.starts_at)
    when = _("%(day)s, %(time)s, %(place)s") % {
        "day": date_format(begins, "DATE_FORMAT"),
        "time": date_format(begins, "TIME_FORMAT"),
        "place": forum.place,
    }
    cancelled = forum.state == ForumState.CANCELLED
    tone: Tone = "neutral" if cancelled else "info"
    return SharePicture(
        Text(str(forum), language),
        city.name,
        language,
        over=str(forum.get_kind_display()),
        state=str(ForumState.CANCELLED.label) if cancelled else when,
        tone=tone,
        stations=_WAYS[ForumState(forum.state)],
    )
