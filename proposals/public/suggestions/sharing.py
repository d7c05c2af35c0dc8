"""What others show of a suggestion that is shared."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from forums.pictograms.thread import Reached
from forums.printing.texts import Text
from forums.sharing.answers import Shared, shared
from forums.sharing.pictures import SharePicture, Station, Tone

from .page import PublicPage

_TONES: dict[str, Tone] = {"info": "info", "success": "success"}
_MARKS: dict[Reached, Station] = {
    Reached.PASSED: "done",
    Reached.NOW: "now",
    Reached.LATE: "late",
    Reached.ENDED: "stopped",
    Reached.NEXT: "next",
}


def picture_of(page: PublicPage) -> SharePicture:
    """No more than its page says: title, state, and how far it has come."""
    suggestion = page.suggestion
    language = get_language() or settings.LANGUAGE_CODE
    due = page.due
    tone: Tone = "late" if due is not None and due.is_late else _TONES.get(suggestion.tone, "neutral")
    named = _("Suggestion %(number)s") % {"number": page.number}
    return SharePicture(
        Text(page.title, suggestion.language),
        page.city.name,
        language,
        over=named,
        state=suggestion.label_text,
        tone=tone,
        stations=[
            "good" if station.tone == "done" and station.reached == Reached.ENDED else _MARKS[station.reached]
            for station in page.track
        ],
        instead=named,
    )


def shared_of(page: PublicPage) -> Shared:
    return shared(reverse("suggestion_picture", args=[page.number]), picture_of(page))
