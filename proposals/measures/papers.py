"""Council papers about measures: which concern which, and what a result does to them."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forums.council.papers import signals, subjects
from forums.council.papers.consultations import Consultation
from forums.council.papers.models import Paper, PaperQuerySet
from forums.council.papers.states import Result
from forums.council.papers.treatment import ResultEntry
from forums.people.models import User
from forums.records.exceptions import NotPossible
from proposals.suggestions.concern import Audience
from proposals.suggestions.steps import Step

from .models import Measure, MeasureQuerySet
from .states import ENDED, Status


class MeasurePaper(models.Model):
    """A council paper that concerns a measure; `stood_at` and `moved_to` where its decision has moved it."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="papers")
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    stood_at = models.CharField(max_length=10, blank=True, editable=False)
    moved_to = models.CharField(max_length=10, blank=True, editable=False)

    class Meta:
        verbose_name = _("council paper of a measure")
        verbose_name_plural = _("council papers of measures")
        constraints = [
            models.UniqueConstraint(fields=["measure", "paper"], name="measure_paper_once"),
            models.CheckConstraint(
                condition=Q(stood_at="", moved_to="") | ~Q(stood_at="") & ~Q(moved_to=""),
                name="measure_paper_moved_from_somewhere",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paper_id} → {self.measure_id}"

    @transaction.atomic
    def follow(
        self, entry: ResultEntry, told: list[Step], *, carried: bool | None, decided: bool, tell: Audience = "everyone"
    ) -> None:
        """The measure hears of the result. A decision moves what was proposed; where a correction takes the decision
        back, it stands where it stood, unless it has gone on since."""
        self.measure.lock()
        to = status = Status(self.measure.status)
        if decided:
            before = Status(self.stood_at) if self.moved_to == status else status
            to = _decided(before, carried)
            self.stood_at, self.moved_to = ("", "") if to == before else (before, to)
            self.save(update_fields=["stood_at", "moved_to"])
        if to == status and self.measure.progress.filter(result=entry).exists():
            return  # heard already, before the paper was closed for a while
        self.measure.hear(entry, to=to, told=told, tell=tell)


def _decided(status: Status, carried: bool | None) -> Status:
    """Only what was proposed waits for a decision. What was rejected is stopped: nobody should wait for it."""
    if status != Status.PROPOSED or carried is None:
        return status
    return Status.ADOPTED if carried else Status.STOPPED


def papers_about(measure: Measure) -> PaperQuerySet:
    """The public ones, the latest first, with their sequences."""
    about = MeasurePaper.objects.filter(measure=measure).values("paper")
    papers: PaperQuerySet = Paper.objects.public().filter(pk__in=about).with_sequence()
    return papers.order_by("-dated", "-pk")


def measures_in(paper: Paper) -> MeasureQuerySet:
    measures: MeasureQuerySet = Measure.objects.filter(papers__paper=paper).order_by("field", "position", "pk")
    return measures


@transaction.atomic
def concern(paper: Paper, measures: Collection[models.Model], by: User | None) -> None:
    """Say which measures the paper concerns. What it has decided already, a measure that comes later hears now.

    Raises NotPossible where one is left out that a body has treated with it: that stays on record.
    """
    paper.lock()
    links = MeasurePaper.objects.filter(paper=paper)
    gone = links.exclude(measure__in=[measure.pk for measure in measures])
    treated = paper.consultations.exclude(result=Result.OPEN)
    if gone.exists() and treated.exists():
        raise NotPossible(gettext("A body has treated the paper with this measure already. That stays on record."))
    gone.delete()
    known, told = set(links.values_list("measure_id", flat=True)), list[Step]()
    for measure in sorted(measures, key=lambda measure: measure.pk):
        if measure.pk not in known and isinstance(measure, Measure):
            _tell_of_the_decision(MeasurePaper.objects.create(paper=paper, measure=measure), told)


def _tell_of_the_decision(link: MeasurePaper, told: list[Step]) -> None:
    decision = link.paper.decision
    if decision is not None and link.paper.is_shown:
        entry = ResultEntry.objects.shown().filter(consultation=decision).latest("number")
        link.follow(entry, told, carried=decision.carried, decided=True)


def _hear(entry: ResultEntry, *, carried: bool | None = None, decided: bool = False) -> None:
    """All measures of the paper, in a fixed order. Of a paper that is not public they hear nothing: whoever reads their
    page would, too. Only what its vote has moved does not stay there when the vote no longer says so."""
    paper = entry.consultation.paper
    if not paper.is_shown:
        if decided:
            _take_back(entry, carried)
        return
    tell, told = _audience(entry), list[Step]()
    links = MeasurePaper.objects.filter(paper=paper, measure__deleted=None).select_related("measure")
    for link in links.order_by("measure_id"):
        link.follow(entry, told, carried=carried, decided=decided, tell=tell)


def _take_back(entry: ResultEntry, carried: bool | None) -> None:
    kept = {True: Status.ADOPTED, False: Status.STOPPED, None: ""}[carried]
    moved = MeasurePaper.objects.filter(paper=entry.consultation.paper_id, measure__deleted=None).exclude(moved_to="")
    for link in moved.exclude(moved_to=kept).select_related("measure").order_by("measure_id"):
        link.follow(entry, [], carried=None, decided=True, tell="nobody")


def _audience(entry: ResultEntry) -> Audience:
    """A correction of numbers or words stands on the page; only one of what came of it is news."""
    before = ResultEntry.objects.filter(consultation=entry.consultation, number=entry.number - 1).first()
    same = before is not None and (before.carried, _meaning(before)) == (entry.carried, _meaning(entry))
    return "nobody" if same else "everyone"


def _meaning(entry: ResultEntry) -> tuple[object, ...]:
    """Adopted is adopted, unanimously or not."""
    return (entry.referred_to_id, "" if entry.carried is not None else entry.result)


def _on_decided(entry: ResultEntry, carried: bool | None, consultation: Consultation, **_signal: Any) -> None:
    _hear(entry, carried=carried, decided=True)


def _on_treated(entry: ResultEntry, consultation: Consultation, **_signal: Any) -> None:
    _hear(entry)


def _choices(paper: Paper) -> MeasureQuerySet:
    chosen = MeasurePaper.objects.filter(paper=paper).values("measure")
    open_ones: MeasureQuerySet = Measure.objects.filter(~Q(status__in=ENDED) | Q(pk__in=chosen))
    return open_ones.order_by("field", "position", "pk")


def _shown(paper: Paper) -> Sequence[subjects.Concerned]:
    return [
        subjects.Concerned(measure.title, measure.get_absolute_url(), measure.get_status_display())
        for measure in measures_in(paper)
    ]


def register_subject() -> None:
    signals.decided.connect(_on_decided, dispatch_uid="measures decided")
    signals.treated.connect(_on_treated, dispatch_uid="measures treated")
    choice = subjects.Choice(among=_choices, chosen=measures_in, choose=concern)
    subjects.register(subjects.Subject("measures", _("Measures"), shown=_shown, choice=choice))
