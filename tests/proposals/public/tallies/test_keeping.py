"""The kept figures are those of a recount after everything that can happen to a suggestion, by whatever way."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from forums.municipality.calendar import today
from forums.people.models import User
from proposals.measures.models import Measure, MeasureOrigin, Path, Status
from proposals.public.periods import Period
from proposals.public.tallies import keeping, triggers
from proposals.public.tallies.models import Tally, TallyChange, TallyShare, TallyState
from proposals.public.tallies.shares import shares_of
from proposals.suggestions import bulk_import
from proposals.suggestions.endorsement.models import Endorsement, Part
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Stage
from proposals.suggestions.steps import StepKind
from tests.conftest import City
from tests.factories import (
    BodyFactory,
    DistrictFactory,
    MeasureFactory,
    released,
    speaker,
    suggestion,
    verified,
)

from .recount import every_period, kept, recounted

LONG_AGO = timezone.now() - timedelta(days=500)


@pytest.fixture
def one(city: City, officer: User) -> Suggestion:
    """Public, with a measure and a neighbour, and counted."""
    other = released(field=city.faith, district=DistrictFactory(), language="ar")
    found = released(field=city.language, district=DistrictFactory(), language="tr")
    for each in (found, other):
        MeasureFactory(field=city.language).link(each, by=None, tell="nobody")
    keeping.settle()
    return found


def _close(stage: Stage, **facts: object) -> Callable[..., None]:
    def close(one: Suggestion, by: User, _city: City) -> None:
        one.close(stage, StepKind.DECIDED, by=by, body=one.holder, **facts)

    return close


def _merge(one: Suggestion, by: User, city: City) -> None:
    one.merge(into=released(field=city.faith), by=by, reason="Dasselbe")


def _unmerge(one: Suggestion, by: User, city: City) -> None:
    _merge(one, by, city)
    keeping.settle()
    one.unmerge(by=by, body=city.lead, text="Doch nicht")


def _target_is_withdrawn(one: Suggestion, by: User, city: City) -> None:
    target = released(field=city.faith)
    one.merge(into=target, by=by, reason="Dasselbe")
    keeping.settle()
    target.withdraw()


def _ask(one: Suggestion, by: User, _city: City) -> None:
    Suggestion.objects.filter(pk=one.pk).update(due_on=today() - timedelta(days=1))
    keeping.settle()
    one.refresh_from_db()
    one.ask(by=by, question="Wann?")


def _reply(one: Suggestion, by: User, _city: City) -> None:
    one.ask(by=by, question="Wann?")
    keeping.settle()
    one.reply(text="Abends")


def _reopen(one: Suggestion, by: User, city: City) -> None:
    one.close(Stage.DECLINED, StepKind.DECIDED, by=by, body=one.holder)
    keeping.settle()
    one.reopen(reason="Bitte noch einmal")


def _return(one: Suggestion, by: User, _city: City) -> None:
    one.close(Stage.DEFERRED, StepKind.DECIDED, by=by, body=one.holder, review_on=today())
    keeping.settle()
    one.return_after_deferral()


def _call_back(one: Suggestion, by: User, city: City) -> None:
    one.refer_elsewhere(by=by, text="Dafür ist der Kreis da")
    keeping.settle()
    one.call_back(one.steps.order_by("number").last(), by=by, body=city.language_network, reason="Nein")


def _hold_and_release(one: Suggestion, by: User, _city: City) -> None:
    one.hold(by=by)
    keeping.settle()
    one.release(by=by)


def _import(_one: Suggestion, by: User, city: City) -> None:
    _stored(by, city)


def _stored(by: User, city: City) -> list[Suggestion]:
    rows = [
        bulk_import.TakenOver(key=str(n), text="Mehr Licht", field=city.faith, received_at=LONG_AGO) for n in range(3)
    ]
    return bulk_import.store(rows, by=by, is_publishable=lambda row: row.key != "1")


def _undo(_one: Suggestion, by: User, city: City) -> None:
    stored = _stored(by, city)
    keeping.settle()
    bulk_import.take_back(stored)


def _measure(one: Suggestion) -> Measure:
    return Measure.objects.get(suggestions=one)


def _finish(one: Suggestion, by: User, _city: City) -> None:
    _measure(one).start(by=by)
    keeping.settle()
    _measure(one).finish(by=by, text="Fertig")


def _proposed(one: Suggestion, _by: User, _city: City) -> None:
    body = BodyFactory()
    Measure.objects.filter(suggestions=one).update(path=Path.PROPOSED, status=Status.PROPOSED, proposed_to=body)


def _second_measure(one: Suggestion, _by: User, city: City) -> None:
    MeasureFactory(field=city.language, status=Status.DONE).link(one, by=None, tell="nobody")
    keeping.settle()
    _measure_of(one, Status.DONE).unlink(one, by=None)


def _measure_of(one: Suggestion, status: Status) -> Measure:
    return Measure.objects.get(suggestions=one, status=status)


def _endorse(one: Suggestion, by: User, _city: City) -> None:
    association = verified(by)
    speaks = speaker(association, "verein@example.org")
    for part in (Part.AUTHOR, Part.COLLECTED, Part.SUPPORTER):
        Endorsement.give(one, association, part, by=speaks)


def _join(one: Suggestion, by: User, _city: City) -> None:
    association = verified(by)
    asked = Endorsement.give(one, association, Part.JOINT, by=speaker(association, "verein@example.org"))
    keeping.settle()
    asked.agree()


def _leave(one: Suggestion, by: User, city: City) -> None:
    _join(one, by, city)
    keeping.settle()
    Endorsement.objects.get().take_back(by=User.objects.get(email="verein@example.org"))


def _many(one: Suggestion, _by: User, city: City) -> None:
    Suggestion.objects.update(district=None, language="uk", due_on=F("received_at__date"))


VERBS: dict[str, Callable[[Suggestion, User, City], object]] = {
    "received": lambda one, by, city: suggestion(field=city.faith),
    "released": lambda one, by, city: released(field=None),
    "held": lambda one, by, city: one.hold(by=by),
    "held and released": _hold_and_release,
    "rejected": lambda one, by, city: one.reject(by=by),
    "routed": lambda one, by, city: one.route(to=city.faith, by=by),
    "given to the lead tandem": lambda one, by, city: one.route(to=city.lead, by=by),
    "forwarded": lambda one, by, city: one.forward(to=city.faith, by=by, reason="Dort"),
    "begun": lambda one, by, city: one.begin(by=by),
    "escalated": lambda one, by, city: one.escalate(to=city.lead, reason="overdue"),
    "date moved": lambda one, by, city: one.extend(by=by, text="Später"),
    "asked when late": _ask,
    "answered by the author": _reply,
    **{f"decided: {stage}": _close(stage) for stage in (Stage.ACCEPTED, Stage.ALREADY_COVERED, Stage.DECLINED)},
    "deferred": _close(Stage.DEFERRED, review_on=date(2099, 1, 1)),
    "back from deferral": _return,
    "referred elsewhere": lambda one, by, city: one.refer_elsewhere(by=by, text="Der Kreis"),
    "called back": _call_back,
    "given to the council": lambda one, by, city: one.pass_to_council(by=by, text="Der Rat"),
    "advised personally": lambda one, by, city: one.advise_personally(by=by, text="Beratung"),
    "merged": _merge,
    "separated": _unmerge,
    "separated as its target went": _target_is_withdrawn,
    "withdrawn": lambda one, by, city: one.withdraw(),
    "opened again": _reopen,
    "given to the complaints office": lambda one, by, city: one.give_to_complaints(by=by),
    "language chosen": lambda one, by, city: one.choose_language("fa"),
    "left by its author": lambda one, by, city: one.leave_no_author(),
    "imported": _import,
    "import undone": _undo,
    "linked to a second measure, and not": _second_measure,
    "measure finished": _finish,
    "measure proposed to a body": _proposed,
    "measure deleted": lambda one, by, city: _measure(one).delete(),
    "measures deleted in bulk": lambda one, by, city: Measure.objects.all().delete(),
    "measure erased": lambda one, by, city: _measure(one).erase(),
    "origin is another": lambda one, by, city: (
        MeasureOrigin.objects.filter(suggestion=one).update(
            suggestion=Suggestion.objects.exclude(pk=one.pk).latest("pk")
        )
        and MeasureOrigin.objects.filter(pk=MeasureOrigin.objects.latest("pk").pk).delete()
    ),
    "endorsed": _endorse,
    "joined": _join,
    "left by an association": _leave,
    "many changed at once": _many,
    "deleted": lambda one, by, city: one.delete(),
    "deleted in bulk, as in the admin": lambda one, by, city: Suggestion.objects.all().delete(),
    "received at another time": lambda one, by, city: Suggestion.objects.filter(pk=one.pk).update(received_at=LONG_AGO),
}


@pytest.mark.parametrize("verb", VERBS)
def test_after_every_verb_they_are_what_a_recount_finds(one: Suggestion, officer: User, city: City, verb: str) -> None:
    VERBS[verb](one, officer, city)
    _agree()
    assert keeping.check_daily() == 0


def _agree() -> None:
    found = [(period, kept(period)) for period in every_period()]
    assert found == [(period, recounted(period)) for period in every_period()]
    assert not TallyChange.objects.exists()


def test_time_alone_makes_them_overdue(one: Suggestion) -> None:
    assert "overdue" not in kept(Period())[one.field_id]
    Suggestion.objects.filter(pk=one.pk).update(due_on=today() - timedelta(days=1))
    _agree()
    assert kept(Period())[one.field_id]["overdue"] == {today() - timedelta(days=1): 1}


def test_what_does_not_count_is_not_noted(one: Suggestion, officer: User) -> None:
    Suggestion.objects.filter(pk=one.pk).update(supporter_count=5, title="Neu", version=F("version"))
    one.refresh_from_db()
    one.mark_read(by=officer)
    assert TallyChange.objects.count() == 0


def test_a_change_that_is_rolled_back_leaves_nothing(one: Suggestion) -> None:
    before = kept(Period())
    with transaction.atomic():
        one.withdraw()
        transaction.set_rollback(True)
    assert (TallyChange.objects.count(), kept(Period())) == (0, before)


def test_nothing_is_kept_of_what_is_erased_for_good(one: Suggestion) -> None:
    Suggestion.objects.exclude(pk=one.pk).delete()
    Suggestion.objects.filter(pk=one.pk).erase()
    keeping.settle()
    assert (Tally.objects.exclude(counts={}).count(), TallyShare.objects.count()) == (0, 0)


def test_every_column_that_is_read_is_watched(one: Suggestion) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        shares_of([one.pk])
    sql = " ".join(query["sql"] for query in queries)
    names = {alias or table: table for table, alias in re.findall(r'(?:FROM|JOIN) "(\w+)"(?: "?([UV]\d+)"?)?', sql)}
    read = {(names[table], column) for table, column in re.findall(r'"?(\w+)"?\."(\w+)"', sql)}
    assert read == {(table, column) for table, columns in triggers.WATCHED.items() for column in columns}


def test_what_was_kept_wrongly_is_repaired_and_said(one: Suggestion, caplog: pytest.LogCaptureFixture) -> None:
    assert keeping.check_daily() == 0
    TallyState.objects.update(checked_on=None)
    share, row = TallyShare.objects.get(pk=one.pk), Tally.objects.filter(field=one.field).first()
    assert row is not None
    Tally.objects.filter(pk=row.pk).update(counts={"s": {"open:": 7}})
    TallyShare.objects.filter(pk=one.pk).update(kinds=[*share.kinds, "q:paper"])
    assert keeping.check_daily() > 0
    assert "kept wrongly" in caplog.text
    _agree()
    TallyState.objects.update(checked_on=None)
    assert (keeping.check_daily(), keeping.check_daily()) == (0, 0)


def test_the_day_brings_them_up_to_date_and_checks_them(one: Suggestion) -> None:
    one.withdraw()
    call_command("tick", verbosity=0)
    assert (TallyChange.objects.count(), TallyState.objects.get().checked_on) == (0, today())
    _agree()


def test_where_a_trigger_is_missing_all_is_counted_anew(one: Suggestion) -> None:
    triggers.install()
    assert not TallyChange.objects.exists()
    triggers._drop()
    Suggestion.objects.filter(pk=one.pk).update(language="fa")
    triggers.install()
    assert len(triggers._there()) == len(triggers.TRIGGERS)
    _agree()
