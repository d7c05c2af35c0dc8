"""The state of a registration: every move of the table and no other, each logged."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse

from forums.associations.exceptions import NotPossible, OutOfDate
from forums.associations.history import EntryKind
from forums.associations.links import resume_token
from forums.associations.models import Association
from forums.associations.states import MOVES, Check, State
from forums.municipality.hyphenation import WORD_JOINER
from forums.people.models import User
from tests.conftest import City, Outbox
from tests.factories import UserFactory, registration, verified

VERBS = {
    State.SUBMITTED: lambda it, by: it.submit(),
    State.QUESTIONED: lambda it, by: it.question(by=by, text="Wo treffen Sie sich?"),
    State.VERIFIED: lambda it, by: it.resume(by=by) if it.state == State.SUSPENDED else it.verify(by=by),
    State.REFUSED: lambda it, by: it.refuse(by=by, text="Kein Verein."),
    State.SUSPENDED: lambda it, by: it.suspend(by=by, text="Die Adresse stimmt nicht."),
    State.DISSOLVED: lambda it, by: it.dissolve(by=by, text="Aufgelöst laut Register."),
    State.WITHDRAWN: lambda it, by: it.withdraw(),
}


@pytest.mark.parametrize("before", State)
@pytest.mark.parametrize("after", VERBS)
def test_every_pair_of_states(before: State, after: State, city: City, coordinator: User) -> None:
    it = registration(slug="verein", checks=Check.values, registrar_email="")
    Association.objects.filter(pk=it.pk).update(state=before)
    it.refresh_from_db()
    entries = it.entries.count()
    if (before, after) in MOVES:
        VERBS[after](it, coordinator)
        it.refresh_from_db()
        assert (it.state, it.version) == (after, entries + 1)
    else:
        with pytest.raises(NotPossible):
            VERBS[after](it, coordinator)
        it.refresh_from_db()
        assert (it.state, it.entries.count()) == (before, entries)


def test_an_incomplete_registration_is_not_sent_and_says_what_is_missing(city: City) -> None:
    it = registration(activities="", contact_name="")
    with pytest.raises(NotPossible) as refused:
        it.submit()
    assert str(refused.value) == "Es fehlt noch: was der Verein macht, Ansprechperson"


def test_verifying_needs_the_whole_checklist(city: City, coordinator: User) -> None:
    it = registration()
    it.submit()
    it.check_off([Check.EXISTS, Check.REACHED, Check.LOCAL], by=coordinator)
    with pytest.raises(NotPossible):
        it.verify(by=coordinator)
    it.check_off(Check.values, by=coordinator)
    it.verify(by=coordinator)
    assert [entry.kind for entry in it.entries.all()] == [
        EntryKind.BEGUN,
        EntryKind.SUBMITTED,
        EntryKind.CHECKED,
        EntryKind.CHECKED,
        EntryKind.VERIFIED,
        EntryKind.INVITED,
    ]


def test_the_badge_names_the_office_and_the_day(association: Association, list_office: object) -> None:
    assert (association.verified_by, association.verified_on is not None) == (list_office, True)


def test_an_older_page_changes_nothing(city: City, coordinator: User) -> None:
    it = registration()
    it.submit()
    seen = it.version
    it.question(by=coordinator, text="Seit wann?", seen=seen)
    with pytest.raises(OutOfDate):
        it.refuse(by=coordinator, text="Nein.", seen=seen)
    it.refresh_from_db()
    assert it.state == State.QUESTIONED


def test_who_registered_without_an_account_is_invited_once_verified(
    outbox: Outbox, city: City, coordinator: User
) -> None:
    it = verified(coordinator)
    assert [(invitation.email, invitation.role) for invitation in it.invitations.open()] == [
        ("gruenderin@example.org", "owner")
    ]
    invited = [message for message in outbox() if message.to == ["gruenderin@example.org"]]
    assert [message.subject for message in invited] == ["Afghanischer Kulturverein: Sprechen Sie für Ihren Verein"]


def test_the_page_of_the_registration_leads_to_the_invitation(client: Client, city: City, coordinator: User) -> None:
    it = verified(coordinator)
    page = client.get(reverse("association_resume", args=[resume_token(it)])).content.decode()
    [invitation] = it.invitations.open()
    assert reverse("association_invitation", args=[invitation.token]) in page
    assert reverse("association_manage", args=[it.slug]) not in page


def test_an_unconfirmed_address_gets_no_news(outbox: Outbox, city: City, coordinator: User) -> None:
    it = registration()
    it.submit()
    outbox()
    it.question(by=coordinator, text="Wo treffen Sie sich?")
    assert [message.to for message in outbox()] == [["koordination@example.org"]]


def test_a_confirmed_address_reads_the_question(outbox: Outbox, city: City, coordinator: User) -> None:
    it = registration()
    it.confirm_address()
    it.submit()
    it.question(by=coordinator, text="Wo treffen Sie sich?")
    asked = outbox()[-1]
    assert (asked.to, "Wo treffen Sie sich?" in asked.body) == (["gruenderin@example.org"], True)


def test_a_question_reaches_every_proved_address_of_who_registered_it(
    outbox: Outbox, city: City, coordinator: User
) -> None:
    user = UserFactory(email="konto@example.org")
    it = registration(registrar=user)

    def asked(text: str) -> list[str]:
        it.submit(text="Hier.")
        it.question(by=coordinator, text=text)
        return sorted(message.to[0] for message in outbox() if text in message.body)

    assert asked("Wo ist das?") == []
    EmailAddress.objects.create(user=user, email="konto@example.org", verified=True)
    assert asked("Und wann?") == ["konto@example.org"]
    it.confirm_address()
    assert asked("Und warum?") == ["gruenderin@example.org", "konto@example.org"]


def _read(client: Client, address: str) -> str:
    """As people do: without what holds "E-Mail" together."""
    return client.get(address).content.decode().replace(WORD_JOINER, "")


def test_the_office_and_the_association_read_where_a_question_went(
    outbox: Outbox, client: Client, city: City, coordinator: User
) -> None:
    it = registration()
    it.submit()
    page, desk = f"/vereine/registrieren/{resume_token(it)}/", f"/verwaltung/vereine/{it.pk}/"
    assert "gruenderin@example.org (noch nicht bestätigt)" in client.get(page).content.decode()
    assert "Wir schreiben Ihnen." not in client.get(page).content.decode()
    client.force_login(coordinator)
    assert "gruenderin@example.org (noch nicht bestätigt)" in client.get(desk).content.decode()
    asked = client.post(desk, {"action": "question", "text": "Wo?", "seen": it.version}, follow=True).content.decode()
    assert "Darüber bekommt niemand eine E-Mail" in asked
    for address in (desk, page):  # received; asked
        assert _read(client, address).count("Dazu ging keine E-Mail hinaus") == 2
    it.refresh_from_db()
    it.confirm_address()
    it.submit(text="Hier.")
    outbox()
    it.question(by=coordinator, text="Und wann?")
    assert "noch nicht verschickt" in client.get(page).content.decode()
    outbox()
    for address in (desk, page):
        text = _read(client, address)
        assert ("noch nicht verschickt" in text, text.count("Per E-Mail an die Adresse der Registrierung.")) == (
            False,
            1,
        )
    assert "noch nicht bestätigt" not in client.get(page).content.decode()


def test_two_associations_of_one_name_have_pages_of_their_own(city: City, coordinator: User) -> None:
    slugs = [verified(coordinator, name).slug for name in ("Verein für Öffnung", "Verein für Öffnung", "Registrieren")]
    assert slugs == ["verein-fuer-oeffnung", "verein-fuer-oeffnung-2", "registrieren-2"]
