"""What is about one person is read by moderators, its author and the office that has it, in every place."""

import io
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from forums.notices.models import Notice
from forums.people.groups import ensure_groups
from forums.people.models import User
from forums.people.roles import Role
from forums.pictures.models import Picture
from proposals.intake.cards.models import CardOutcome
from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.models import Suggestion
from proposals.suggestions.permissions import may_read_desk, may_see
from proposals.triage.comments import Comment
from proposals.triage.solo_moves import SoloMove
from tests.conftest import City
from tests.factories import card, released, running

MARK = "Zwetlanas Krankenakte"
READ_ALL = {"citizen", "moderator", "admin"}
READERS = {"personal": READ_ALL | {"officer", "teacher", "deputy_teacher"}, "complaint": READ_ALL | {"complaints"}}


@pytest.fixture
def roles(people: dict[str, User]) -> dict[str, User]:
    """Everybody with a role by membership, and one account of each group besides."""
    for role in (Role.TRANSLATOR, Role.DATA_PROTECTION):
        user = User.objects.create(email=f"{role}@example.org")
        user.groups.add(ensure_groups()[role])
        people[str(role)] = user
    return people


@pytest.fixture
def private(request: pytest.FixtureRequest, city: City, roles: dict[str, User]) -> Suggestion:
    """Once public, with a photo and comments, passed on by the faith tandem, made from a card; then private."""
    out = io.BytesIO()
    Image.new("RGB", (64, 48), "green").save(out, "PNG")
    table = running(city.faith).tables.get()
    written = card(table, MARK)
    told = CardOutcome.make_suggestion(written, by=roles["coordinator"])
    Suggestion.objects.filter(pk=told.pk).update(
        author=roles["citizen"], photo=Picture.take(SimpleUploadedFile("foto.png", out.getvalue())), photo_public=True
    )
    told.refresh_from_db()
    told.release(by=roles["moderator"])
    told.forward(to=city.language, by=roles["faith_officer"], reason="Gehört zu euch.", seat="office")
    Comment.write(told, MARK, by=roles["officer"], uuid=uuid4())
    if request.param == "personal":
        told.advise_personally(by=roles["officer"], text=f"{MARK}: die Beratung hilft.", seat="office")
    else:
        told.give_to_complaints(by=roles["moderator"], text=MARK)
    told.refresh_from_db()
    return told


def _pages(told: Suggestion) -> list[str]:
    number, words = told.number, "Zwetlanas"
    forum = told.card_outcomes.get().card.forum_id
    return [
        "/",
        f"/suche/?q={words}",
        "/anregungen/",
        f"/anregungen/?q={words}",
        f"/anregungen/{number}/",
        f"/bilder/{told.photo.uuid}",
        "/tandem/",
        "/tandem/?ansicht=alle",
        f"/tandem/?ansicht=alle&q={words}",
        f"/tandem/?ansicht=alle&q={number}",
        "/tandem/?ansicht=alle&stand=personal_case",
        "/tandem/unterschriften/",
        f"/tandem/{number}/",
        "/tandem/beschwerden/",
        f"/tandem/beschwerden/{number}/",
        "/konto/",
        "/verwaltung/",
        "/verwaltung/moderation/",
        "/verwaltung/moderation/?teil=beschwerden",
        f"/verwaltung/moderation/{number}/",
        f"/verwaltung/foren/{forum}/uebergabe/",
        f"/verwaltung/foren/{forum}/uebergabe/erledigt/",
        f"/verwaltung/?q={words}",
    ]


@pytest.mark.parametrize("private", ["personal", "complaint"], indirect=True)
def test_nobody_else_reads_it_on_any_page(
    request: pytest.FixtureRequest, city: City, roles: dict[str, User], private: Suggestion
) -> None:
    """The words, and the photo, which has none."""
    picture = f"/bilder/{private.photo.uuid}"
    leaks = set()
    for name, user in roles.items():
        if name in READERS[request.node.callspec.params["private"]]:
            continue
        client = Client()
        client.force_login(user)
        for path in _pages(private):
            answer = client.get(path, follow=True)
            if answer.status_code == 200 and (path == picture or MARK in answer.content.decode()):
                leaks.add((name, path))
    assert leaks == set()


@pytest.mark.parametrize("private", ["personal", "complaint"], indirect=True)
def test_whoever_has_it_reads_it(
    request: pytest.FixtureRequest, city: City, roles: dict[str, User], private: Suggestion
) -> None:
    seen = {name for name, user in roles.items() if may_see(user, private)}
    assert seen == READERS[request.node.callspec.params["private"]]


@pytest.mark.parametrize("private", ["personal", "complaint"], indirect=True)
def test_what_one_had_open_before_tells_nothing_more(city: City, roles: dict[str, User], private: Suggestion) -> None:
    """The team that passed it on may not look back into it, nor learn what has happened since its page was shown."""
    client = Client()
    client.force_login(roles["faith_officer"])
    move = f"/tandem/{private.number}/weitergeben/"
    answers = [client.post(move, {"version": "1"}), client.post(f"/tandem/{private.number}/kommentar/", {"text": "?"})]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert SoloMove.objects.running().filter(suggestion=private).exists()


@pytest.mark.parametrize("private", ["personal"], indirect=True)
def test_mails_written_before_are_not_sent_to_others(
    city: City, roles: dict[str, User], private: Suggestion, lead_officer: User
) -> None:
    told = {True: [], False: []}  # type: dict[bool, list[str]]
    for notice in Notice.objects.filter(kind__startswith="desk."):
        user = User.objects.get(pk=notice.recipient.partition(":")[2])
        told[may_read_desk(user, private)].append("mail" if notice.mail() else "none")
    assert (set(told[False]), "mail" in told[True]) == ({"none"}, True)


@pytest.mark.parametrize("private", ["personal"], indirect=True)
def test_a_personal_case_is_not_published_by_a_moderator(
    city: City, roles: dict[str, User], private: Suggestion
) -> None:
    with pytest.raises(NotPossible):
        private.release(by=roles["moderator"])


def test_the_lead_tandem_does_not_read_a_personal_case_it_does_not_have(
    city: City, officer: User, lead_officer: User
) -> None:
    told = released(MARK, field=city.language)
    told.advise_personally(by=officer, text="Die Beratung hilft.", seat="office")
    readers: Callable[[User], bool] = lambda user: may_read_desk(user, told)  # noqa: E731
    assert (readers(officer), readers(lead_officer)) == (True, False)
