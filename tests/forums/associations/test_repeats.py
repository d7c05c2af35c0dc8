"""Who sends again what has succeeded gets its receipt, however often, and nothing happens twice."""

from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client

from forums.associations.delegates import DelegateRole, Invitation
from forums.associations.history import EntryKind
from forums.associations.joining import Joining
from forums.associations.links import resume_token
from forums.associations.models import Association, State
from forums.associations.views.registration import MOST_DRAFTS, MOST_MAILS
from forums.notices.models import Notice
from forums.people.models import User
from tests.conftest import City
from tests.factories import registration

BEGIN = "/vereine/registrieren/"


@pytest.fixture(autouse=True)
def _fresh(db: None) -> None:
    cache.clear()


def way(association: Association, rest: str = "") -> str:
    return f"{BEGIN}{resume_token(association)}/{rest}"


def test_the_first_step_leads_to_its_draft_however_often(client: Client, city: City) -> None:
    sent = {"client_uuid": uuid4(), "name": "Haus der Kulturen", "kind": "culture"}
    answers = {client.post(BEGIN, sent)["Location"] for _time in range(MOST_DRAFTS * 3)}
    assert answers == {way(Association.objects.get(), "taetigkeit/")}


def test_who_goes_back_and_changes_the_name_changes_the_draft(client: Client, city: City) -> None:
    sent = {"client_uuid": uuid4(), "name": "Haus der Kulturn", "kind": "culture"}
    client.post(BEGIN, sent)
    client.post(BEGIN, {**sent, "name": "Haus der Kulturen"})
    assert [it.name for it in Association.objects.all()] == ["Haus der Kulturen"]


def test_too_many_drafts_are_refused_with_what_was_typed(client: Client, city: City) -> None:
    for number in range(MOST_DRAFTS):
        client.post(BEGIN, {"client_uuid": uuid4(), "name": f"Verein {number}", "kind": "culture"})
    answer = client.post(BEGIN, {"client_uuid": uuid4(), "name": "Noch ein Verein", "kind": "culture"})
    assert (answer.status_code, 'value="Noch ein Verein"' in answer.text) == (429, True)


def test_sending_to_the_office_twice_is_sending_once(client: Client, city: City) -> None:
    it = registration()
    answers = [client.post(way(it, "senden/")).status_code for _time in range(3)]
    assert answers == [302, 302, 302]
    assert it.entries.filter(kind=EntryKind.SUBMITTED).count() == 1
    later = client.post(way(it, "senden/"), {"text": "Noch etwas."})
    assert (later.status_code, "Noch etwas." in later.text) == (409, True)


def test_withdrawing_twice_says_nothing_else(client: Client, city: City) -> None:
    it = registration()
    pages = [client.post(way(it, "zuruecknehmen/"), follow=True).text for _time in range(2)]
    assert [f"{State.WITHDRAWN.label}" in page for page in pages] == [True, True]
    assert "nicht mehr möglich" not in pages[1]


def test_the_mail_with_the_link_pressed_again_at_once_is_one_mail(client: Client, city: City) -> None:
    it = registration()
    answers = {client.post(way(it, "link/")).status_code for _time in range(MOST_MAILS * 2)}
    assert answers == {302}
    assert Notice.objects.filter(kind="association.way_back").count() <= 2  # a minute may pass in between


def test_an_invitation_sent_twice_is_one(client: Client, association: Association, owner_of_it: User) -> None:
    client.force_login(owner_of_it)
    address = f"/vereine/{association.slug}/verwalten/einladen/"
    sent = {"email": "neu@example.org", "role": DelegateRole.DELEGATE}
    assert [client.post(address, sent).status_code for _time in range(3)] == [302, 302, 302]
    first = Invitation.objects.get(email="neu@example.org")
    client.post(address, {**sent, "role": DelegateRole.OWNER})  # not the same: it takes the place of the first
    first.refresh_from_db()
    assert (Invitation.objects.filter(email="neu@example.org").count(), first.is_open) == (1, False)


def test_accepting_twice_leads_to_the_association(client: Client, association: Association, citizen: User) -> None:
    invitation = Invitation.send(association, citizen.email, DelegateRole.DELEGATE, by=None)
    client.force_login(citizen)
    address = f"/vereine/einladung/{invitation.token}/"
    answers = [client.post(address, {"name": "Eine Person"})["Location"] for _time in range(2)]
    assert answers == [f"/vereine/{association.slug}/verwalten/"] * 2


def test_a_request_to_join_sent_twice_has_been_heard(
    client: Client, city: City, association: Association, delegate: User
) -> None:
    client.force_login(delegate)
    address = f"/vereine/{association.slug}/themen/beitreten/"
    sent = {"networks": [city.language_network.pk], "contribution": "Räume"}
    assert [client.post(address, sent).status_code for _time in range(3)] == [302, 302, 302]
    both = {"networks": [city.language_network.pk, city.faith_network.pk], "contribution": "Räume"}
    assert client.post(address, both).status_code == 302
    networks = Joining.objects.values_list("network", flat=True)
    assert sorted(networks) == sorted([city.language_network.pk, city.faith_network.pk])
