"""The public page of one suggestion: where it stands, its answer, and how it came to it."""

from functools import cached_property

from django.db.models import Prefetch
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from forums.associations.models import Association
from forums.bodies.models import Body
from forums.maps.picture import TownPicture, picture_of_point
from forums.municipality.calendar import WorkingCalendar, today
from forums.municipality.due import Due
from forums.municipality.models import ClosingDay, Municipality
from forums.pictograms.thread import Station
from proposals.intake.cards.models import CardOutcome, CardVoices
from proposals.measures.fates import Fate, fate_of
from proposals.measures.models import Measure, measures_named
from proposals.measures.way import way_of
from proposals.suggestions.endorsement.models import Endorsement, Part
from proposals.suggestions.models import Suggestion
from proposals.suggestions.signature import holder_name
from proposals.suggestions.stages import Stage, Visibility
from proposals.suggestions.status import coming, sentence_for_all
from proposals.suggestions.steps import WORDS_TO_THE_AUTHOR, Step, StepKind
from proposals.suggestions.timeline import TimelineEntry, entry, read
from proposals.suggestions.track import stations
from proposals.suggestions.track_facts import facts_of
from proposals.triage.answers import Answer, answer_to
from proposals.triage.standing import Standing, standing, takeover


class PublicPage:
    """Reads everything once; the number of queries does not depend on steps, supporters or measures."""

    def __init__(self, suggestion: Suggestion, city: Municipality) -> None:
        self.suggestion, self.city = suggestion, city
        self.steps, self.bodies = read(suggestion.steps.public())

    @property
    def shows_text(self) -> bool:
        return self.suggestion.stage not in (Stage.WITHDRAWN, Stage.PERSONAL_CASE)

    @property
    def is_shared(self) -> bool:
        """Whether others may show it: what everybody can read."""
        return self.is_public and self.shows_text

    @property
    def title(self) -> str:
        return self.suggestion.title if self.shows_text else str(_("Suggestion %(number)s") % {"number": self.number})

    @property
    def number(self) -> str:
        return self.suggestion.number

    @property
    def description(self) -> str:
        text = " ".join(self.suggestion.public_text.split()) if self.shows_text else self.sentence
        return Truncator(text).chars(155)

    @property
    def sentence(self) -> str:
        return (self.fate.sentence if self.fate else "") or sentence_for_all(self.suggestion)

    @cached_property
    def standing(self) -> Standing:
        """The answer before everything else, for components/now.html."""
        return standing(
            self.suggestion,
            sentence=self.sentence,
            holder=self.holder,
            due=self.due,
            left=self.days_left,
            after=takeover(self.suggestion, self.due, self.steps),
            answer=self.answer,
            measures=self.measures if self.fate else (),
        )

    @cached_property
    def track(self) -> list[Station]:
        """Its way, for components/thread.html."""
        measures = way_of(self.fate, self.measures, self.steps)
        body = self.answer.proposed_to if self.answer else ""
        return stations(facts_of(self.suggestion, self.steps, due=self.due, measures=measures, body=body))

    @cached_property
    def fate(self) -> Fate | None:
        """What has become of it by its measures."""
        return fate_of(self.suggestion, self.measures)

    @property
    def is_public(self) -> bool:
        return self.suggestion.visibility == Visibility.PUBLIC

    @cached_property
    def due(self) -> Due | None:
        """The date that counts now; not of texts that are not public, which have their own pages."""
        return self.suggestion.due if self.is_public else None

    @property
    def next(self) -> str:
        """What comes at that date; empty where nothing is promised."""
        return coming(self.suggestion) if self.due else ""

    @cached_property
    def days_left(self) -> int | None:
        """Working days until the answer; negative when overdue, None where no clock runs."""
        if self.due is None or self.due.paused or not self.suggestion.is_open:
            return None
        closed = ClosingDay.objects.values_list("day", flat=True)
        return WorkingCalendar(region=self.city.holiday_region, closed=closed).between(today(), self.due.on)

    @cached_property
    def holder(self) -> str:
        """Who has it, as a tandem signs."""
        holder = self.bodies.get(self.suggestion.holder_id)
        return holder_name(holder or Body.objects.with_memberships().get(pk=self.suggestion.holder_id))

    @cached_property
    def endorsements(self) -> list[Endorsement]:
        """Associations' parts in it, with what each association shows of itself."""
        associations = Prefetch("association", queryset=Association.objects.with_consents())
        return list(Endorsement.objects.in_force().filter(suggestion=self.suggestion).prefetch_related(associations))

    @property
    def authoring(self) -> list[Endorsement]:
        """Of associations that wrote it, joined in writing it, or collected it."""
        return [endorsement for endorsement in self.endorsements if endorsement.part != Part.SUPPORTER]

    @property
    def supporting(self) -> list[Endorsement]:
        """Of associations that support it."""
        return [endorsement for endorsement in self.endorsements if endorsement.part == Part.SUPPORTER]

    def parts_of(self, association: Association) -> frozenset[str]:
        """What this association has in it already."""
        return frozenset(
            endorsement.part for endorsement in self.endorsements if endorsement.association_id == association.pk
        )

    @cached_property
    def cards(self) -> CardVoices:
        """What people wrote about it at a forum's tables."""
        return CardOutcome.objects.filter(suggestion=self.suggestion).shown()

    @cached_property
    def measures(self) -> list[Measure]:
        """What comes of it, or of what it was merged into."""
        return list(Measure.objects.for_list().filter(suggestions=self.suggestion.answered_by))

    @cached_property
    def sources(self) -> list[Suggestion]:
        """Public suggestions that were merged into this one."""
        return list(Suggestion.objects.public().filter(merged_into=self.suggestion).order_by("pk"))

    @property
    def facts(self) -> list[dict[str, str]]:
        """For components/summary_list.html; what nobody said is left out."""
        suggestion = self.suggestion
        pairs: list[tuple[StrOrPromise, object]] = [
            (_("Number"), suggestion.number),
            (_("Topic"), suggestion.field and suggestion.field.name),
            (_("Theme"), suggestion.theme and suggestion.theme.name),
            (_("District"), suggestion.district and suggestion.district.name),
            (_("Kind of suggestion"), suggestion.get_kind_display() if suggestion.kind else ""),
            (_("How it reached us"), suggestion.source_name or suggestion.get_source_display()),
            (_("Received on"), date_format(suggestion.received_at, "DATE_FORMAT")),
        ]
        return [{"term": str(term), "text": str(text)} for term, text in pairs if text]

    @cached_property
    def place(self) -> TownPicture | None:
        """Where in the town it belongs, where its author set a point; only as long as its text is shown."""
        return picture_of_point(self.suggestion.point) if self.is_public and self.shows_text else None

    @cached_property
    def answer(self) -> Answer | None:
        return answer_to(self.suggestion, self.steps)

    @property
    def interim(self) -> Step | None:
        """Why an answer takes longer, as the team said it last; None once it is there."""
        if not self.suggestion.is_open:
            return None
        return next((step for step in reversed(self.steps) if step.kind == StepKind.INTERIM_ANSWER and step.text), None)

    @property
    def history(self) -> list[TimelineEntry]:
        """The public steps for components/timeline.html. The answer's text stands above, not here again."""
        measures = measures_named(self.steps, self.measures)
        return [self._entry(step, measures.get(step.data.get("measure"))) for step in self.steps]

    def _entry(self, step: Step, measure: Measure | None) -> TimelineEntry:
        shown = entry(step, self.bodies)
        if not step.words_for_all:
            shown["text"] = ""
        if self.answer and step == self.answer.step:  # it stands above; why it was corrected stands here too
            shown["text"] = step.data.get("why", "")
        if step.kind in WORDS_TO_THE_AUTHOR:
            shown["title"] = str(step.get_kind_display())
        if measure and not step.result:  # a vote leads to its paper
            shown["url"], shown["action"] = measure.get_absolute_url(), str(measure)
        return shown
