"""Speaking for an association: dated mandates, invitations by mail, and always somebody responsible."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from forums.associations.delegates import Delegate, DelegateRole, Invitation
from forums.associations.exceptions import NotPossible
from forums.associations.models import Association
from forums.associations.permissions import may_speak_for
from forums.municipality.calendar import today
from forums.people.models import User
from tests.conftest import Outbox
from tests.factories import PersonFactory, UserFactory, speaker


def fresh(user: User) -> User:
    return User.objects.get(pk=user.pk)


@pytest.mark.parametrize(
    ("starts", "ends", "may"),
    [(0, None, True), (-10, 0, True), (-10, -1, False), (1, None, False)],
)
def test_a_mandate_holds_from_its_first_to_its_last_day(
    association: Association, starts: int, ends: int | None, may: bool
) -> None:
    day = today()
    dates = {"starts": day + timedelta(days=starts), "ends": None if ends is None else day + timedelta(days=ends)}
    assert may_speak_for(speaker(association, "a@example.org", **dates), association) is may


def test_nobody_speaks_for_a_suspended_association(association: Association, delegate: User, coordinator: User) -> None:
    assert may_speak_for(delegate, association) is True
    association.suspend(by=coordinator, text="Prüfung")
    assert may_speak_for(fresh(delegate), association) is False


def test_strangers_and_disabled_accounts_speak_for_nobody(
    association: Association, delegate: User, stranger: User
) -> None:
    User.objects.filter(pk=delegate.pk).update(is_active=False)
    assert [may_speak_for(fresh(user), association) for user in (delegate, stranger)] == [False, False]


def test_the_last_owner_stays_until_another_is_responsible(
    association: Association, owner_of_it: User, delegate: User
) -> None:
    last = Delegate.objects.get(person=owner_of_it.person)
    with pytest.raises(NotPossible):
        last.end(by=owner_of_it)
    with pytest.raises(NotPossible):
        last.become(DelegateRole.DELEGATE, by=owner_of_it)
    with pytest.raises(NotPossible):
        Delegate.appoint(association, owner_of_it.person, DelegateRole.DELEGATE, by=owner_of_it)
    Delegate.objects.get(person=delegate.person).become(DelegateRole.OWNER, by=owner_of_it)
    last.end(by=owner_of_it)
    assert [mandate.person for mandate in Delegate.objects.running()] == [delegate.person]
    assert may_speak_for(fresh(owner_of_it), association) is False


def test_an_association_nobody_speaks_for_is_a_vacancy(association: Association, coordinator: User) -> None:
    assert list(Association.objects.vacant()) == [association]
    speaker(association, "a@example.org", DelegateRole.OWNER, ends=today())
    assert list(Association.objects.vacant()) == []
    assert list(Association.objects.vacant(today() + timedelta(days=1))) == [association]


def test_an_owner_invites_and_the_invited_accepts_with_an_own_account(
    outbox: Outbox, client: Client, association: Association, owner_of_it: User
) -> None:
    client.force_login(owner_of_it)
    desk = f"/vereine/{association.slug}/verwalten/"
    client.post(f"{desk}einladen/", {"email": "Neu@Example.org", "role": "delegate"})
    invitation = Invitation.objects.open().get(email="neu@example.org")
    url = f"/vereine/einladung/{invitation.token}/"
    assert [url in message.body for message in outbox() if message.to == ["neu@example.org"]] == [True]
    client.logout()
    assert "next=" in client.get(url).content.decode()
    newcomer = UserFactory(email="neu@example.org")
    client.force_login(newcomer)
    assert client.post(url, {"name": ""}).status_code == 422
    assert client.post(url, {"name": "Neue Person", "function": "Kassenwartin"})["Location"] == desk
    assert may_speak_for(fresh(newcomer), association) is True
    assert client.get(desk).status_code == 200
    invitation.refresh_from_db()
    assert (invitation.email, Invitation.objects.open().filter(pk=invitation.pk).exists()) == ("", False)


def test_an_invitation_is_for_its_address_and_no_other_account(
    client: Client, association: Association, stranger: User
) -> None:
    invitation = Invitation.send(association, "eingeladen@example.org", DelegateRole.OWNER, by=None)
    url = f"/vereine/einladung/{invitation.token}/"
    client.force_login(stranger)
    page = client.get(url).content.decode()
    assert ("e…@example.org" in page, "eingeladen@example.org" in page, 'name="name"' in page) == (True, False, False)
    assert client.post(url, {"name": "Fremd"}).status_code == 403
    with pytest.raises(NotPossible):
        invitation.accept(stranger)
    assert (Delegate.objects.count(), invitation.is_open) == (0, True)
    assert client.post("/konto/logout/", {"next": url})["Location"] == url


def test_an_invitation_is_also_for_an_account_that_has_proved_its_address(
    client: Client, association: Association
) -> None:
    invitation = Invitation.send(association, "verein@example.com", DelegateRole.OWNER, by=None)
    user = UserFactory(email="privat@example.org", person=PersonFactory())
    address = EmailAddress.objects.create(user=user, email="Verein@example.com", verified=False)
    with pytest.raises(NotPossible):
        invitation.accept(user)
    EmailAddress.objects.filter(pk=address.pk).update(verified=True)
    assert invitation.accept(user).person == user.person


def test_a_used_withdrawn_or_old_invitation_gives_nothing(
    client: Client, association: Association, stranger: User
) -> None:
    made = Invitation.send(association, "x@example.org", DelegateRole.OWNER, by=None)
    Invitation.objects.filter(pk=made.pk).update(at=made.at - timedelta(hours=1))
    again = Invitation.send(association, "x@example.org", DelegateRole.OWNER, by=None)
    made.refresh_from_db()
    assert (made.is_open, again.is_open) == (False, True)
    Invitation.objects.filter(pk=again.pk).update(at=again.at - timedelta(days=31))
    client.force_login(stranger)
    assert client.get(f"/vereine/einladung/{again.token}/").status_code == 410
    client.post(f"/vereine/einladung/{again.token}/", {"name": "Fremd"})
    assert Delegate.objects.count() == 0
    assert client.get("/vereine/einladung/unsinn/").status_code == 404


def test_who_may_open_the_associations_own_pages(
    client: Client, association: Association, delegate: User, stranger: User, coordinator: User
) -> None:
    desk = f"/vereine/{association.slug}/verwalten/"
    ended = speaker(
        association, "frueher@example.org", ends=today() - timedelta(days=1), starts=today() - timedelta(days=9)
    )
    answers = []
    for user in (delegate, coordinator, ended, stranger):
        client.force_login(user)
        answers.append(client.get(desk).status_code)
    assert answers == [200, 200, 403, 404]


def test_a_delegate_keeps_the_data_but_appoints_nobody(
    client: Client, association: Association, delegate: User
) -> None:
    client.force_login(delegate)
    desk = f"/vereine/{association.slug}/verwalten/"
    client.post(f"{desk}ort/", {"street": "Neue Str. 9", "postcode": "48432", "town": "Rheine"})
    association.refresh_from_db()
    assert (association.street, association.entries.last().data) == (
        "Neue Str. 9",
        {"fields": ["postcode", "street", "town"]},
    )
    assert client.post(f"{desk}einladen/", {"email": "x@example.org", "role": "owner"}).status_code == 403
    mandate = Delegate.objects.exclude(person=delegate.person).get()
    assert client.post(f"{desk}sprecher/{mandate.pk}/beenden/").status_code == 403


def test_a_delegate_may_leave(client: Client, association: Association, delegate: User) -> None:
    client.force_login(delegate)
    mandate = Delegate.objects.get(person=delegate.person)
    client.post(f"/vereine/{association.slug}/verwalten/sprecher/{mandate.pk}/beenden/")
    assert may_speak_for(fresh(delegate), association) is False
