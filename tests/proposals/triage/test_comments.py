"""Internal comments: the other seat is told once and finds the mark on its desk until it has read them."""

from uuid import UUID, uuid4

from django.test import Client

from forums.bodies.models import MembershipRole
from forums.people.models import User
from proposals.suggestions.models import Suggestion
from proposals.triage.comments import Comment
from tests.conftest import City, Outbox
from tests.factories import seat

NEW = "Neue Kommentare"


def _write(suggestion: Suggestion, by: User, uuid: UUID | None = None) -> None:
    Comment.write(suggestion, "Ist das nicht schon beschlossen?", by=by, uuid=uuid or uuid4())


def test_the_other_seat_gets_a_mail_that_says_who_wrote_what(
    suggestion: Suggestion, officer: User, teacher: User, deputy_teacher: User, outbox: Outbox
) -> None:
    outbox().clear()
    uuid = uuid4()
    _write(suggestion, officer, uuid=uuid)
    _write(suggestion, officer, uuid=uuid)
    [mail] = outbox()
    assert (mail.to, mail.subject) == ([teacher.email], f"Ein Kommentar für Ihr Team: {suggestion.number}")
    assert f"Interner Kommentar: {officer.get_full_name()}, Tandem, Platz der Stadt" in mail.body
    assert "Ist das nicht schon beschlossen?" in mail.body


def test_whoever_comments_from_outside_tells_both_seats(
    suggestion: Suggestion, city: City, officer: User, teacher: User, outbox: Outbox
) -> None:
    member = seat(city.language_network, MembershipRole.MEMBER, "netzwerk@example.org")
    outbox().clear()
    _write(suggestion, member)
    assert sorted(mail.to[0] for mail in outbox()) == sorted([officer.email, teacher.email])


def test_it_is_marked_on_the_desk_until_the_case_is_opened(
    suggestion: Suggestion, officer: User, teacher: User, client: Client
) -> None:
    _write(suggestion, officer)
    client.force_login(officer)
    assert NEW not in client.get("/tandem/").content.decode()
    client.force_login(teacher)
    for address in ("/tandem/", "/tandem/?ansicht=alle"):
        assert NEW in client.get(address).content.decode()
    page = client.get(f"/tandem/{suggestion.number}/").content.decode()
    assert page.count('<span class="kern-label">Neu</span>') == 1
    again = client.get(f"/tandem/{suggestion.number}/").content.decode()
    assert '<span class="kern-label">Neu</span>' not in again
    assert NEW not in client.get("/tandem/").content.decode()


def test_what_was_read_on_the_desk_before_the_mail_went_out_is_not_mailed(
    suggestion: Suggestion, officer: User, teacher: User, client: Client, outbox: Outbox
) -> None:
    outbox().clear()
    _write(suggestion, officer)
    client.force_login(teacher)
    client.get(f"/tandem/{suggestion.number}/")
    assert outbox() == []
