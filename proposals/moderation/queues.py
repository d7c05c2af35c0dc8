"""What waits for a moderator: the queue, its parts and their counts."""

from django.db import models
from django.db.models import Case, Count, Q, Value, When
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Duty
from forums.municipality.calendar import today
from proposals.suggestions.models import Suggestion, SuggestionQuerySet
from proposals.suggestions.stages import Stage, Visibility

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

_TURN = Case(
    When(in_danger=True, then=Value(0)),
    When(visibility=Visibility.PENDING, then=Value(1)),
    When(visibility=Visibility.HELD, then=Value(2)),
    default=Value(3),
)


def queue(part: Part = Part.ALL) -> SuggestionQuerySet:
    """The part in the order of work: danger, then new ones by their date, held ones, unread ones."""
    rows: SuggestionQuerySet = Suggestion.objects.filter(_PARTS[part]).select_related("field", "holder", "district")
    return rows.prefetch_related("danger_flags").order_by(_TURN, "due_on", "pk")


def counts() -> dict[str, int]:
    """How many wait in each part, and `late`: new ones past the date by which they should have been read."""
    parts = {part.value: Count("pk", filter=condition) for part, condition in _PARTS.items()}
    late = Count("pk", filter=_PARTS[Part.NEW] & Q(due_on__lt=today()))
    found: dict[str, int] = Suggestion.objects.aggregate(**parts, late=late)
    return found
