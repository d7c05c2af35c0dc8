"""The public page of one suggestion: where it stands, its answer, and how it came to it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, prefetch_related_objects
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from forums.associations.models import Association
from forums.bodies.models import Body
from forums.municipality.calendar import WorkingCalendar, today
from forums.municipality.models import ClosingDay, Municipality
from proposals.suggestions.labels import Label
from proposals.suggestions.models import Suggestion
from proposals.suggestions.signature import signature
from proposals.suggestions.stages import Stage, Visibility
from proposals.suggestions.steps import Step, StepKind
from proposals.suggestions.timeline import read, reason, tell

# What everyone reads; the author's own page says the same with "your".
SENTENCES: dict[Label, StrOrPromise] = {
    Label.RECEIVED: _("The idea has arrived. We read it by %(by)s."),
    Label.HELD: _("We are checking the text."),
    Label.REJECTED: _("We do not show the text."),
    Label.ASSIGNED: _("A team has the idea and answers by %(by)s."),
    Label.IN_PROGRESS: _("The team is working on it and answers by %(by)s."),
    Label.QUESTION: _("The team has asked the author something. The clock stands still until the answer."),
    Label.PASSED_ON: _("Another team has the idea now and answers by %(by)s."),
    Label.CHECKED_AGAIN: _("We are checking once more and answer by %(by)s."),
    Label.ACCEPTED: _("We want to do this. The city council may have to decide about the money."),
    Label.ALREADY_COVERED: _("This is in the plan already. You can read more here."),
    Label.DEFERRED: _("We talk about it later. It goes on on %(on)s."),
    Label.DECLINED: _("We will not do this. The reason is written here."),
    Label.MERGED: _("Others had the same idea. The number stays."),
    Label.NOT_OURS: _("Another office is in charge of this. Which one is written here."),
    Label.COUNCIL_PETITION: _("The city council gets the letter."),
    Label.PERSONAL_CASE: _("Here a person can help best. The text is no longer shown."),
    Label.WITHDRAWN: _("The author has taken the idea back. The text is no longer shown."),
}
ANSWERED = frozenset({*Stage} - {Stage.OPEN, Stage.MERGED, Stage.WITHDRAWN})
# The moderators' words in these are for the author alone.
TOLD_WITHOUT_WORDS = frozenset({StepKind.HELD, StepKind.REJECTED})


def sentence_for_all(told: Suggestion) -> str:
    """What its label means, in one easy sentence, in the active language."""
    return str(SENTENCES[told.label]) % {
        "by": date_format(told.due_on, "DATE_FORMAT") if told.due_on else _("soon"),
        "on": date_format(told.review_on, "DATE_FORMAT") if told.review_on else _("a later day"),
    }


@dataclass(frozen=True)
class Answer:
    """The decision in force. German is binding; `text` is in the reader's language where it exists."""

    text: str
    language: str
    reason: str
    signed: str
    step: Step
    binding: str = ""
    by_machine: bool = False
    views: tuple[dict[str, str], ...] = ()
    would_change: str = ""
    proposed_to: str = ""

    @property
    def translation_follows(self) -> bool:
        return bool(self.text) and self.language != (get_language() or settings.LANGUAGE_CODE)


class PublicPage:
    """Reads everything once; the number of queries does not depend on steps, supporters or measures."""

    def __init__(self, suggestion: Suggestion, city: Municipality) -> None:
        self.suggestion, self.city = suggestion, city
        self.steps, self.bodies = read(suggestion.steps.public())
        # Merged: the page shows what becomes of the target.
        self.origin: Any = suggestion.merged_into or suggestion
        prefetch_related_objects([self.origin], "measures")

    @property
    def shows_text(self) -> bool:
        return self.suggestion.stage not in (Stage.WITHDRAWN, Stage.PERSONAL_CASE)

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
        return sentence_for_all(self.suggestion)

    @property
    def is_public(self) -> bool:
        return self.suggestion.visibility == Visibility.PUBLIC

    @property
    def has_clock(self) -> bool:
        return self.is_public and self.suggestion.is_open and self.suggestion.due_on is not None

    @cached_property
    def days_left(self) -> int | None:
        """Working days until the answer; negative when overdue, None where no clock runs."""
        if not self.has_clock or self.suggestion.asked_at or self.suggestion.due_on is None:
            return None
        closed = ClosingDay.objects.values_list("day", flat=True)
        return WorkingCalendar(region=self.city.holiday_region, closed=closed).between(today(), self.suggestion.due_on)

    @cached_property
    def holder(self) -> str:
        """Who has it, as a tandem signs."""
        holder = self.bodies.get(self.suggestion.holder_id)
        return signature(holder or Body.objects.with_memberships().get(pk=self.suggestion.holder_id))

    @cached_property
    def _spoken(self) -> list[Any]:
        """Associations' parts in it, by the slice that joins the two."""
        known = Association.objects.with_consents()
        return list(self.suggestion.voices.standing().prefetch_related(Prefetch("association", queryset=known)))

    @property
    def voices(self) -> list[Any]:
        """Associations that wrote it, joined in writing it, or collected it."""
        return [voice for voice in self._spoken if voice.part != "supporter"]

    def parts_of(self, association: Association) -> frozenset[str]:
        """What this association has in it already."""
        return frozenset(voice.part for voice in self._spoken if voice.association_id == association.pk)

    @property
    def supporting(self) -> list[Any]:
        """Associations that support it."""
        return [voice for voice in self._spoken if voice.part == "supporter"]

    @cached_property
    def sources(self) -> list[Suggestion]:
        """Public suggestions that were merged into this one."""
        return list(Suggestion.objects.public().filter(merged_into=self.suggestion).order_by("pk"))

    @property
    def facts(self) -> list[dict[str, Any]]:
        """For components/summary_list.html; what nobody said is left out."""
        told = self.suggestion
        pairs: list[tuple[StrOrPromise, Any]] = [
            (_("Topic"), told.field and told.field.name),
            (_("Theme"), told.theme and told.theme.name),
            (_("District"), told.district and told.district.name),
            (_("Kind of suggestion"), told.get_kind_display() if told.kind else ""),
            (_("How it reached us"), told.source_name or told.get_source_display()),
            (_("Received on"), date_format(told.received_at, "DATE_FORMAT")),
        ]
        return [{"term": term, "text": str(text)} for term, text in pairs if text]

    @cached_property
    def answer(self) -> Answer | None:
        """What was decided, once it takes effect; a source shows its target's outcome by its label."""
        if self.suggestion.stage not in ANSWERED:
            return None
        step = next((step for step in reversed(self.steps) if step.kind == StepKind.DECIDED), None)
        if step is None:
            return None
        answer = Answer(
            text=step.text,
            language=step.text_language,
            reason=reason(step),
            signed=signature(step.body) if step.body else "",
            step=step,
        )
        return self._in_readers_language(answer)

    def _in_readers_language(self, answer: Answer) -> Answer:
        """The higher room keeps the decision: its published views, and translations of its answer."""
        decision = self.suggestion.decisions.for_answer(answer.step.data.get("decision"))
        if decision is None:
            return answer
        facts: dict[str, Any] = {
            **vars(answer),
            "views": tuple(decision.lead_views),
            "would_change": decision.would_change,
            "proposed_to": str(decision.proposed_to or ""),
        }
        if answer.translation_follows:
            translated = decision.translations.filter(language=get_language()).first()
            if translated:
                facts |= {
                    "text": translated.text,
                    "language": translated.language,
                    "binding": answer.text,
                    "by_machine": translated.by_machine,
                }
        return Answer(**facts)

    @property
    def history(self) -> list[dict[str, Any]]:
        """The public steps for components/timeline.html. The answer's text stands above, not here again."""
        measures = {measure.pk: measure for measure in self.origin.measures.all()}
        return [self._entry(step, measures.get(step.data.get("measure"))) for step in self.steps]

    def _entry(self, step: Step, measure: Any) -> dict[str, Any]:
        entry = tell(step, self.bodies)
        if step.kind in TOLD_WITHOUT_WORDS or (self.answer and step == self.answer.step):
            entry["text"] = ""
        if step.kind in TOLD_WITHOUT_WORDS:
            entry["title"] = str(step.get_kind_display())
        if measure:
            entry |= {"url": measure.get_absolute_url(), "action": str(measure)}
        return entry
