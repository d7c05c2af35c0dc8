"""Joining fields: several in one act, one seat accepts or asks, declining needs two people and a reason."""

import pytest
from django.test import Client

from forums.associations.exceptions import NotPossible
from forums.associations.joining import JOINING_MOVES, Joining, JoiningState
from forums.associations.links import resume_token
from forums.associations.models import Association
from forums.associations.states import Check
from forums.bodies.models import Membership
from forums.people.models import User
from tests.conftest import City, Outbox
from tests.factories import registration


def fresh(user: User) -> User:
    return User.objects.get(pk=user.pk)


@pytest.fixture
def request_(city: City, association: Association, delegate: User) -> Joining:
    [made] = Joining.request(association, [city.language_network], contribution="Zwei Räume", by=delegate)
    return made


VERBS = {
    JoiningState.REQUESTED: lambda it, who: (
        it.object(by=who["second"]) if it.state == "declining" else it.reply(by=who["delegate"], text="Montags.")
    ),
    JoiningState.ASKED: lambda it, who: it.ask(by=who["second"], text="Wann?"),
    JoiningState.MEMBER: lambda it, who: it.accept(by=who["second"]),
    JoiningState.ENDED: lambda it, who: it.leave(by=who["delegate"]),
}


@pytest.mark.parametrize("before", JoiningState)
@pytest.mark.parametrize("after", VERBS)
def test_every_pair_of_states(
    before: JoiningState, after: JoiningState, request_: Joining, officer: User, teacher: User, delegate: User
) -> None:
    Joining.objects.filter(pk=request_.pk).update(state=before, declining_seat="office", declining_by=officer)
    request_.refresh_from_db()
    who = {"second": teacher, "delegate": delegate}
    if (before, after) in JOINING_MOVES:
        VERBS[after](request_, who)
        assert request_.state == after
    else:
        with pytest.raises(NotPossible):
            VERBS[after](request_, who)


def test_one_act_asks_several_fields_once(client: Client, city: City, association: Association, delegate: User) -> None:
    client.force_login(delegate)
    url = f"/vereine/{association.slug}/themen/beitreten/"
    networks = [city.language_network.pk, city.faith_network.pk]
    for _time in range(2):
        client.post(url, {"networks": networks, "contribution": "Räume"})
    assert sorted(Joining.objects.values_list("network", "state")) == sorted((pk, "requested") for pk in networks)


def test_one_seat_accepts_and_the_field_becomes_a_topic(city: City, request_: Joining, teacher: User) -> None:
    request_.accept(by=teacher)
    assert list(request_.association.interests.all()) == [city.language]
    assert list(Joining.objects.members().of(Association.objects.public())) == [request_]


def test_declining_needs_both_people(request_: Joining, officer: User, teacher: User, deputy_teacher: User) -> None:
    with pytest.raises(NotPossible):
        request_.decline(by=officer)
    request_.decline(by=officer, text="Passt nicht zum Thema.")
    with pytest.raises(NotPossible):
        request_.decline(by=officer)
    assert request_.state == JoiningState.DECLINING
    request_.decline(by=deputy_teacher)
    assert (request_.state, request_.words) == (JoiningState.DECLINED, "Passt nicht zum Thema.")


def test_holder_and_deputy_of_one_seat_are_not_two(request_: Joining, teacher: User, deputy_teacher: User) -> None:
    request_.decline(by=teacher, text="Nein.")
    with pytest.raises(NotPossible):
        request_.decline(by=deputy_teacher)


def test_strangers_and_other_tandems_answer_nothing(request_: Joining, pastor: User, citizen: User) -> None:
    for nobody in (pastor, citizen):
        with pytest.raises(NotPossible):
            request_.accept(by=nobody)


def test_the_lead_tandem_fills_a_vacant_seat_only(
    request_: Joining, officer: User, lead_officer: User, lead_partner: User
) -> None:
    request_.decline(by=officer, text="Kein Bezug.")
    request_.decline(by=lead_officer)  # nobody holds the partner's seat
    assert request_.state == JoiningState.DECLINED


def test_each_side_hears_what_concerns_it(
    outbox: Outbox, request_: Joining, officer: User, teacher: User, owner_of_it: User
) -> None:
    to_team = {message.to[0] for message in outbox() if "Zwei Räume" in message.body}
    outbox().clear()
    request_.ask(by=teacher, text="Welche Räume?")
    assert {message.to[0]: "Welche Räume?" in message.body for message in outbox()} == {
        "sprecher@example.org": True,
        "vorsitz@example.org": True,
    }
    assert to_team <= {"amt@example.org", "lehrerin@example.org"}


@pytest.mark.parametrize(
    ("who", "status"), [("officer", 200), ("lead_partner", 200), ("delegate", 403), ("citizen", 403)]
)
def test_who_opens_the_requests(
    client: Client, request_: Joining, request: pytest.FixtureRequest, who: str, status: int
) -> None:
    client.force_login(request.getfixturevalue(who))
    assert client.get("/tandem/vereine/").status_code == status


def test_the_requests_page_does_it(client: Client, request_: Joining, officer: User, teacher: User) -> None:
    page = f"/tandem/vereine/{request_.pk}/"
    client.force_login(officer)
    assert client.post(f"{page}nachfragen/", {"text": ""}).status_code == 422
    client.post(f"{page}ablehnen/", {"text": "Kein Bezug"})
    client.force_login(teacher)
    assert "Kein Bezug" in client.get("/tandem/vereine/").content.decode()
    client.post(f"{page}widersprechen/")
    client.post(f"{page}aufnehmen/")
    request_.refresh_from_db()
    assert request_.state == JoiningState.MEMBER


def test_only_tandems_answer_by_the_page(client: Client, request_: Joining, pastor: User) -> None:
    client.force_login(pastor)
    assert client.post(f"/tandem/vereine/{request_.pk}/aufnehmen/").status_code == 403


def test_an_ended_mandate_cannot_join(client: Client, association: Association, delegate: User, city: City) -> None:
    from forums.associations.delegates import Delegate

    Delegate.objects.get(person=delegate.person).end(by=delegate)
    client.force_login(fresh(delegate))
    url = f"/vereine/{association.slug}/themen/beitreten/"
    assert client.post(url, {"networks": [city.language_network.pk], "contribution": "x"}).status_code == 403
    assert (Joining.objects.count(), Membership.objects.filter(body=city.language_network).count()) == (0, 0)


def test_topics_of_a_registration_become_requests_once_it_is_verified(
    outbox: Outbox, client: Client, city: City, list_office: object, coordinator: User, officer: User
) -> None:
    it = registration()
    it.interests.set([city.language])
    it.confirm_address()
    page = client.get(f"/vereine/registrieren/{resume_token(it)}/").content.decode()
    assert "fragen wir die Teams dieser Themen, ob sie Sie aufnehmen:\n    Sprachförderung" in page
    it.submit()
    it.check_off(Check.values, by=coordinator)
    assert Joining.objects.count() == 0
    it.verify(by=coordinator)
    assert [(made.network, made.state) for made in Joining.objects.all()] == [
        (city.language_network, JoiningState.REQUESTED)
    ]
    mails = outbox()
    told = [mail.body for mail in mails if mail.subject == "Afghanischer Kulturverein: Ihr Verein ist geprüft"]
    assert [
        "Teams dieser Themen gefragt, ob sie Sie aufnehmen: Sprachförderung." in " ".join(body.split()) for body in told
    ] == [True]
    waiting = [mail.to for mail in mails if "Ein Verein möchte mitmachen" in mail.subject]
    assert [officer.email] in waiting


@pytest.mark.parametrize(("text", "said"), [("", "Bitte füllen Sie"), ("Montags. " * 300, "2000")])
def test_an_answer_that_fails_comes_back_with_the_reason(
    client: Client, request_: Joining, officer: User, delegate: User, text: str, said: str
) -> None:
    request_.ask(by=officer, text="Wann?")
    client.force_login(delegate)
    answer = client.post(f"/vereine/{request_.association.slug}/themen/{request_.pk}/antworten/", {"text": text})
    page = answer.text
    assert (answer.status_code, said in page, f'href="#text-{request_.pk}-text"' in page) == (422, True, True)
    assert text.strip() in page


def test_a_reason_that_fails_comes_back_to_the_desk(client: Client, request_: Joining, officer: User) -> None:
    client.force_login(officer)
    long = "Passt nicht. " * 300
    answer = client.post(f"/tandem/vereine/{request_.pk}/ablehnen/", {"text": long})
    assert (answer.status_code, long.strip() in answer.text) == (422, True)
    request_.refresh_from_db()
    request_.leave(by=officer)
    gone = client.post(f"/tandem/vereine/{request_.pk}/ablehnen/", {"text": "Passt nicht."})
    assert gone.status_code == 404


def test_what_came_too_late_is_shown_again(
    client: Client, request_: Joining, officer: User, teacher: User, delegate: User
) -> None:
    request_.decline(by=officer, text="Passt nicht.")
    client.force_login(teacher)
    answer = client.post(f"/tandem/vereine/{request_.pk}/nachfragen/", {"text": "Wann genau?"})
    assert (answer.status_code, "Wann genau?" in answer.text) == (409, True)
