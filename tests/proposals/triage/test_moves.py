"""One list says what a user may do now; buttons and the check of each POST read the same list."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse

from forums.bodies.models import Duty, MembershipRole
from forums.people.models import User
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Stage, Visibility
from proposals.triage.bias import recuse
from proposals.triage.decisions import Decision
from proposals.triage.moves import Move, moves_open_to
from tests.conftest import City
from tests.factories import BodyFactory, released, seat

from .conftest import HandOver, declining

M = Move
ALONE = {M.FORWARD, M.MERGE, M.NOT_OURS, M.COUNCIL_PETITION, M.PERSONAL_CASE, M.RECUSE}
SEAT = ALONE | {M.DRAFT, M.BEGIN, M.ASK, M.EXTEND, M.COMMENT}
REROUTE = {M.FORWARD, M.MERGE, M.COMMENT}
TALK = {M.COMMENT}


@pytest.fixture
def people(
    city: City,
    officer: User,
    teacher: User,
    deputy_teacher: User,
    pastor: User,
    lead_officer: User,
    lead_partner: User,
    owner: User,
    moderator: User,
    stranger: User,
) -> dict[str, User]:
    """Every role that might try: seats, deputy, other team, lead, owner, readers, moderator, stranger."""
    return {
        "officer": officer,
        "teacher": teacher,
        "deputy": deputy_teacher,
        "pastor": pastor,
        "lead": lead_partner,
        "owner": owner,
        "moderator": moderator,
        "stranger": stranger,
        "actor": seat(city.language_network, MembershipRole.ACTOR, "aktiv@example.org"),
        "steering": seat(BodyFactory(duty=Duty.STEERING), MembershipRole.MEMBER, "steuerung@example.org"),
        "coordination": seat(BodyFactory(duty=Duty.COORDINATION), MembershipRole.HOLDER, "leitung@example.org"),
        "migration": seat(BodyFactory(duty=Duty.MIGRATION_OFFICER), MembershipRole.HOLDER, "ehrenamt@example.org"),
    }


def _now(suggestion: Suggestion) -> Suggestion:
    return Suggestion.everything.get(pk=suggestion.pk)


type Arrange = Callable[[City, Suggestion, dict[str, User], HandOver], object]


def _fresh(city: City, suggestion: Suggestion, people: dict[str, User], hand_over: HandOver) -> None:
    return None


def _drafted(city: City, suggestion: Suggestion, people: dict[str, User], hand_over: HandOver) -> None:
    Decision.draft(suggestion, declining(), by=people["officer"])


def _handed_over(city: City, suggestion: Suggestion, people: dict[str, User], hand_over: HandOver) -> None:
    hand_over(suggestion, by=people["officer"])


def _asked(city: City, suggestion: Suggestion, people: dict[str, User], hand_over: HandOver) -> None:
    suggestion.ask(by=people["officer"], question="Welche Tage?", seat="office")


def _forwarded(city: City, suggestion: Suggestion, people: dict[str, User], hand_over: HandOver) -> None:
    suggestion.forward(to=city.faith, by=people["officer"], reason="weiter", seat="office")


def _not_ours(city: City, suggestion: Suggestion, people: dict[str, User], hand_over: HandOver) -> None:
    suggestion.refer_elsewhere(by=people["officer"], text="Der Kreis", seat="office")


def _personal(city: City, suggestion: Suggestion, people: dict[str, User], hand_over: HandOver) -> None:
    suggestion.advise_personally(by=people["officer"], text="Die Beratung", seat="office")


def _merged(city: City, suggestion: Suggestion, people: dict[str, User], hand_over: HandOver) -> None:
    suggestion.merge(into=released(field=city.language), by=people["officer"], reason="gleich", seat="office")


def _declined(city: City, suggestion: Suggestion, people: dict[str, User], hand_over: HandOver) -> None:
    hand_over(suggestion, by=people["officer"]).cosign(by=people["teacher"])


def _held(city: City, suggestion: Suggestion, people: dict[str, User], hand_over: HandOver) -> None:
    suggestion.hold(by=people["moderator"])


def _withdrawn(city: City, suggestion: Suggestion, people: dict[str, User], hand_over: HandOver) -> None:
    suggestion.withdraw()


def _with_the_owner(city: City, suggestion: Suggestion, people: dict[str, User], hand_over: HandOver) -> None:
    suggestion.escalate(to=city.owner, reason="lead_disagrees")


def _biased(city: City, suggestion: Suggestion, people: dict[str, User], hand_over: HandOver) -> None:
    recuse(suggestion, by=people["teacher"])


# For each situation, who may do what; whoever is not named may do nothing.
READERS = {"actor": TALK, "coordination": TALK, "migration": TALK}
SITUATIONS: dict[str, tuple[Arrange, dict[str, set[Move]]]] = {
    "fresh": (_fresh, {"officer": SEAT, "teacher": SEAT, "deputy": SEAT, "lead": REROUTE} | READERS),
    "drafted": (
        _drafted,
        {"officer": SEAT | {M.HAND_OVER}, "teacher": SEAT, "deputy": SEAT, "lead": REROUTE} | READERS,
    ),
    "handed over": (
        _handed_over,
        {
            "officer": SEAT - {M.DRAFT, M.BEGIN},
            "teacher": SEAT - {M.DRAFT, M.BEGIN} | {M.COSIGN, M.OBJECT},
            "deputy": SEAT - {M.DRAFT, M.BEGIN} | {M.COSIGN, M.OBJECT},
            "lead": REROUTE,
        }
        | READERS,
    ),
    "asked": (
        _asked,
        dict.fromkeys(("officer", "teacher", "deputy"), SEAT - {M.BEGIN, M.ASK}) | {"lead": REROUTE} | READERS,
    ),
    "forwarded": (
        _forwarded,
        # The other seat of the team that gave it away, the only seat of the team that has it (the lead
        # tandem fills its vacant one), and the lead tandem.
        {"teacher": {M.CALL_BACK}, "deputy": {M.CALL_BACK}, "pastor": SEAT, "lead": SEAT}
        | {"coordination": TALK, "migration": TALK},
    ),
    "not ours": (
        _not_ours,
        {
            "officer": TALK | {M.CORRECT},
            "teacher": {M.CALL_BACK, M.CORRECT} | TALK,
            "deputy": {M.CALL_BACK, M.CORRECT} | TALK,
            "lead": TALK,
            "actor": TALK,
            "coordination": TALK,
            "migration": TALK | {M.REVIEW},
        },
    ),
    "personal": (
        _personal,
        {"officer": TALK, "teacher": {M.CALL_BACK} | TALK, "deputy": {M.CALL_BACK} | TALK},
    ),
    "merged": (
        _merged,
        {
            "officer": TALK | {M.UNMERGE},
            "teacher": TALK | {M.CALL_BACK},
            "deputy": TALK | {M.CALL_BACK},
            "lead": TALK | {M.UNMERGE},
        }
        | READERS,
    ),
    "declined": (
        _declined,
        dict.fromkeys(("officer", "teacher", "deputy"), TALK | {M.CORRECT})
        | READERS
        | {"lead": TALK, "migration": TALK | {M.REVIEW}},
    ),
    "held": (_held, {}),
    "withdrawn": (_withdrawn, dict.fromkeys(("officer", "teacher", "deputy", "lead"), TALK) | READERS),
    "with the owner": (
        _with_the_owner,
        {"owner": {M.DRAFT, M.BEGIN, M.ASK, M.EXTEND, M.COMMENT}, "lead": REROUTE}
        | {"officer": TALK, "teacher": TALK, "deputy": TALK}
        | READERS,
    ),
    "teacher biased": (_biased, {"officer": SEAT, "deputy": SEAT, "teacher": TALK, "lead": REROUTE} | READERS),
}


@pytest.mark.parametrize("situation", SITUATIONS)
def test_every_role_has_exactly_its_moves(
    city: City, suggestion: Suggestion, people: dict[str, User], hand_over: HandOver, situation: str
) -> None:
    arrange, expected = SITUATIONS[situation]
    arrange(city, suggestion, people, hand_over)
    now = _now(suggestion)
    open_to = {role: set(moves_open_to(user, now)) for role, user in people.items()}
    assert open_to == {role: expected.get(role, set()) for role in people}
    assert moves_open_to(AnonymousUser(), now) == []


@pytest.mark.parametrize("role", ["officer", "actor", "lead", "owner", "steering", "moderator", "stranger"])
def test_a_post_that_is_not_open_is_refused_and_changes_nothing(
    client: Client, suggestion: Suggestion, people: dict[str, User], role: str
) -> None:
    user = people[role]
    closed = set(Move) - set(moves_open_to(user, suggestion))
    client.force_login(user)
    codes = set()
    for move in closed:
        address = reverse("desk_move", args=[suggestion.number, move.value])
        codes.add(client.post(address, {"version": suggestion.version, "text": "x", "to": "f1"}).status_code)
    # 403 for who sees the case, 404 for who does not.
    sees = client.get(reverse("desk_case", args=[suggestion.number])).status_code == 200
    assert codes == ({403} if sees else {404})
    assert _now(suggestion).version == suggestion.version


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage != Stage.OPEN])
def test_no_seat_acts_on_what_has_ended(suggestion: Suggestion, officer: User, teacher: User, stage: Stage) -> None:
    ended: dict[str, object] = {"stage": stage}
    if stage == Stage.MERGED:
        ended["merged_into"] = released()
    if stage == Stage.DEFERRED:
        ended["review_on"] = "2030-01-01"
    if stage == Stage.PERSONAL_CASE:
        ended["visibility"] = Visibility.HELD
    Suggestion.objects.filter(pk=suggestion.pk).update(**ended)
    allowed = {M.COMMENT, M.UNMERGE} if stage == Stage.MERGED else {M.COMMENT}
    assert set(moves_open_to(officer, _now(suggestion))) == allowed
