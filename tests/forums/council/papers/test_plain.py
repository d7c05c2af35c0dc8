"""A result in plain words, for people who were waiting for it."""

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from forums.bodies.models import Body, Kind
from forums.council.papers.plain import told
from forums.council.papers.states import Part, Result
from forums.council.papers.treatment import Outcome, ResultEntry
from tests.factories import consultation, council_body, paper

pytestmark = pytest.mark.django_db
MAJORITY = Outcome(Result.MAJORITY, 38, 4)
AGAINST = Outcome(Result.MAJORITY, 4, 38)


@pytest.fixture
def council() -> Body:
    made = council_body("rat", members=44)
    made.name, made.kind = "Rat der Stadt", Kind.COUNCIL
    made.save()
    return made


@pytest.fixture
def committee() -> Body:
    made = council_body("sozialausschuss", members=19)
    made.name, made.kind = "Sozialausschuss", Kind.COMMITTEE
    made.save()
    return made


def words_of(body: Body, part: Part, outcome: Outcome, days_ago: int = 10) -> tuple[str, str]:
    step = consultation(paper(), body, part, days_ago=days_ago)
    step.record(outcome, by=None)
    day = date_format(timezone.localdate(step.meeting.starts_at), "DATE_FORMAT")
    return told(ResultEntry.objects.shown().get()), day


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (MAJORITY, "Der Rat hat am {day} beschlossen: Das wird gemacht. 38 dafür, 4 dagegen."),
        (AGAINST, "Der Rat hat am {day} beschlossen: Das wird nicht gemacht. 4 dafür, 38 dagegen."),
        (Outcome(Result.UNANIMOUS), "Der Rat hat am {day} beschlossen: Das wird gemacht."),
        (
            Outcome(Result.MAJORITY, 30, 10, 1),
            "Der Rat hat am {day} beschlossen: Das wird gemacht. 30 dafür, 10 dagegen, 1 Enthaltung.",
        ),
        (
            Outcome(Result.MAJORITY, 30, 10, 2),
            "Der Rat hat am {day} beschlossen: Das wird gemacht. 30 dafür, 10 dagegen, 2 Enthaltungen.",
        ),
        (
            Outcome(Result.POSTPONED),
            "Rat der Stadt, {day}: vertagt. Die Sache kommt in einer späteren Sitzung wieder dran.",
        ),
        (
            Outcome(Result.DROPPED),
            "Rat der Stadt, {day}: von der Tagesordnung genommen. Die Sache wurde nicht behandelt.",
        ),
    ],
)
def test_what_the_council_did(council: Body, outcome: Outcome, words: str) -> None:
    said, day = words_of(council, Part.DECIDES, outcome)
    assert said == words.format(day=day)


@pytest.mark.parametrize(
    ("part", "outcome", "words"),
    [
        (Part.DECIDES, Outcome(Result.UNANIMOUS), "beschlossen. Das wird gemacht."),
        (Part.DECIDES, Outcome(Result.MAJORITY, 3, 9), "beschlossen. Das wird nicht gemacht. 3 dafür, 9 dagegen."),
        (Part.RECOMMENDS, Outcome(Result.UNANIMOUS), "empfohlen, das zu machen. Beschlossen ist es noch nicht."),
        (
            Part.RECOMMENDS,
            Outcome(Result.MAJORITY, 3, 9),
            "empfohlen, das nicht zu machen. Beschlossen ist noch nichts. 3 dafür, 9 dagegen.",
        ),
        (Part.NOTES, Outcome(Result.NOTED), "zur Kenntnis genommen. Damit ist nichts beschlossen."),
    ],
)
def test_what_a_committee_did(committee: Body, part: Part, outcome: Outcome, words: str) -> None:
    said, day = words_of(committee, part, outcome)
    assert said == f"Sozialausschuss, {day}: {words}"


def test_to_whom_it_is_referred(committee: Body, council: Body) -> None:
    said, day = words_of(council, Part.DECIDES, Outcome(Result.REFERRED, referred_to=committee))
    assert said == f"Rat der Stadt, {day}: weitergegeben. Als Nächstes berät: Sozialausschuss."


def test_a_correction_says_that_it_is_one(council: Body) -> None:
    step = consultation(paper(), council)
    step.record(AGAINST, by=None)
    step.correct(MAJORITY, reason="Die Zahlen waren vertauscht.", by=None)
    step.correct(Outcome(Result.OPEN), reason="Falsche Vorlage.", by=None)
    day = date_format(timezone.localdate(step.meeting.starts_at), "DATE_FORMAT")
    said = [told(entry) for entry in ResultEntry.objects.shown().order_by("number")]
    assert said[1:] == [
        f"Berichtigt: Der Rat hat am {day} beschlossen: Das wird gemacht. 38 dafür, 4 dagegen.",
        f"Das Ergebnis vom {day} war ein Versehen (Rat der Stadt). Es gilt nicht.",
    ]
