"""What waits for a moderator: the queue, its parts and their counts."""

from datetime import date, datetime

from django.db import models
from django.db.models import Case, Count, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Duty
from forums.municipality.calendar import today
from proposals.suggestions.labels import past_due
from proposals.suggestions.models import Suggestion, SuggestionQuerySet
from proposals.suggestions.stages import Stage, Visibility
from proposals.suggestions.steps import Step, StepKind

_COMPLAINT = Q(holder__duty=Duty.COMPLAINTS)
_ACTIVE = ~Q(stage__in=[Stage.WITHDRAWN, Stage.PERSONAL_CASE])


class Part(models.TextChoices):
    """Parts of the queue; the values stand in the address (`?teil=`)."""

    ALL = "alle", _("To do")
    DANGER = "gefahr", _("Danger")
    NEW = "neu", _("New")
    HELD = "angehalten", _("Held")
    UNREAD = "ungelesen", _("Published, unread")
    COMPLAINTS = "beschwerden", _("With the complaints office")
    REJECTED = "abgelehnt", _("Not published")


_PARTS: dict[Part, Q] = {
    Part.DANGER: Q(in_danger=True),
    Part.NEW: _ACTIVE & Q(visibility=Visibility.PENDING),
    Part.HELD: _ACTIVE & Q(visibility=Visibility.HELD),
    Part.UNREAD: _ACTIVE & Q(visibility=Visibility.PUBLIC, read_at=None),
    Part.COMPLAINTS: _COMPLAINT & Q(stage=Stage.OPEN),
    Part.REJECTED: Q(visibility=Visibility.REJECTED) & ~_COMPLAINT,
}
_PARTS[Part.ALL] = _PARTS[Part.DANGER] | _PARTS[Part.NEW] | _PARTS[Part.HELD] | _PARTS[Part.UNREAD]

_HOLDING = (StepKind.HELD, StepKind.APPEALED, StepKind.COMPLAINT)
_TURN = Case(
    When(in_danger=True, then=Value(0)),
    When(visibility=Visibility.PENDING, then=Value(1)),
    When(visibility=Visibility.HELD, then=Value(2)),
    default=Value(3),
)


def queue(part: Part = Part.ALL) -> SuggestionQuerySet:
    """The part in the order of work: danger, then new ones by their date, held ones, unread ones; each with `held_by`,
    the kind of the Step that held it last."""
    rows: SuggestionQuerySet = Suggestion.objects.filter(_PARTS[part]).select_related("field", "holder", "district")
    holding = Step.objects.filter(suggestion=OuterRef("pk"), kind__in=_HOLDING)
    rows = rows.annotate(held_by=Subquery(holding.order_by("-number").values("kind")[:1]))
    return rows.prefetch_related("danger_flags").order_by(_TURN, Coalesce("check_by", "due_on"), "pk")


def is_appeal(suggestion: Suggestion) -> bool:
    """Whether a row of the queue is held because its author asked to check a rejection again."""
    return suggestion.visibility == Visibility.HELD and getattr(suggestion, "held_by", None) == StepKind.APPEALED


def counts() -> dict[str, int]:
    """How many wait in each part, and `late`: those past the date by which they should have been read or checked."""
    parts = {part.value: Count("pk", filter=condition) for part, condition in _PARTS.items()}
    found: dict[str, int] = Suggestion.objects.aggregate(**parts, late=Count("pk", filter=_late()))
    return found


def _late() -> Q:
    return (_PARTS[Part.NEW] & past_due()) | (_PARTS[Part.HELD] & Q(check_by__lt=today()))


def late(*, published_before: date) -> SuggestionQuerySet:
    """New ones nobody has read by their date, held ones nobody has checked by theirs, and those that were published
    unread before the day and still are; the longest waiting first."""
    unread = _PARTS[Part.UNREAD] & Q(released_at__date__lt=published_before)
    rows: SuggestionQuerySet = Suggestion.objects.filter(_late() | unread)
    return rows.order_by("received_at", "pk")


def unread_since(moment: datetime | None) -> SuggestionQuerySet:
    """New ones nobody has read, and rejected ones whose authors asked to check again, that came after the moment.

    What was imported tells of earlier days: there the row's own date counts.
    """
    asked_again = Step.objects.filter(kind=StepKind.APPEALED)
    new = _PARTS[Part.NEW] | _PARTS[Part.UNREAD]
    if moment is not None:
        new, asked_again = new & Q(created__gt=moment), asked_again.filter(at__gt=moment)
    again = _PARTS[Part.HELD] & Q(pk__in=asked_again.values("suggestion"))
    rows: SuggestionQuerySet = Suggestion.objects.filter(new | again).order_by("received_at", "pk")
    return rows
