"""Speaking for an association: chosen at each act, with its name, and never without a mandate of today."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from forums.associations.delegates import Delegate
from forums.associations.models import Association
from forums.municipality.calendar import today
from forums.people.models import User
from proposals.suggestions.endorsement.models import Collection, Endorsement, Part
from proposals.suggestions.follow_links import follow_token
from proposals.suggestions.models import Source, Suggestion
from tests.conftest import City, Outbox
from tests.factories import MeasureFactory, released, speaker, verified

FORM = "/anregungen/neu/"


@pytest.fixture
def association(city: City, coordinator: User) -> Association:
    return verified(coordinator)


@pytest.fixture
def delegate(association: Association) -> User:
    return speaker(association, "sprecher@example.org")


@pytest.fixture
def signed_in(client: Client, delegate: User) -> Client:
    client.force_login(delegate)
    return client


def ended(delegate: User) -> None:
    Delegate.objects.filter(person=delegate.person).update(
        starts=today() - timedelta(days=9), ends=today() - timedelta(days=1)
    )


@pytest.mark.parametrize(("chosen", "voices", "source"), [(True, 1, Source.ASSOCIATION), (False, 0, Source.ONLINE)])
def test_a_delegate_chooses_at_each_act(
    signed_in: Client, association: Association, chosen: bool, voices: int, source: str
) -> None:
    sent = {"client_uuid": uuid4(), "text": "Mehr Räume am Abend", "speaks_for": association.pk if chosen else ""}
    signed_in.post(FORM, sent)
    told = Suggestion.objects.get()
    assert (told.endorsements.count(), told.source) == (voices, source)


def test_who_has_no_mandate_is_not_asked_and_cannot_claim_one(
    client: Client, association: Association, citizen: User, city: City
) -> None:
    client.force_login(citizen)
    assert "speaks_for" not in client.get(f"{FORM}?fuer=stadt").content.decode()
    client.post(FORM, {"client_uuid": uuid4(), "text": "Mehr Räume", "speaks_for": association.pk})
    assert Endorsement.objects.count() == 0


def test_after_the_mandate_the_name_stays_and_the_act_is_refused(
    client: Client, association: Association, delegate: User
) -> None:
    told = released()
    Endorsement.give(told, association, Part.AUTHOR, by=delegate)
    ended(delegate)
    client.force_login(delegate)
    page = client.get(told.get_absolute_url()).content.decode()
    assert (association.get_absolute_url() in page, association.name in page) == (True, True)
    sent = {"association": association.pk, "part": "supporter"}
    assert client.post(f"{told.get_absolute_url()}verein/", sent).status_code == 403


def test_what_was_said_keeps_the_name_of_then(client: Client, association: Association, delegate: User) -> None:
    told = released()
    Endorsement.give(told, association, Part.AUTHOR, by=delegate)
    Association.objects.filter(pk=association.pk).update(name="Neuer Name")
    assert "Afghanischer Kulturverein" in client.get(told.get_absolute_url()).content.decode()


def test_an_association_supports_once_and_takes_it_back(signed_in: Client, association: Association) -> None:
    told = released()
    url = f"{told.get_absolute_url()}verein/"
    for _time in range(2):
        signed_in.post(url, {"association": association.pk, "part": "supporter"})
    assert [(voice.part, voice.name) for voice in told.endorsements.in_force()] == [("supporter", association.name)]
    signed_in.post(url, {"association": association.pk, "part": "supporter", "zurueck": "1"})
    assert told.endorsements.count() == 0


def test_the_page_offers_what_the_association_can_do_now(signed_in: Client, association: Association) -> None:
    told = released()

    def offered() -> list[bool]:
        page = signed_in.get(told.get_absolute_url()).content.decode()
        return [words in page for words in ("Als Verein unterstützen", "Unterstützung des Vereins zurücknehmen")]

    before = offered()
    signed_in.post(f"{told.get_absolute_url()}verein/", {"association": association.pk, "part": "supporter"})
    assert (before, offered()) == ([True, False], [False, True])


@pytest.mark.parametrize(("answer", "standing"), [("ja", 1), ("nein", 0)])
def test_a_joint_author_needs_the_authors_consent(
    signed_in: Client, association: Association, answer: str, standing: int
) -> None:
    told = released()
    signed_in.post(f"{told.get_absolute_url()}verein/", {"association": association.pk, "part": "joint"})
    assert (told.endorsements.in_force().count(), told.endorsements.waiting().count()) == (0, 1)
    private = f"/anregungen/verfolgen/{follow_token(told)}/"
    assert association.name in signed_in.get(private).content.decode()
    assert association.name not in Client().get(told.get_absolute_url()).content.decode()
    signed_in.post(f"{private}mitautor/{told.endorsements.get().pk}/", {"antwort": answer})
    assert (told.endorsements.in_force().count(), told.endorsements.waiting().count()) == (standing, 0)


def test_the_author_is_asked_by_mail(outbox: Outbox, city: City, coordinator: User, citizen: User) -> None:
    association = verified(coordinator)
    told = released(author=citizen)
    outbox().clear()
    Endorsement.give(told, association, Part.JOINT, by=speaker(association, "s@example.org"))
    assert [(message.to, association.name in message.body) for message in outbox()] == [([citizen.email], True)]


def test_five_papers_become_five_suggestions_with_a_slip_each(
    signed_in: Client, association: Association, city: City
) -> None:
    sent = {"client_uuid": uuid4(), "on": today().isoformat(), "place": "Sommerfest", "agreed": "on"}
    sent |= {f"text_{number}": f"Idee Nummer {number}" for number in range(1, 6)}
    sent |= {"language_2": "ar", "field_3": "religion"}
    url = f"/vereine/{association.slug}/sammlung/"
    sheet = [signed_in.post(url, sent)["Location"] for _time in range(2)]
    told = list(Suggestion.objects.order_by("pk"))
    assert (len(told), sheet[0] == sheet[1], Collection.objects.count()) == (5, True, 1)
    assert [(each.original, each.language, each.source) for each in told][1] == (
        "Idee Nummer 2",
        "ar",
        Source.ASSOCIATION,
    )
    assert told[2].field == city.faith
    assert told[0].source_name == f"Sommerfest, {today():%d.%m.%Y}"
    page = signed_in.get(sheet[0]).content.decode()
    assert [follow_token(each) in page for each in told] == [True] * 5


@pytest.mark.parametrize("wrong", [{"agreed": ""}, {"text_1": ""}, {"on": "2999-01-01"}])
def test_without_consent_text_or_a_real_day_nothing_is_entered(
    signed_in: Client, association: Association, wrong: dict[str, str]
) -> None:
    sent = {"client_uuid": uuid4(), "on": today().isoformat(), "place": "Fest", "agreed": "on", "text_1": "Idee"}
    assert signed_in.post(f"/vereine/{association.slug}/sammlung/", {**sent, **wrong}).status_code == 422
    assert Suggestion.objects.count() == 0


def test_strangers_see_no_slips(client: Client, association: Association, stranger: User) -> None:
    collection = Collection.objects.create(association=association, on=today(), place="Fest")
    client.force_login(stranger)
    assert client.get(f"/vereine/{association.slug}/sammlung/{collection.uuid}/zettel/").status_code == 404


def test_the_sheet_says_in_each_language_what_became_of_it(
    client: Client, association: Association, delegate: User
) -> None:
    told = released("Mehr Räume am Abend")
    Endorsement.give(told, association, Part.AUTHOR, by=delegate)
    board = client.get(f"/vereine/{association.slug}/aushang/?sprache=de&sprache=en").content.decode()
    words = ("Sie haben gesagt – wir haben getan", "You said – we did", "Zugeordnet", "Assigned", told.number)
    assert [word in board for word in words] == [True] * 5
    association.agree(set(), by=None)
    assert client.get(f"/vereine/{association.slug}/aushang/").status_code == 404


def test_a_measure_names_the_association_and_says_it_awards_nothing(client: Client, association: Association) -> None:
    measure = MeasureFactory()
    measure.actors.create(association=association)
    measure.save()
    page = client.get(measure.get_absolute_url()).content.decode()
    profile = client.get(association.get_absolute_url()).content.decode()
    said = "Damit ist kein Auftrag und kein Geld verbunden."
    assert (association.get_absolute_url() in page, said in page) == (True, True)
    assert (measure.get_absolute_url() in profile, said in profile) == (True, True)


def test_erasing_a_delegate_keeps_the_associations_word(association: Association, delegate: User) -> None:
    told = released()
    Endorsement.give(told, association, Part.AUTHOR, by=delegate)
    delegate.delete()
    voice = Endorsement.objects.get()
    assert (voice.by, voice.name) == (None, association.name)
    assert (Delegate.everything.count(), list(Association.objects.vacant())) == (0, [association])
