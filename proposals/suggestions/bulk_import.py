"""Taking many suggestions over from another procedure: `receive` and `release`, for thousands at a time.

The rules are those of the single verbs: a number from the locked counter, the first holder, the Steps, the clocks.
Left out is what imported texts have nobody for: notices. Moderation says which may be published; ranking by
meaning comes later, by the daily job, since it takes seconds for a hundred texts.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from modelsearch.backends import get_search_backend

from forums.bodies.models import Body, Duty, Kind
from forums.embeddings.indexing import text_changed
from forums.fields.models import ActionField, CrossCuttingTheme
from forums.municipality.calendar import WorkingCalendar, today
from forums.municipality.models import District, Municipality
from forums.people.models import User
from forums.search.finding import reindex_after_commit

from .models import Source, Suggestion
from .numbers import NumberCounter
from .stages import Visibility
from .steps import Step, StepKind
from .wording import title_of


@dataclass(frozen=True)
class TakenOver:
    """One text of another procedure. `key` names it for ever: the same key is never taken twice."""

    key: str
    text: str
    received_at: datetime
    title: str = ""
    kind: str = ""
    field: ActionField | None = None
    theme: CrossCuttingTheme | None = None
    district: District | None = None
    author_name: str = ""
    source_name: str = ""
    language: str = "de"


class Places:
    """Who holds what, looked up once for all rows."""

    def __init__(self) -> None:
        self.lead = Body.objects.on_duty(Duty.LEAD)
        networks = Body.objects.current().filter(kind=Kind.NETWORK).exclude(field=None)
        self.networks: dict[int | None, Body] = {body.field_id: body for body in networks}
        city, calendar = Municipality.current(), WorkingCalendar.current()
        self.read_by: date = calendar.add(today(), city.moderation_days)
        self.answered_by: date = calendar.add(today(), city.answer_days)

    def holder(self, field: ActionField | None) -> Body:
        return self.networks.get(field.pk, self.lead) if field else self.lead


@transaction.atomic
def store(
    rows: Sequence[TakenOver], *, by: User | None, is_publishable: Callable[[TakenOver], bool]
) -> list[Suggestion]:
    """Store those whose key is not known yet, and publish at once what may be; in the order of `rows`.

    Two runs at the same moment store each row once: the counter's lock makes one wait until the other is done.
    """
    year = today().year
    NumberCounter.take_many(year, 0)
    new = _unknown(rows)
    places = Places()
    numbers = NumberCounter.take_many(year, len(new))
    stored = [_suggestion(row, number, places) for row, number in zip(new, numbers, strict=True)]
    for row, suggestion in zip(new, stored, strict=True):
        if is_publishable(row):
            _publish(suggestion, places)
    Suggestion.objects.bulk_create(stored)
    Step.objects.bulk_create(_steps(stored, by))
    if public := [suggestion for suggestion in stored if suggestion.visibility == Visibility.PUBLIC]:
        get_search_backend().add_bulk(Suggestion, public)
    return stored


@transaction.atomic
def take_back(suggestions: Sequence[Suggestion]) -> None:
    """The rows are locked and as `store` left them. Their keys may be taken over again, their numbers may not."""
    public = [each for each in suggestions if each.visibility == Visibility.PUBLIC]
    rest = [each.pk for each in suggestions if each.visibility != Visibility.PUBLIC]
    Suggestion.objects.filter(pk__in=rest).erase()
    Suggestion.objects.filter(pk__in=[each.pk for each in public]).update(source_key="", deleted=timezone.now())
    for each in public:
        reindex_after_commit(each)
        text_changed(each)


def _unknown(rows: Sequence[TakenOver]) -> list[TakenOver]:
    keys = [row.key for row in rows]
    known = set(
        Suggestion.everything.filter(source=Source.IMPORT, source_key__in=keys).values_list("source_key", flat=True)
    )
    return [row for row in rows if row.key not in known]


def _suggestion(row: TakenOver, number: str, places: Places) -> Suggestion:
    text = row.text.strip()
    holder = places.holder(row.field)
    return Suggestion(
        number=number,
        version=1,
        title=title_of(row.title, text),
        original=text,
        public_text=text,
        kind=row.kind,
        field=row.field,
        theme=row.theme,
        district=row.district,
        author_name=row.author_name,
        source=Source.IMPORT,
        source_key=row.key,
        source_name=row.source_name,
        language=row.language,
        received_at=row.received_at,
        holder=holder,
        held_from=1,
        due_on=places.read_by,
    )


def _publish(suggestion: Suggestion, places: Places) -> None:
    # Whoever imports with this choice has read the texts: they do not wait for a moderator once more.
    suggestion.version = 2
    suggestion.visibility = Visibility.PUBLIC
    suggestion.released_at = suggestion.read_at = timezone.now()
    suggestion.due_on = places.answered_by


def _steps(stored: Iterable[Suggestion], by: User | None) -> Iterable[Step]:
    for suggestion in stored:
        yield Step(
            suggestion=suggestion,
            number=1,
            kind=StepKind.RECEIVED,
            at=suggestion.received_at,
            body=suggestion.holder,
            data={"field": suggestion.field and suggestion.field.code},
        )
        if suggestion.version == 2:
            yield Step(suggestion=suggestion, number=2, kind=StepKind.RELEASED, actor=by)
