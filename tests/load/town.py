"""A town with as many suggestions as asked for, written in bulk: `python -m tests.load.town 200000` fills the database
that the environment names. Of five years, whatever their number; measures and papers grow with the square root, and
fill a page.
"""

import os
import random
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from math import isqrt
from typing import Any

YEARS, BATCH, SEED = 5, 2000, 11
FIELDS = {"1": 18, "2": 14, "3": 10, "4": 9, "5a": 6, "5b": 4, "5c": 5, "5d": 3, "5e": 4, "6": 9, "7": 8, "8": 6, "": 4}
LANGUAGES = {"de": 55, "ar": 12, "tr": 8, "uk": 7, "fa": 5, "ru": 5, "en": 4, "ti": 2, "pl": 2}
SOURCES = {"online": 52, "paper": 13, "forum": 22, "association": 8, "import": 5}
KINDS = {"idea": 50, "wish": 30, "concern": 20}
ENDS = {
    "accepted": 27,
    "already_covered": 12,
    "deferred": 9,
    "declined": 22,
    "merged": 10,
    "not_ours": 12,
    "council_petition": 3,
    "withdrawn": 5,
}
STATUSES = {"proposed": 3, "adopted": 2, "planned": 4, "running": 5, "partly": 2, "done": 5, "stopped": 1}
OWN = {status: weight for status, weight in STATUSES.items() if status not in {"proposed", "adopted"}}
PROPOSED = {status: weight for status, weight in STATUSES.items() if status != "planned"}
WORDS = "Der Bus fährt abends nicht mehr zum Deutschkurs. Wer arbeitet, kann nur am Abend lernen. " * 4


class Dice(random.Random):
    def of[T](self, weights: dict[T, int]) -> T:
        return self.choices(list(weights), list(weights.values()))[0]


def fill(size: int) -> None:
    """The database must be migrated and empty."""
    from django.db import transaction

    from tests.factories import council_body

    with transaction.atomic():
        places = _place()
        suggestions = list(_suggestions(size, places))
        _store(suggestions)
        _steps()
        _merge()
        _measures(size, places["fields"], council := council_body())
        _rest(size, council)
    _associations(size)


def _place() -> dict[str, Any]:
    from forums.bodies.models import Duty, Kind
    from tests.factories import BodyFactory, DistrictFactory, FieldFactory, both, network

    lead = BodyFactory(slug="leitungstandem", kind=Kind.LEAD_TANDEM, duty=Duty.LEAD, name=both("Leitungs-Tandem"))
    whole = FieldFactory(code="5", slug="feld-5")
    fields = {code: FieldFactory(code=code, parent=whole if code[0] == "5" else None) for code in FIELDS if code}
    holders = {code: network(field) for code, field in fields.items()}
    return {
        "lead": lead,
        "fields": fields,
        "holders": holders,
        "districts": [DistrictFactory() for _number in range(18)],
    }


def _suggestions(size: int, places: dict[str, Any]) -> Iterator[Any]:
    from django.utils import timezone

    from forums.municipality.calendar import WorkingCalendar, today
    from proposals.suggestions.models import Suggestion

    dice, now, this_day, calendar = Dice(SEED), timezone.now(), today(), WorkingCalendar.current()
    dates = _Days(calendar)
    numbers: dict[int, int] = {}
    moments = sorted(now - timedelta(seconds=dice.randrange(YEARS * 365 * 86400)) for _number in range(size))
    for received in moments:
        year = timezone.localdate(received).year
        numbers[year] = numbers.get(year, 0) + 1
        code = dice.of(FIELDS)
        found = Suggestion(
            number=f"{year}-{numbers[year]:04d}",
            title=WORDS[:48],
            original="",
            public_text=WORDS,
            language=dice.of(LANGUAGES),
            kind=dice.of(KINDS),
            source=dice.of(SOURCES),
            field=places["fields"].get(code),
            holder=places["holders"].get(code, places["lead"]),
            district=dice.choice(places["districts"]) if dice.random() < 0.6 else None,
            received_at=received,
            supporter_count=int(dice.expovariate(0.2)),
            visibility=dice.of({"public": 95, "pending": 1, "held": 1, "rejected": 3}),
            version=4,
        )
        found.created = found.modified = received
        if found.visibility == "public":
            _life(found, dice, dates, this_day)
        yield found


class _Days:
    """Working days by number, once for all."""

    def __init__(self, calendar: Any) -> None:
        from forums.municipality.calendar import today

        day, last = today() - timedelta(days=(YEARS + 1) * 366), today() + timedelta(days=400)
        self.working: list[date] = []
        self.at: dict[date, int] = {}
        while day <= last:
            self.at[day] = len(self.working)
            if calendar.is_working_day(day):
                self.working.append(day)
            day += timedelta(days=1)

    def add(self, day: date, count: int) -> date:
        return self.working[self.at[day] + count]


def _life(found: Any, dice: Dice, days: _Days, this_day: date) -> None:
    from django.utils import timezone

    released = min(found.received_at + timedelta(days=dice.random() * 3), timezone.now())
    found.released_at = found.modified = released
    found.due_on = days.add(timezone.localdate(released), 20)
    took = min(int(dice.lognormvariate(2.5, 0.6)), 150)
    answered = days.add(timezone.localdate(released), took)
    if answered > this_day or dice.random() < 0.02:  # some wait for ever
        found.begun_at = released if dice.random() < 0.5 else None
        if dice.random() < 0.06:
            found.asked_at, found.days_left_when_asked = released, 12
        return
    found.stage = dice.of(ENDS)
    if found.stage != "withdrawn":
        found.answered_on, found.answer_days, found.answered_in_time = answered, took, took <= 20
    if found.stage == "deferred":
        found.review_on = this_day + timedelta(days=200)
    found.due_on = found.review_on
    found.settled_at = found.modified = min(released + timedelta(days=took * 1.45), timezone.now())
    if found.stage not in {"withdrawn", "merged"} and dice.random() < 0.02:  # open again
        found.stage, found.reopened_at, found.settled_at = "open", found.settled_at, None
        found.due_on, found.review_on = days.add(answered, 20), None


def _store(suggestions: list[Any]) -> None:
    from proposals.suggestions.models import Suggestion

    merged = [row for row in suggestions if row.stage == "merged"]
    for row in merged:
        row.stage = "accepted"  # until its target has a key
        row.source_name = "merged"
    Suggestion.objects.bulk_create(suggestions, batch_size=BATCH)


def _merge() -> None:
    """Each into the oldest that is accepted: enough for what is counted and told."""
    from django.db.models import F

    from proposals.suggestions.models import Suggestion

    accepted = Suggestion.objects.filter(stage="accepted", source_name="").order_by("pk").first()
    merged = Suggestion.objects.filter(source_name="merged")
    if accepted:
        merged.update(stage="merged", merged_into=accepted, answer_days=None, answered_in_time=None, answered_on=None)
    merged.update(source_name="", modified=F("settled_at"))


STEPS = (
    (1, "received", "received_at", "TRUE"),
    (2, "released", "released_at", "released_at IS NOT NULL"),
    (3, "begun", "begun_at", "begun_at IS NOT NULL"),
    (4, "decided", "settled_at", "settled_at IS NOT NULL AND answer_days IS NOT NULL"),
)


def _steps() -> None:
    from django.db import connection

    text = WORDS[:90].replace("'", "")
    with connection.cursor() as cursor:
        for number, kind, at, where in STEPS:
            data = "'{}'" if connection.vendor == "sqlite" else "'{}'::jsonb"
            cursor.execute(
                "INSERT INTO proposals_step (suggestion_id, number, kind, at, body_id, seat, public, text, "  # noqa: S608
                f"text_language, reason, data) SELECT id, {number}, '{kind}', {at}, holder_id, '', TRUE, "
                f"'{text if kind == 'decided' else ''}', 'de', '', {data} FROM proposals_suggestion WHERE {where}"
            )


def _measures(size: int, fields: dict[str, Any], council: Any) -> None:
    from proposals.measures.indicators.models import IndicatorTarget
    from proposals.measures.indicators.readings import Reading
    from proposals.measures.models import Measure, MeasureOrigin
    from proposals.suggestions.models import Suggestion
    from tests.factories import GoalFactory, IndicatorFactory, MeasureFactory

    dice = Dice(SEED + 1)
    goals = [GoalFactory(field=field) for field in fields.values() for _number in range(2)]
    measures: list[Measure] = []
    for number in range(50 + isqrt(size)):
        goal = goals[number % len(goals)]
        way = {"path": "proposed", "proposed_to": council} if number % 3 else {"path": "ourselves"}
        status = dice.of(PROPOSED if number % 3 else OWN)
        measures.append(MeasureFactory(field=goal.field, goal=goal, status=status, **way))
    accepted = Suggestion.objects.filter(stage="accepted").values_list("pk", flat=True)
    origins = [MeasureOrigin(measure=dice.choice(measures), suggestion_id=pk) for pk in accepted if dice.random() < 0.7]
    MeasureOrigin.objects.bulk_create(origins, batch_size=BATCH)
    for number in range(60):
        indicator = IndicatorFactory(goal=goals[number % len(goals)])
        IndicatorTarget.objects.create(indicator=indicator, value=500, year=date.today().year + 2)
        Reading.objects.bulk_create(
            Reading(indicator=indicator, on=date.today() - timedelta(days=90 * back), value=100 + dice.randrange(300))
            for back in range(1, 9)
        )


def _rest(size: int, council: Any) -> None:
    from tests.factories import ForumFactory, MilestoneFactory, consultation, council_body, paper

    committee = council_body("ausschuss")
    for number in range(min(60 + isqrt(size), 500)):
        found = paper(f"{number + 1:03d}/26")
        consultation(found, committee, days_ago=number + 20)
        consultation(found, council, days_ago=number + 5, position=2)
    for _number in range(40):
        MilestoneFactory()
    for _number in range(60):  # more than a page
        ForumFactory()


def _associations(size: int) -> None:
    """Some suggestions have one of these behind them."""
    from forums.associations.models import Association
    from proposals.suggestions.endorsement.models import Endorsement
    from proposals.suggestions.models import Suggestion
    from tests.factories import UserFactory, verified

    dice, by = Dice(SEED + 2), UserFactory()
    found: list[Association] = [verified(by, f"Verein {number}") for number in range(20 + isqrt(size) // 5)]
    written = Suggestion.objects.filter(source="association").values_list("pk", "received_at")
    parts = {"author": 6, "collected": 3, "joint": 1}
    given = [(pk, at, dice.choice(found), dice.of(parts)) for pk, at in written]
    endorsements = (
        Endorsement(suggestion_id=pk, association=one, part=part, name=one.name, at=at, agreed_at=at)
        for pk, at, one, part in given
    )
    Endorsement.objects.bulk_create(endorsements, batch_size=BATCH)


def prepare(size: int) -> None:
    """Migrate and fill, unless it is there."""
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    from proposals.suggestions.models import Suggestion

    if not Suggestion.everything.exists():
        fill(size)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    started = datetime.now()
    prepare(int(sys.argv[1]))
    print(f"{sys.argv[1]} suggestions in {datetime.now() - started}")
