"""What has become of a suggestion by its measures, in one word and one sentence."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, OuterRef, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from forums.pictograms.names import Pictogram
from proposals.suggestions.models import Suggestion, SuggestionQuerySet
from proposals.suggestions.stages import Stage

from .models import Measure, MeasureOrigin
from .pictograms import OF_STATUS
from .workflow import TONES, Status

SENTENCES: dict[Status, StrOrPromise] = {
    Status.RUNNING: _("This has begun: a measure of the city is under way."),
    Status.PARTLY: _("Part of this is done. You can read what below."),
    Status.DONE: _("This is done. You can read below what came of it."),
    Status.STOPPED: _("We wanted to do this, but the measure was stopped. You can read the reason below."),
}

_BITS = {status: 1 << place for place, status in enumerate(Status)}  # so that one column of a list holds several


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
    return _fate(suggestion, {Status(measure.status) for measure in measures})


def with_fates(suggestions: SuggestionQuerySet) -> SuggestionQuerySet:
    """With what `listed_fate` reads: no query more, for any number of rows."""
    answered_by = Coalesce(OuterRef("merged_into"), OuterRef("pk"))
    bit = Case(*(When(measure__status=status, then=Value(bit)) for status, bit in _BITS.items()), default=Value(0))
    statuses = MeasureOrigin.objects.standing().filter(suggestion=answered_by).order_by().values("suggestion")
    together = Subquery(statuses.annotate(bits=Sum(bit, distinct=True)).values("bits"))
    rows: SuggestionQuerySet = suggestions.select_related("merged_into").annotate(measure_statuses=together)
    return rows


def listed_fate(suggestion: Suggestion) -> Fate | None:
    """Of one read `with_fates`; None for any other."""
    bits = getattr(suggestion, "measure_statuses", None)
    return _fate(suggestion, {status for status, bit in _BITS.items() if bits & bit}) if bits else None


def _fate(suggestion: Suggestion, statuses: set[Status]) -> Fate | None:
    if not statuses or suggestion.answered_by.stage not in (Stage.ACCEPTED, Stage.ALREADY_COVERED):
        return None
    return Fate(_together(statuses))


def _together(statuses: set[Status]) -> Status:
    """Of several measures: what goes on comes first, and done is only what is all done."""
    if len(statuses) == 1:
        return next(iter(statuses))
    if Status.RUNNING in statuses:
        return Status.RUNNING
    if statuses & {Status.DONE, Status.PARTLY}:
        return Status.PARTLY
    return next(status for status in (Status.PLANNED, Status.ADOPTED, Status.PROPOSED) if status in statuses)
