"""What an answer says: outcome, reason, words, measures; and what is still missing in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from forums.bodies.models import Body
from forums.fields.models import ActionField
from forums.municipality.calendar import today
from proposals.measures.models import Goal, Measure, Path
from proposals.suggestions.outcomes import REASONS, Reason
from proposals.suggestions.stages import DECIDED_BY_TWO, Stage

from .planned_measures import PlannedMeasure
from .translations import AnswerTranslation

OUTCOMES = [(stage.value, stage.label) for stage in Stage if stage in DECIDED_BY_TWO]


@dataclass(frozen=True)
class NewMeasure:
    """A measure to be made when the decision takes effect."""

    title: str
    what: str = ""
    who: str = ""
    until: date | None = None
    goal: Goal | None = None


@dataclass(frozen=True)
class Content:
    """What a draft says. `answer` is German, which binds; `translations` are by language code."""

    outcome: Stage
    reason: str = ""
    answer: str = ""
    would_change: str = ""
    review_on: date | None = None
    path: str = ""
    proposed_to: Body | None = None
    measures: Sequence[Measure] = ()
    planned: Sequence[NewMeasure] = ()
    translations: Mapping[str, str] = field(default_factory=dict)


class Draft(models.Model):
    """The content of a decision. Everything may be unfinished until it is handed over."""

    revision = models.PositiveIntegerField(default=1, editable=False)
    outcome = models.CharField(_("outcome"), max_length=16, choices=OUTCOMES)
    reason = models.CharField(_("reason"), max_length=40, choices=Reason.choices, blank=True)
    answer = models.TextField(_("answer"), blank=True)
    would_change = models.TextField(_("what would change it"), blank=True)
    review_on = models.DateField(_("on the desk again on"), null=True, blank=True)
    path = models.CharField(_("path"), max_length=10, choices=Path.choices, blank=True)
    proposed_to = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("proposed to")
    )
    measures = models.ManyToManyField(Measure, blank=True, related_name="decisions", verbose_name=_("measures"))

    class Meta:
        abstract = True

    def planned_measures(self) -> "models.QuerySet[PlannedMeasure]":
        return PlannedMeasure.objects.filter(decision=self.pk).select_related("goal__field", "decision__suggestion")

    def write(self, content: Content) -> None:
        """Replace all of the content, and save the row."""
        self.outcome, self.reason = content.outcome, content.reason
        self.answer, self.would_change = content.answer.strip(), content.would_change.strip()
        self.review_on, self.path, self.proposed_to = content.review_on, content.path, content.proposed_to
        self.save()
        self.measures.set(content.measures)
        self._plan(content.planned)
        self._translate(content.translations)

    def _plan(self, measures: Sequence[NewMeasure]) -> None:
        self.planned_measures().delete()
        PlannedMeasure.objects.bulk_create(
            PlannedMeasure(
                decision_id=self.pk,
                goal=measure.goal,
                title=measure.title,
                what=measure.what,
                who=measure.who,
                until=measure.until,
            )
            for measure in measures
        )

    def _translate(self, texts: Mapping[str, str]) -> None:
        """A text that stays as it was keeps its row, and with it whether a machine translated it."""
        translations = AnswerTranslation.objects.filter(decision=self.pk)
        translations.exclude(language__in=[code for code, text in texts.items() if text]).delete()
        for code, text in texts.items():
            if text.strip():
                AnswerTranslation.objects.update_or_create(
                    decision_id=self.pk, language=code, defaults={"text": text.strip()}
                )

    def missing(self, field: ActionField | None) -> list[StrOrPromise]:
        """What has to be there before it can be handed over, as sentences; empty when complete.

        `field` is the suggestion's: without one, only a goal says where a new measure belongs.
        """
        return list(self._missing_always()) + list(self._missing_for_outcome(field))

    def _missing_always(self) -> Iterator[StrOrPromise]:
        if not self.answer:
            yield _("The answer is missing. It has to be there in German.")
        if self.reason not in REASONS[Stage(self.outcome)]:
            yield _("Please choose a reason.")

    def _missing_for_outcome(self, field: ActionField | None) -> Iterator[StrOrPromise]:
        match self.outcome:
            case Stage.ACCEPTED:
                yield from self._missing_to_accept(field)
            case Stage.DEFERRED:
                if self.review_on is None or self.review_on <= today():
                    yield _("Please choose a later day on which you look at it again.")
            case Stage.DECLINED:
                if not self.would_change:
                    yield _("Please say what would change the decision.")

    def _missing_to_accept(self, field: ActionField | None) -> Iterator[StrOrPromise]:
        planned = self.planned_measures()
        if not self.path:
            yield _("Please say whether you do it yourselves or propose it.")
        if self.path == Path.PROPOSED and self.proposed_to is None:
            yield _("Please choose the body that decides on the money.")
        if not self.measures.exists() and not planned.exists():
            yield _("Please add at least one measure.")
        if field is None and planned.filter(goal=None).exists():
            yield _("Please choose a goal for each new measure.")

    def leave_out_other_outcomes(self) -> None:
        """Drop what only other outcomes say. A second draft starts from the one objected to, and what was asked for
        there must neither be published with another outcome nor make its measures."""
        if self.outcome != Stage.DECLINED:
            self.would_change = ""
        if self.outcome != Stage.DEFERRED:
            self.review_on = None
        if self.outcome != Stage.ACCEPTED:
            self.path = ""
            self.planned_measures().delete()
        if self.path != Path.PROPOSED:
            self.proposed_to = None
        if self.outcome not in (Stage.ACCEPTED, Stage.ALREADY_COVERED):
            self.measures.clear()
