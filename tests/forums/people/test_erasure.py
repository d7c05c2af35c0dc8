"""Erasing an account: nothing of the person is left, and what was said in public stays without a name."""

import json
import re
from html import unescape
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from cms.feedback.models import AccessibilityReport
from forums.associations.delegates import Delegate, DelegateRole, Invitation
from forums.associations.models import Association
from forums.bodies.models import Membership, MembershipRole
from forums.dialogue.registration import Needs, Registration
from forums.notices.models import Notice
from forums.people.consents import Purpose, Wish
from forums.people.models import Person, User
from forums.pictures.models import Picture
from proposals.moderation.danger import DangerFlag
from proposals.suggestions.following import Follower
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Stage
from proposals.triage.comments import Comment
from proposals.triage.decisions import Decision
from proposals.triage.drafts import Content
from proposals.triage.models import Ranking
from tests.conftest import City
from tests.factories import ForumFactory, both, released, seat, suggestion

from .dump import holding, private_files
from .second_factor import record

PASSWORD = "sehr-langes-Passwort-7"
ADDRESS = "zwetlana.quittenbaum@example.org"
# Each stands in another place; none may be found afterwards.
TRACES = ("quittenbaum", "zwetlana", "leiterin-der-nähstube", "nur-uns-gesagt", "kennung-0815", "nie-öffentlich")


def photo() -> SimpleUploadedFile:
    content = BytesIO()
    Image.new("RGB", (20, 20), "green").save(content, "PNG")
    return SimpleUploadedFile("foto.png", content.getvalue(), "image/png")


def confirmed(told: Suggestion, *, is_author: bool) -> None:
    follower = Follower.objects.ask(told, ADDRESS, "de", is_author=is_author)
    follower.confirm()


@pytest.fixture
def person(city: City) -> User:
    for file in private_files():  # what other tests left
        file.unlink()
    user = seat(city.language_network, MembershipRole.OFFICE_SEAT, ADDRESS, organisation=both("Stadt Rheine"))
    Person.objects.filter(pk=user.person_id).update(
        name="Zwetlana Quittenbaum", function=both("Leiterin-der-Nähstube"), name_public=True
    )
    user.set_password(PASSWORD)
    user.save()
    user.emailaddress_set.create(email=ADDRESS, verified=True, primary=True)
    user.emailaddress_set.create(email="z.quittenbaum@example.net", verified=True)
    user.refresh_from_db()
    return user


@pytest.fixture
def everything(person: User, teacher: User, city: City) -> dict[str, Suggestion]:
    """All the ways in which somebody leaves something behind."""
    public = released(
        "Öffentlich: ein Nähkurs am Abend.",
        author=person,
        author_name="Zwetlana Quittenbaum",
        author_name_public=True,
        photo=Picture.take(photo()),
        photo_public=True,
        field=city.language,
    )
    public.original += " Meine Nummer, nur-uns-gesagt: 0815."
    public.save()
    public.ask(by=teacher, question="Wo genau?")
    public.reply(text="Bei mir zu Hause, nur-uns-gesagt.")
    confirmed(public, is_author=True)
    waiting = suggestion("Mein Nachbar, nie-öffentlich, droht mir.", author=person, secret_word="md5$x$nie-öffentlich")
    DangerFlag.raise_by_hand(waiting, danger="violence")
    flag = DangerFlag.objects.get(suggestion=waiting, danger="violence")
    flag.log_call(by=teacher, whom="Polizei", result="Frau Quittenbaum ist in Sicherheit.")
    flag.close(by=teacher, outcome="called", result="Frau Quittenbaum ist in Sicherheit.")
    DangerFlag.objects.filter(suggestion=waiting).update(closed_at=flag.closed_at)
    Ranking.objects.create(suggestion=waiting, model="m", confidence=0.5, clear=False, candidates=[
        {"slug": "religion", "score": 0.5, "because": [{"words": ["nie-öffentlich"]}]}
    ])  # fmt: skip
    other = released("Ein anderer Vorschlag.", field=city.language)
    confirmed(other, is_author=False)
    other.support(by=person)
    other.begin(by=person)
    Comment.objects.create(suggestion=other, author=person, text="Das sehe ich auch so.", author_role="Stadt")
    Decision.draft(other, Content(Stage.ALREADY_COVERED, answer="Gibt es schon."), by=person)
    SocialAccount.objects.create(user=person, provider="city", uid="kennung-0815", extra_data={"name": "Quittenbaum"})
    TOTP.activate(person, generate_totp_secret())
    AccessibilityReport.receive(uuid=public.uuid, language="de", problem="Zu klein", page="", email=ADDRESS)
    _speaks_for_an_association(person, teacher)
    _comes_to_a_forum()
    return {"public": public, "waiting": waiting, "other": other}


def _speaks_for_an_association(person: User, colleague: User) -> None:
    assert person.person is not None
    Association.begin(client_uuid=uuid4(), by=person, language="de", name="Entwurf, nie-öffentlich")
    club = Association.begin(client_uuid=uuid4(), by=person, language="de", name="Nähstube e. V.")
    Association.objects.filter(pk=club.pk).update(state="submitted", contact_name=person.person.name)
    Delegate.appoint(club, person.person, DelegateRole.OWNER, by=colleague)
    club.agree([Wish(Purpose.WEBSITE, "profile")], by=person, by_name=person.person.name)
    Invitation.send(club, ADDRESS, DelegateRole.DELEGATE, by=colleague)


def _comes_to_a_forum() -> None:
    forum = ForumFactory()
    needs = Needs(interpreter="uk", note="nur-uns-gesagt")
    entered = Registration.enter(forum, client_uuid=uuid4(), name="Zwetlana Quittenbaum", email=ADDRESS, needs=needs)
    entered.confirm_address()


def _log_in_the_admin(person: User) -> None:
    """An administrator changes the account, which leaves its address in the admin's log."""
    client = Client()
    client.force_login(User.objects.create_superuser("leitung@example.org"))
    facts = {"email": person.email, "language": "en", "person": person.person_id, "is_active": "on"}
    answer = client.post(f"/verwaltung/users/edit/{person.pk}/", facts)
    assert answer.status_code == 302, answer.context["form"].errors


def _signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    record(client, person, "code")
    record(client, person, "mfa")
    return client


def test_nothing_of_an_erased_person_is_found_in_any_table_or_file(
    person: User, everything: dict[str, Suggestion], django_capture_on_commit_callbacks: Any
) -> None:
    _log_in_the_admin(person)
    Client().post("/konto/login/code/", {"email": ADDRESS})  # a code on its way: its session names the address
    client = _signed_in(person)
    assert {word for words in holding(*TRACES).values() for word in words} == set(TRACES)
    assert len(private_files()) == 1

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/konto/daten/loeschen/")

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert holding(*TRACES) == {}
    assert private_files() == []
    assert client.get("/konto/daten/").status_code == 302
    assert "Ihr Konto und Ihre Daten sind gelöscht" in client.get("/konto/login/").content.decode()


def test_the_page_says_before_what_it_will_mean(person: User, everything: dict[str, Suggestion]) -> None:
    page = _signed_in(person).get("/konto/daten/loeschen/").content.decode()
    told = re.search(r'<ul aria-labelledby="meaning">(.*?)</ul>', page, re.DOTALL)
    assert told is not None
    assert [unescape(line) for line in re.findall(r"<li>(.*?)</li>", told[1])] == [
        "Das wird frei: Tandem, Platz der Stadt (Netzwerk Sprachförderung).",
        "Niemand sonst spricht für diesen Verein, niemand könnte dann für ihn handeln: Nähstube e. V.",
        "Diese Registrierung ist noch nicht abgeschickt und wird gelöscht: Entwurf, nie-öffentlich.",
        "Nähstube e. V. hat danach keine Ansprechperson mehr.",
        f"Die Anmeldung für dieses Forum wird abgesagt: {Registration.objects.get().forum}.",
        f"Die Anregung {everything['public'].number} bleibt öffentlich, ohne Namen.",
        f"Die Anregung {everything['waiting'].number} ist nicht öffentlich. "
        "Sie wird zurückgezogen und ihr Text gelöscht.",
    ]


def test_what_was_said_in_public_stays_without_a_name(person: User, everything: dict[str, Suggestion]) -> None:
    person.delete()
    told = Suggestion.objects.get(pk=everything["public"].pk)
    assert (told.public_text, told.author, told.author_name, told.photo) == (
        "Öffentlich: ein Nähkurs am Abend.",
        None,
        "",
        None,
    )
    page = Client().get(told.get_absolute_url()).content.decode()
    assert "Öffentlich: ein Nähkurs am Abend." in page
    assert "Quittenbaum" not in page


def test_what_was_not_public_yet_is_taken_back_and_emptied(person: User, everything: dict[str, Suggestion]) -> None:
    person.delete()
    told = Suggestion.objects.get(pk=everything["waiting"].pk)
    assert (told.stage, told.title, told.public_text, told.original) == (Stage.WITHDRAWN, told.number, "", "")


def test_a_text_that_speaks_of_danger_is_kept_until_somebody_has_looked(person: User, city: City) -> None:
    told = suggestion("Er schlägt mich.", author=person)
    DangerFlag.raise_by_hand(told, danger="violence")
    person.delete()
    told.refresh_from_db()
    assert (told.stage, told.original, told.author) == (Stage.WITHDRAWN, "Er schlägt mich.", None)


def test_acts_as_staff_stay_under_the_role_and_the_seat_becomes_vacant(
    person: User, everything: dict[str, Suggestion], city: City
) -> None:
    person.delete()
    decision = Decision.objects.get(suggestion=everything["other"])
    assert (str(decision.first_person), decision.seat, decision.body) == (
        "Name entfernt",
        "office",
        city.language_network,
    )
    membership = Membership.objects.get(pk=decision.first_id)
    assert (membership.public_name, membership.public_function) == ("", "Stadt Rheine")
    assert city.language_network.tandem().office.holder is None


def test_support_is_taken_off_the_count(person: User, everything: dict[str, Suggestion]) -> None:
    everything["other"].refresh_from_db()
    assert everything["other"].supporter_count == 1
    person.delete()
    everything["other"].refresh_from_db()
    assert everything["other"].supporter_count == 0


def test_an_address_nobody_proved_is_not_erased_elsewhere(stranger: User, city: City) -> None:
    told = released()
    stranger.emailaddress_set.create(email="jemand.anders@example.org", verified=False)
    Follower.objects.ask(told, "jemand.anders@example.org", "de")
    stranger.delete()
    assert [follower.email for follower in Follower.objects.all()] == ["jemand.anders@example.org"]
    assert Notice.objects.filter(email="jemand.anders@example.org").count() == 1


@pytest.mark.parametrize("way", ["admin", "bulk"])
def test_deleting_an_account_in_the_admin_erases_it(
    person: User, everything: dict[str, Suggestion], way: str, django_capture_on_commit_callbacks: Any
) -> None:
    _log_in_the_admin(person)
    client = Client()
    client.force_login(User.objects.get(email="leitung@example.org"))
    path = f"delete/{person.pk}/" if way == "admin" else f"?id={person.pk}"
    path = f"/verwaltung/users/{path}" if way == "admin" else f"/verwaltung/bulk/forums/user/delete/{path}"
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(path)
    assert answer.status_code == 302
    assert User.objects.filter(pk=person.pk).count() == 0
    # What the administrator is told about it waits in the administrator's own session until the next page.
    assert {name: words for name, words in holding(*TRACES).items() if "session" not in name} == {}


def test_erasing_needs_a_fresh_proof_of_who_it_is(person: User, city: City) -> None:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    for answer in (client.get("/konto/daten/loeschen/"), client.post("/konto/daten/loeschen/")):
        assert answer["Location"].partition("?")[0] == "/konto/nachweis/"
    assert User.objects.filter(pk=person.pk).count() == 1


def test_the_download_has_what_the_page_shows(person: User, everything: dict[str, Suggestion]) -> None:
    client = _signed_in(person)
    page = client.get("/konto/daten/").content.decode()
    answer = client.get("/konto/daten/herunterladen/")
    assert answer["Content-Disposition"] == 'attachment; filename="meine-daten.json"'
    held = json.loads(answer.content)
    assert list(held) == [
        "person",
        "account",
        "addresses",
        "second_factors",
        "consents",
        "other_accounts",
        "sessions",
        "notices",
        "memberships",
        "mandates",
        "registrations",
        "invitations",
        "register",
        "forum_registrations",
        "suggestions",
        "following",
        "supports",
        "acts",
        "decisions",
        "comments",
        "rankings",
        "barriers",
    ]
    assert held["person"][0]["name"] == "Zwetlana Quittenbaum"
    assert [one["number"] for one in held["suggestions"]] == [
        everything["public"].number,
        everything["waiting"].number,
    ]
    assert held["suggestions"][0]["answers"] == ["Bei mir zu Hause, nur-uns-gesagt."]
    assert [[consent[name] for name in ("about", "item", "purpose", "in_force")] for consent in held["consents"]] == [
        [str(everything["public"]), "author_name", "website", True],
        [str(everything["public"]), "photo", "website", True],
        ["Nähstube e. V.", "profile", "website", True],
    ]
    for word in ("Name, Art, Tätigkeit, Sprachen, Themen", "Name bei der Anregung", "gilt jetzt"):
        assert word in page
    assert held["supports"][0]["suggestion"] == everything["other"].number
    for word in ("Zwetlana Quittenbaum", "nur-uns-gesagt", "nie-öffentlich", ADDRESS, "kennung-0815"):
        assert word in page


def test_ones_own_name_can_be_corrected_and_hidden(person: User) -> None:
    client = _signed_in(person)
    client.post("/konto/daten/", {"name": "Swetlana Quittenbaum"})
    changed = Person.objects.get(pk=person.person_id)
    assert (changed.name, changed.name_public) == ("Swetlana Quittenbaum", False)


@pytest.mark.parametrize("path", ["/konto/daten/", "/konto/daten/herunterladen/", "/konto/daten/loeschen/"])
def test_strangers_are_asked_to_sign_in(client: Client, db: None, path: str) -> None:
    assert client.get(path)["Location"] == f"/konto/login/?next={path}"


def test_the_page_costs_the_same_for_one_row_and_for_thirty(
    person: User, city: City, django_assert_num_queries: Any
) -> None:
    client = _signed_in(person)
    client.get("/konto/daten/")
    for many in (1, 29):
        for _each in range(many):
            released(author=person, field=city.language).begin(by=person)
        with django_assert_num_queries(39):
            client.get("/konto/daten/")
