"""What has become of a suggestion by its measures, in one word and one sentence."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from forums.pictograms.names import Pictogram
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Stage

from .models import Measure
from .pictograms import OF_STATUS
from .workflow import TONES, Status

SENTENCES: dict[Status, StrOrPromise] = {
    Status.RUNNING: _("This has begun: a measure of the city is under way."),
    Status.PARTLY: _("Part of this is done. You can read what below."),
    Status.DONE: _("This is done. You can read below what came of it."),
    Status.STOPPED: _("We wanted to do this, but the measure was stopped. You can read the reason below."),
}


@dataclass(frozen=True)
class Fate:
    """`sentence` is empty while nothing has begun: then the outcome's own sentence is still true."""

    status: Status

    @property
    def label(self) -> str:
        return str(_("Measure: %(status)s")) % {"status": self.status.label}

    @property
    def pictogram(self) -> Pictogram:
        return OF_STATUS[self.status]

    @property
    def tone(self) -> str:
        return TONES.get(self.status, "neutral")

    @property
    def sentence(self) -> str:
        return str(SENTENCES.get(self.status, ""))


def fate_of(suggestion: Suggestion, measures: Iterable[Measure]) -> Fate | None:
    """Of what was accepted, or is in the plan already; `measures` are those it, or its target, led to."""
    if suggestion.answered_by.stage not in (Stage.ACCEPTED, Stage.ALREADY_COVERED):
        return None
    statuses = {Status(measure.status) for measure in measures}
    return Fate(_together(statuses)) if statuses else None


def _together(statuses: set[Status]) -> Status:
    """Of several measures: what goes on comes first, and done is only what is all done."""
    if len(statuses) == 1:
        return next(iter(statuses))
    if Status.RUNNING in statuses:
        return Status.RUNNING
    if statuses & {Status.DONE, Status.PARTLY}:
        return Status.PARTLY
    return Status.PLANNED if Status.PLANNED in statuses else Status.PROPOSED
