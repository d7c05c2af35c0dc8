"""What others show of a measure that is shared."""

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from forums.municipality.models import Municipality
from forums.printing.texts import Text
from forums.sharing.pictures import SharePicture, Station, Tone

from .models import Measure
from .workflow import Status

# Proposed, adopted or planned, under way, done.
_WAYS: dict[Status, tuple[Station, ...]] = {
    Status.PROPOSED: ("now", "next", "next", "next"),
    Status.ADOPTED: ("done", "now", "next", "next"),
    Status.PLANNED: ("done", "now", "next", "next"),
    Status.RUNNING: ("done", "done", "now", "next"),
    Status.PARTLY: ("done", "done", "now", "next"),
    Status.DONE: ("done", "done", "done", "good"),
    Status.STOPPED: ("done", "stopped"),
}
_TONES: dict[Status, Tone] = {
    Status.RUNNING: "info",
    Status.PARTLY: "info",
    Status.DONE: "success",
}


def picture_of(measure: Measure, city: Municipality) -> SharePicture:
    language = get_language() or settings.LANGUAGE_CODE
    status, tone = Status(measure.status), _TONES.get(Status(measure.status), "neutral")
    state = str(status.label)
    if measure.due and not measure.is_over:
        state = f"{state}, {measure.due}"
        tone = "late" if measure.due.is_late else tone
    return SharePicture(
        Text(str(measure), language),
        city.name,
        language,
        over=_("Measure"),
        state=state,
        tone=tone,
        stations=_WAYS[status],
    )
