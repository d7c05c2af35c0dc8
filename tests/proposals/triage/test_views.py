"""The desk in the browser's eyes: who gets in, what each move does, what an old page or a double click does."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from forums.bodies.models import Duty, MembershipRole
from forums.people.models import User
from forums.people.roles import Role
from proposals.suggestions.models import Step, Suggestion
from proposals.suggestions.stages import Stage
from proposals.suggestions.steps import StepKind
from proposals.triage.comments import Comment
from proposals.triage.decisions import Decision
from proposals.triage.moves import Move
from proposals.triage.states import State
from tests.conftest import City
from tests.factories import BodyFactory, released, seat

from .conftest import HandOver, accepting

type Act = Callable[..., Any]


@pytest.fixture(autouse=True)
def no_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def act(client: Client) -> Act:
    """Send a move as a user, from a page that showed the suggestion as it is now (or as `version` says)."""

    def send(user: User, suggestion: Suggestion, move: Move, **data: Any) -> Any:
        client.force_login(user)
        data.setdefault("version", _now(suggestion).version)
        return client.post(reverse("desk_move", args=[suggestion.number, move.value]), data)

    return send


def _now(suggestion: Suggestion) -> Suggestion:
    return Suggestion.everything.get(pk=suggestion.pk)


DECLINING = {
    "outcome": "declined",
    "reason": "no_money",
    "answer": "Dafür ist kein Geld da.",
    "would_change": "Ein Zuschuss des Landes.",
    "then": "uebergeben",
    "neu-TOTAL_FORMS": "0",
    "neu-INITIAL_FORMS": "0",
}


@pytest.mark.parametrize("address", ["/tandem/", "/tandem/unterschriften/", "/tandem/2026-0001/"])
def test_without_an_account_one_is_led_to_the_sign_in(city: City, client: Client, address: str) -> None:
    response = client.get(address)
    assert (response.status_code, response["Location"].startswith("/konto/login/")) == (302, True)


def test_without_a_seat_there_is_no_desk_and_no_case(client: Client, suggestion: Suggestion, stranger: User) -> None:
    client.force_login(stranger)
    assert client.get("/tandem/").status_code == 403
    assert client.get(f"/tandem/{suggestion.number}/").status_code == 404
    assert client.post(f"/tandem/{suggestion.number}/beginnen/", {"version": suggestion.version}).status_code == 404


def test_another_teams_case_does_not_exist_for_me(client: Client, suggestion: Suggestion, pastor: User) -> None:
    client.force_login(pastor)
    assert client.get(f"/tandem/{suggestion.number}/").status_code == 404


def test_a_network_member_reads_and_comments_but_decides_nothing(
    city: City, client: Client, suggestion: Suggestion, act: Act
) -> None:
    member = seat(city.language_network, MembershipRole.ACTOR, "aktiv@example.org")
    client.force_login(member)
    assert client.get(f"/tandem/{suggestion.number}/").status_code == 200
    assert act(member, suggestion, Move.BEGIN).status_code == 403
    uuid = "0d6f3b1e-6a55-4c55-9a3a-1c6a3a1a7a01"
    for _again in range(2):
        assert act(member, suggestion, Move.COMMENT, text="Im Dorenkamp auch.", uuid=uuid).status_code == 302
    assert list(Comment.objects.values_list("text", flat=True)) == ["Im Dorenkamp auch."]


@pytest.mark.parametrize(
    ("move", "data", "stage"),
    [
        (Move.BEGIN, {}, Stage.OPEN),
        (Move.ASK, {"text": "Welche Tage?"}, Stage.OPEN),
        (Move.EXTEND, {"text": "Wir fragen noch nach."}, Stage.OPEN),
        (Move.NOT_OURS, {"text": "Der Kreis"}, Stage.NOT_OURS),
        (Move.COUNCIL_PETITION, {"text": "Der Rat berät."}, Stage.COUNCIL_PETITION),
        (Move.PERSONAL_CASE, {"text": "Die Beratung hilft: 123"}, Stage.PERSONAL_CASE),
        (Move.RECUSE, {}, Stage.OPEN),
    ],
)
def test_a_seat_makes_each_single_move_once_however_often_it_is_sent(
    suggestion: Suggestion, officer: User, teacher: User, act: Act, move: Move, data: dict[str, str], stage: Stage
) -> None:
    version = suggestion.version
    first = act(officer, suggestion, move, version=version, **data)
    again = act(officer, suggestion, move, version=version, **data)
    assert (first.status_code, again.status_code) == (302, 302)
    assert (_now(suggestion).stage, _now(suggestion).version) == (stage, version + 1)


def test_passing_on_names_the_target_and_the_new_team_finds_it(
    city: City, client: Client, suggestion: Suggestion, officer: User, teacher: User, pastor: User, act: Act
) -> None:
    act(officer, suggestion, Move.FORWARD, to=f"f{city.faith.pk}", text="Es geht um die Moschee.")
    assert _now(suggestion).holder == city.faith_network
    client.force_login(pastor)
    assert suggestion.number in client.get("/tandem/").content.decode()
    # The partner still finds it, to call it back; then the new team has it no more.
    client.force_login(teacher)
    assert "/zurueckholen/" in client.get(f"/tandem/{suggestion.number}/").content.decode()
    act(teacher, suggestion, Move.CALL_BACK, text="Es geht um den Kurs.")
    assert _now(suggestion).holder == city.language_network


def test_a_form_without_its_reason_comes_back_with_everything_else(
    city: City, suggestion: Suggestion, officer: User, act: Act
) -> None:
    response = act(officer, suggestion, Move.FORWARD, to=f"f{city.faith.pk}", text="")
    assert response.status_code == 422
    assert f'value="f{city.faith.pk}" selected' in response.content.decode()
    assert _now(suggestion).holder == city.language_network


def test_who_comes_second_is_told_so_and_keeps_the_text(
    suggestion: Suggestion, officer: User, teacher: User, act: Act
) -> None:
    version = suggestion.version
    act(officer, suggestion, Move.BEGIN)
    response = act(teacher, suggestion, Move.ASK, version=version, text="Welche Tage passen Ihnen?")
    page = response.content.decode()
    assert response.status_code == 409
    assert ("Welche Tage passen Ihnen?" in page, "Welche Tage passen Ihnen?" in str(Step.objects.values())) == (
        True,
        False,
    )
    resent = act(teacher, suggestion, Move.ASK, text="Welche Tage passen Ihnen?")
    assert (resent.status_code, _now(suggestion).asked_at is not None) == (302, True)


def test_whoever_no_longer_has_the_case_still_gets_the_text_back(
    city: City, client: Client, suggestion: Suggestion, officer: User, teacher: User, lead_officer: User, act: Act
) -> None:
    suggestion.begin(by=teacher, seat="field")
    version = suggestion.version
    act(lead_officer, suggestion, Move.FORWARD, to=f"f{city.faith.pk}", text="Dorthin.")
    assert client.get(f"/tandem/{suggestion.number}/").status_code == 200
    response = act(officer, suggestion, Move.ASK, version=version, text="Mein langer Text.")
    assert (response.status_code, "Mein langer Text." in response.content.decode()) == (409, True)
    assert client.get(f"/tandem/{suggestion.number}/").status_code == 404


def test_drafting_handing_over_and_signing_by_the_pages(
    client: Client, suggestion: Suggestion, officer: User, teacher: User, act: Act
) -> None:
    assert act(officer, suggestion, Move.DRAFT, **DECLINING).status_code == 302
    client.force_login(teacher)
    page = client.get("/tandem/unterschriften/").content.decode()
    assert "Dafür ist kein Geld da." in page
    version = _now(suggestion).version
    signed = act(teacher, suggestion, Move.COSIGN, back="signatures", version=version)
    twice = act(teacher, suggestion, Move.COSIGN, back="signatures", version=version)
    assert (signed["Location"], twice["Location"]) == ("/tandem/unterschriften/", "/tandem/unterschriften/")
    assert (_now(suggestion).stage, _now(suggestion).steps.filter(kind=StepKind.DECIDED).count()) == (Stage.DECLINED, 1)


def test_an_unfinished_draft_is_saved_and_says_what_is_missing(suggestion: Suggestion, officer: User, act: Act) -> None:
    response = act(officer, suggestion, Move.DRAFT, **(DECLINING | {"answer": ""}))
    assert response.status_code == 422
    assert Decision.objects.get().state == State.DRAFT
    again = act(officer, suggestion, Move.DRAFT, **(DECLINING | {"revision": "1"}))
    assert (again.status_code, Decision.objects.get().state) == (302, State.HANDED_OVER)


def test_a_new_measure_comes_with_the_draft_form(
    suggestion: Suggestion, officer: User, teacher: User, act: Act, client: Client
) -> None:
    measure = {"neu-TOTAL_FORMS": "1", "neu-0-title": "Abendkurs", "neu-0-who": "Sprachschule"}
    said = {"outcome": "accepted", "reason": "need_is_great", "path": "ourselves", "answer": "Ja."}
    act(officer, suggestion, Move.DRAFT, **(DECLINING | said | measure))
    act(teacher, suggestion, Move.COSIGN)
    assert [str(one) for one in _now(suggestion).measures.all()] == ["Abendkurs"]


@pytest.mark.parametrize("typed", ["²", "1" * 5000, "9" * 30])
def test_what_is_no_number_is_no_reason_to_stumble(
    client: Client, officer: User, suggestion: Suggestion, typed: str
) -> None:
    client.force_login(officer)
    assert client.get("/tandem/unterschriften/", {"nach": typed}).status_code == 200
    assert client.post(f"/tandem/{suggestion.number}/beginnen/", {"version": typed}).status_code < 500


def test_signing_later_shows_the_next_one(
    city: City, client: Client, officer: User, teacher: User, hand_over: HandOver
) -> None:
    first, second = (released(title, field=city.language) for title in ("Kurs am Abend", "Kurs am Morgen"))
    skipped = hand_over(first, by=officer)
    hand_over(second, by=officer)
    client.force_login(teacher)
    page = client.get("/tandem/unterschriften/").content.decode()
    assert ("Kurs am Abend" in page, "1 von 2" in page) == (True, True)
    assert "Kurs am Morgen" in client.get(f"/tandem/unterschriften/?nach={skipped.pk}").content.decode()


def test_the_migration_officer_asks_to_check_again(
    city: City, suggestion: Suggestion, officer: User, act: Act, client: Client
) -> None:
    office = BodyFactory(duty=Duty.MIGRATION_OFFICER)
    volunteer = seat(office, MembershipRole.HOLDER, "ehrenamt@example.org")
    suggestion.refer_elsewhere(by=officer, text="Der Kreis", seat="office")
    assert act(volunteer, suggestion, Move.REVIEW, text="Bitte noch einmal.").status_code == 302
    assert _now(suggestion).holder == city.lead


def test_the_lead_tandem_assigns_from_the_front_desk(city: City, lead_officer: User, act: Act, client: Client) -> None:
    suggestion = released("Etwas ohne Thema")
    client.force_login(lead_officer)
    assert suggestion.number in client.get("/tandem/").content.decode()
    assert act(lead_officer, suggestion, Move.ROUTE, to=f"f{city.faith.pk}").status_code == 302
    assert _now(suggestion).holder == city.faith_network


def test_merging_and_separating_by_the_pages(
    city: City, suggestion: Suggestion, officer: User, teacher: User, act: Act
) -> None:
    target = released("Deutsch am Abend", field=city.language)
    wrong = act(officer, suggestion, Move.MERGE, into="2020-0001", text="gleich")
    assert wrong.status_code == 422
    act(officer, suggestion, Move.MERGE, into=target.number, text="gleich")
    assert _now(suggestion).merged_into == target
    act(officer, suggestion, Move.UNMERGE, text="Doch nicht gleich.")
    assert _now(suggestion).stage == Stage.OPEN


def test_the_owner_decides_alone_by_the_same_form(
    city: City, suggestion: Suggestion, owner: User, act: Act, client: Client
) -> None:
    suggestion.escalate(to=city.owner, reason="lead_disagrees")
    client.force_login(owner)
    assert suggestion.number in client.get("/tandem/").content.decode()
    act(owner, suggestion, Move.DRAFT, **DECLINING)
    assert _now(suggestion).stage == Stage.DECLINED


def test_moderators_without_a_seat_have_no_desk(moderator: User, client: Client, suggestion: Suggestion) -> None:
    client.force_login(moderator)
    assert (client.get("/tandem/").status_code, moderator.groups.filter(name=Role.MODERATOR).exists()) == (403, True)


def test_filters_stand_in_the_address(city: City, client: Client, suggestion: Suggestion, officer: User) -> None:
    begun = released("Vorlesen in der Bücherei", field=city.language)
    begun.begin(by=officer)
    client.force_login(officer)
    shown = client.get("/tandem/?ansicht=alle&stand=in_progress").content.decode()
    assert (begun.number in shown, suggestion.number in shown) == (True, False)
    assert client.get("/tandem/?ansicht=alle&stand=unsinn&thema=nichts").status_code == 200


@pytest.mark.parametrize("address", ["/tandem/", "/tandem/?ansicht=alle", "/en/tandem/"])
def test_the_desks_queries_do_not_grow_with_its_rows(
    city: City, client: Client, officer: User, teacher: User, django_assert_max_num_queries: Any, address: str
) -> None:
    released("Nummer eins", field=city.language)
    client.force_login(officer)
    client.get(address)
    with django_assert_max_num_queries(15) as one:
        client.get(address)
    for number in range(29):
        released(f"Noch eine Idee {number}", field=city.language)
    with django_assert_max_num_queries(15) as thirty:
        client.get(address)
    assert len(thirty) == len(one)


def test_a_cases_queries_do_not_grow_with_its_history(
    city: City,
    client: Client,
    suggestion: Suggestion,
    officer: User,
    teacher: User,
    hand_over: HandOver,
    django_assert_max_num_queries: Any,
) -> None:
    hand_over(suggestion, by=officer, content=accepting()).object(by=teacher, reason="Nein.")
    _now(suggestion).redact(
        by=officer, title="Deutschkurse am Abend", text="Fassung"
    )  # whoever sees the original is noted
    client.force_login(officer)
    address = f"/tandem/{suggestion.number}/"
    client.get(address)
    with django_assert_max_num_queries(45) as few:
        client.get(address)
    for number in range(30):
        Comment.objects.create(suggestion=suggestion, author=teacher, text=f"{number}")
        _now(suggestion).redact(by=officer, title="Deutschkurse am Abend", text=f"Fassung {number}")
    with django_assert_max_num_queries(45) as many:
        client.get(address)
    assert len(many) == len(few)
