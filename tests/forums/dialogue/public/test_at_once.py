"""Two hundred people register at the same moment: as many places are filled as there are."""

from uuid import uuid4

import pytest

from forums.dialogue.models import Forum, Registration
from forums.dialogue.states import RegistrationState
from tests.at_once import at_once
from tests.factories import ForumFactory

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]

PEOPLE, PLACES, CONNECTIONS = 200, 120, 20  # a server usually has a hundred connections for everybody


def _places(forum: Forum) -> tuple[int, int]:
    rows = forum.registrations
    return rows.placed().count(), rows.waiting().count()


def test_two_hundred_people_fill_exactly_the_places_there_are() -> None:
    forum = ForumFactory(capacity=PLACES)

    def ten_people() -> None:
        for _person in range(PEOPLE // CONNECTIONS):
            Registration.enter(Forum.objects.get(pk=forum.pk), client_uuid=uuid4(), name="Amina")

    assert at_once(*[ten_people] * CONNECTIONS) == ["done"] * CONNECTIONS
    assert _places(forum) == (PLACES, PEOPLE - PLACES)


def test_ten_presses_of_one_person_are_one_registration() -> None:
    forum, uuid = ForumFactory(capacity=2), uuid4()
    press = lambda: Registration.enter(Forum.objects.get(pk=forum.pk), client_uuid=uuid, name="Amina")  # noqa: E731
    assert at_once(*[press] * 10) == ["done"] * 10
    assert _places(forum) == (1, 0)


def test_cancelling_registering_and_more_places_at_once_leave_no_place_empty_and_none_too_many() -> None:
    forum = ForumFactory(capacity=10)
    comes = [Registration.enter(forum, client_uuid=uuid4(), name="Amina") for _person in range(30)]
    placed = [registration for registration in comes if registration.state == RegistrationState.PLACE]

    def fresh(registration: Registration) -> Registration:
        return Registration.objects.select_related("forum").get(pk=registration.pk)

    outcomes = at_once(
        *[lambda registration=registration: fresh(registration).cancel() for registration in placed[:5]],
        *[lambda registration=registration: fresh(registration).cancel() for registration in placed[:5]],
        lambda: Forum.objects.get(pk=forum.pk).change(capacity=14),
        *[
            lambda: Registration.enter(Forum.objects.get(pk=forum.pk), client_uuid=uuid4(), name="Boris")
            for _person in range(5)
        ],
    )
    assert outcomes == ["done"] * 16
    assert _places(forum) == (14, 30 - 5 + 5 - 14)
    queue = list(forum.registrations.standing().values_list("state", flat=True))
    assert queue == sorted(queue)  # who came first has the place
