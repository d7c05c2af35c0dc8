"""What the networks did: meetings that were held, first answers in time, seats that nobody held."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count
from django.utils.timezone import make_aware

from forums.associations.meetings import Meeting
from forums.bodies.models import Body, Kind, Membership
from forums.bodies.tandem import Seat
from forums.bodies.vacancies import SEATS
from proposals.suggestions.models import Suggestion


@dataclass(frozen=True)
class NetworkFact:
    """Of one field. `team`: it had a network on the last day. Days on which a seat was vacant count while the network
    was there; deputies do not fill a seat. Without a first day only the last is looked at."""

    field: int
    team: bool
    meetings: int
    in_time: int
    late: int
    office_vacant: int
    field_vacant: int

    @property
    def answered(self) -> int:
        return self.in_time + self.late

    @property
    def vacant(self) -> int:
        return self.office_vacant + self.field_vacant


def of_networks(starts: date | None, until: date) -> Iterator[NetworkFact]:
    """For each field with a network, or with answers, in the time. Four queries."""
    bodies = list(Body.objects.filter(kind=Kind.NETWORK).exclude(field=None).order_by("field", "pk"))
    meetings = _meetings(starts, until)
    answers = _answers(starts, until)
    vacant = _vacancies(bodies, starts or until, until)
    by_field: defaultdict[int, list[Body]] = defaultdict(list)
    for body in bodies:
        if body.field_id is not None:
            by_field[body.field_id].append(body)
    for field in sorted({*by_field, *(field for field, _in_time in answers)}):
        yield NetworkFact(
            field,
            any(_there(body, until) for body in by_field[field]),
            sum(meetings[body.pk] for body in by_field[field]),
            answers[field, True],
            answers[field, False],
            *(sum(vacant[body.pk, seat] for body in by_field[field]) for seat in (Seat.OFFICE, Seat.FIELD)),
        )


def _there(body: Body, day: date) -> bool:
    return (body.founded is None or body.founded <= day) and (body.ended is None or body.ended >= day)


def _meetings(starts: date | None, until: date) -> Counter[int]:
    rows = Meeting.objects.filter(cancelled=False, starts_at__lt=_midnight(until + timedelta(days=1)))
    if starts:
        rows = rows.filter(starts_at__gte=_midnight(starts))
    return Counter(dict(rows.order_by().values_list("network").annotate(count=Count("pk"))))


def _answers(starts: date | None, until: date) -> Counter[tuple[int, bool]]:
    rows = Suggestion.objects.listed().filter(answered_on__lte=until).exclude(answered_in_time=None)
    if starts:
        rows = rows.filter(answered_on__gte=starts)
    counted = rows.exclude(field=None).order_by().values_list("field", "answered_in_time").annotate(count=Count("pk"))
    return Counter({(field, in_time): count for field, in_time, count in counted})


def _vacancies(bodies: Iterable[Body], starts: date, until: date) -> Counter[tuple[int, Seat]]:
    """Days on which nobody held the seat, by network and seat."""
    held: defaultdict[tuple[int, Seat], list[tuple[date, date]]] = defaultdict(list)
    holders = Membership.objects.filter(role__in=SEATS, body__kind=Kind.NETWORK).exclude(person=None)
    for member in holders:
        if member.seat:
            held[member.body_id, member.seat].append((member.starts or date.min, member.ends or date.max))
    found: Counter[tuple[int, Seat]] = Counter()
    for body in bodies:
        first, last = max(starts, body.founded or starts), min(until, body.ended or until)
        for seat in Seat:
            found[body.pk, seat] = _uncovered(held[body.pk, seat], first, last)
    return found


def _uncovered(spans: Iterable[tuple[date, date]], first: date, last: date) -> int:
    """Days from `first` to `last`, both included, in none of the spans."""
    days, day = 0, first
    for start, end in sorted(spans):
        if day > last:
            break
        if start > day:
            days += (min(start, last + timedelta(days=1)) - day).days
        if end >= last:
            return days
        day = max(day, end + timedelta(days=1), start)
    return days + max(0, (last - day).days + 1)


def _midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time.min))
