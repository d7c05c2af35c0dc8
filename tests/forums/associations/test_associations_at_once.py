"""Two people at the same moment around an association, on real connections: rules hold, nothing happens twice."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from forums.associations.bulk_import.mapping import guessed
from forums.associations.bulk_import.run import run
from forums.associations.delegates import Delegate, DelegateRole, Invitation
from forums.associations.joining import Joining, JoiningState
from forums.associations.links import invited_by
from forums.associations.models import Association, Item, State
from forums.associations.states import Check
from forums.municipality.models import Municipality
from forums.notices.models import Notice
from forums.people.consents import Consent, Purpose, Wish
from forums.people.models import User
from forums.spreadsheets.reading import Spreadsheet
from proposals.suggestions.endorsement.models import Endorsement, Part
from tests.at_once import at_once, one_done
from tests.conftest import City
from tests.factories import PersonFactory, UserFactory, registration, released, speaker, verified

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]

ROUNDS = 4


@pytest.fixture
def association(city: City, coordinator: User) -> Association:
    return verified(coordinator)


@pytest.fixture
def owner_of_it(association: Association) -> User:
    return speaker(association, "vorsitz@example.org", DelegateRole.OWNER)


def _joining(joining: Joining) -> Joining:
    found: Joining = Joining.objects.select_related("association", "network__field").get(pk=joining.pk)
    return found


def _as(user: User) -> User:
    """The account as its own request would load it, with nothing remembered."""
    return User.objects.get(pk=user.pk)


def test_two_seats_accepting_one_request_at_once(
    city: City, association: Association, owner_of_it: User, officer: User, teacher: User
) -> None:
    for _round in range(ROUNDS):
        [asked] = Joining.request(association, [city.language_network], contribution="Räume", by=owner_of_it)
        results = at_once(*(lambda by=by, it=asked: _joining(it).accept(by=_as(by)) for by in (officer, teacher)))
        assert one_done(results), results
        told = [entry.data["state"] for entry in association.entries.filter(data__joining=asked.pk).order_by("number")]
        assert told == ["requested", "member"]
        _joining(asked).leave(by=owner_of_it)


def test_one_seat_accepts_while_the_other_asks_back(
    city: City, association: Association, owner_of_it: User, officer: User, teacher: User
) -> None:
    for _round in range(ROUNDS):
        [asked] = Joining.request(association, [city.language_network], contribution="Räume", by=owner_of_it)
        results = at_once(
            lambda it=asked: _joining(it).accept(by=_as(officer)),
            lambda it=asked: _joining(it).ask(by=_as(teacher), text="Wo?"),
        )
        state = _joining(asked).state
        # A question may be followed by the acceptance; an acceptance is followed by no question.
        assert (state, results[0], results[1].partition(":")[0]) in {
            (JoiningState.MEMBER, "done", "refused"),
            (JoiningState.MEMBER, "done", "done"),
        }
        _joining(asked).leave(by=owner_of_it)


def test_both_seats_declining_at_once_is_a_proposal_and_an_agreement(
    city: City, association: Association, owner_of_it: User, officer: User, teacher: User
) -> None:
    [asked] = Joining.request(association, [city.language_network], contribution="Räume", by=owner_of_it)
    results = at_once(
        *(lambda by=by: _joining(asked).decline(by=_as(by), text="Zu viele.") for by in (officer, teacher))
    )
    assert (results, _joining(asked).state) == (["done", "done"], JoiningState.DECLINED)


def test_the_same_request_sent_twice_at_once_asks_once(city: City, association: Association, owner_of_it: User) -> None:
    networks = [city.language_network, city.faith_network]
    results = at_once(*[lambda: Joining.request(association, networks, contribution="Räume", by=owner_of_it)] * 3)
    assert (results, Joining.objects.count()) == (["done"] * 3, 2)


def test_two_owners_ending_each_others_mandate_leave_one(city: City, association: Association) -> None:
    for number in range(ROUNDS):
        Delegate.everything.all().erase()
        owners = [speaker(association, f"v{number}{each}@example.org", DelegateRole.OWNER) for each in "ab"]
        mandates = [Delegate.objects.get(person=owner.person) for owner in owners]
        results = at_once(
            lambda m=mandates, o=owners: Delegate.objects.get(pk=m[0].pk).end(by=o[1]),
            lambda m=mandates, o=owners: Delegate.objects.get(pk=m[1].pk).end(by=o[0]),
        )
        assert one_done(results), results
        assert Delegate.objects.running().owners().filter(association=association).count() == 1


def test_two_owners_stepping_down_at_once_leave_one(city: City, association: Association) -> None:
    for number in range(ROUNDS):
        Delegate.everything.all().erase()
        owners = [speaker(association, f"w{number}{each}@example.org", DelegateRole.OWNER) for each in "ab"]
        mandates = [Delegate.objects.get(person=owner.person).pk for owner in owners]
        results = at_once(
            *(
                lambda pk=pk, by=by: Delegate.objects.get(pk=pk).become(DelegateRole.DELEGATE, by=by)
                for pk, by in zip(mandates, owners, strict=True)
            )
        )
        assert one_done(results), results
        assert Delegate.objects.running().owners().filter(association=association).count() == 1


def test_one_invitation_accepted_twice_at_once_gives_one_mandate(
    city: City, association: Association, owner_of_it: User
) -> None:
    for number in range(ROUNDS):
        made = Invitation.send(association, f"neu{number}@example.org", DelegateRole.DELEGATE, by=owner_of_it)
        guest = UserFactory(email=f"neu{number}@example.org", person=PersonFactory())

        def accept(guest: User = guest, token: str = made.token) -> None:
            found = invited_by(token)
            assert found is not None
            found.accept(_as(guest))

        results = at_once(accept, accept)
        assert one_done(results), results
        assert Delegate.objects.filter(person=guest.person).count() == 1


def test_a_double_click_on_accept_is_one_mandate(city: City, association: Association, owner_of_it: User) -> None:
    made = Invitation.send(association, "neu@example.org", DelegateRole.DELEGATE, by=owner_of_it)
    guest = UserFactory(email="neu@example.org", person=PersonFactory())
    codes: list[int] = []

    def click() -> None:
        client = Client()
        client.force_login(guest)
        codes.append(client.post(reverse("association_invitation", args=[made.token])).status_code)

    assert at_once(click, click, click) == ["done"] * 3
    assert (Delegate.objects.filter(person=guest.person).count(), set(codes) <= {302, 410}) == (1, True)


def test_verifying_and_refusing_at_once(city: City, coordinator: User) -> None:
    for _round in range(ROUNDS):
        it = registration()
        it.submit()
        it.check_off(Check.values, by=coordinator)
        results = at_once(
            lambda it=it: Association.objects.get(pk=it.pk).verify(by=coordinator, seen=it.version),
            lambda it=it: Association.objects.get(pk=it.pk).refuse(by=coordinator, text="Nein", seen=it.version),
        )
        assert one_done(results), results
        state = Association.objects.get(pk=it.pk).state
        assert state == (State.VERIFIED if results[0] == "done" else State.REFUSED)


def test_a_mandate_ends_while_its_holder_speaks(city: City, association: Association, owner_of_it: User) -> None:
    """Whichever comes first, nothing is said without a mandate: the voice stands only if it was before the end."""
    for number in range(ROUNDS):
        told, leaving = released(), speaker(association, f"geht{number}@example.org")
        mandate = Delegate.objects.get(person=leaving.person)
        speaking, ending = at_once(
            lambda told=told, who=leaving: Endorsement.give(told, association, Part.SUPPORTER, by=_as(who)),
            lambda pk=mandate.pk: Delegate.objects.get(pk=pk).end(by=owner_of_it),
        )
        assert (ending, told.endorsements.count()) == ("done", 1 if speaking == "done" else 0)
        assert speaking in ("done", "refused: NotPossible")


def test_the_same_consent_twice_at_once_is_one_on_record(city: City, association: Association) -> None:
    wishes = [Wish(Purpose.LIST, item) for item in Item.values]
    results = at_once(*[lambda: Association.objects.get(pk=association.pk).agree(wishes, by=None)] * 3)
    given = Consent.objects.about(association).in_force().filter(purpose=Purpose.LIST)
    assert (results, given.count()) == (["done"] * 3, len(Item))


def test_the_same_list_imported_twice_at_once_adds_each_once(city: City, coordinator: User) -> None:
    Municipality.current()  # the row that makes one import wait for the other
    cells = [{"Name": name} for name in ("Teehaus", "Lesekreis", "Nähstube")]
    table = Spreadsheet(["Name"], list(enumerate(cells, 2)))
    results = at_once(*[lambda: run(table, guessed(["Name"]), by=coordinator)] * 2)
    assert (results, Association.objects.count()) == (["done"] * 2, 3)


def test_one_draft_begun_twice_at_once(city: City) -> None:
    key = uuid4()
    begin = lambda: Association.begin(client_uuid=key, by=None, language="de", name="Teehaus")  # noqa: E731
    assert (at_once(begin, begin, begin), Association.objects.count()) == (["done"] * 3, 1)


def test_both_seats_get_one_mail_each_for_one_request(
    city: City, association: Association, owner_of_it: User, officer: User, teacher: User
) -> None:
    Joining.request(association, [city.language_network], contribution="Räume", by=owner_of_it)
    assert Notice.objects.filter(kind="association.joining_waits").count() == 2
