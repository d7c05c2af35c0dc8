"""The migration officer's page: who, for how long, how to reach; names by consent only."""

from datetime import date

from django.test import Client

from cms.home.skeleton import lay_out
from forums.bodies.models import Body, Duty, Kind
from forums.council.appointments.models import Appointment
from forums.council.papers.states import Result
from forums.council.papers.treatment import Outcome
from forums.people.models import Person
from tests.conftest import City
from tests.factories import BodyFactory, MembershipFactory, both, consultation, council_body, paper

URL = "/wer-macht-was/migrationsbeauftragte/"


def office(**facts: str) -> Body:
    name = both("Migrationsbeauftragte")
    body: Body = BodyFactory(
        slug="migrationsbeauftragte", kind=Kind.OFFICE, duty=Duty.MIGRATION_OFFICER, name=name, **facts
    )
    return body


def test_without_such_an_office_there_is_no_page(client: Client, city: City) -> None:
    lay_out()
    assert client.get(URL).status_code == 404


def test_a_vacant_office_says_so(client: Client, city: City) -> None:
    lay_out()
    office()
    page = client.get(URL).content.decode()
    assert "Das Amt ist zurzeit nicht besetzt." in page
    assert "Für das Amt ist keine Adresse angegeben." in page


def test_the_name_stands_there_only_by_consent(client: Client, city: City) -> None:
    lay_out()
    body = office(email="beauftragt@rheine.example", phone="05971 1234")
    person = Person.objects.create(name="Elif Demirel", name_public=False)
    MembershipFactory(body=body, person=person, role="holder", starts=date(2025, 5, 1), ends=date(2099, 4, 30))
    page = client.get(URL).content.decode()
    assert ("Elif Demirel" in page, "1. Mai 2025" in page, "30. April 2099" in page) == (False, True, True)
    assert ("beauftragt@rheine.example" in page, "05971 1234" in page) == (True, True)
    Person.objects.update(name_public=True)
    assert "Elif Demirel" in client.get(URL).content.decode()


def test_who_held_it_before_is_not_named(client: Client, city: City) -> None:
    lay_out()
    person = Person.objects.create(name="Elif Demirel", name_public=True)
    MembershipFactory(body=office(), person=person, role="holder", ends=date(2020, 4, 30))
    assert "Elif Demirel" not in client.get(URL).content.decode()


def test_the_paper_that_appointed_stands_there_with_its_vote_while_it_is_public(client: Client, city: City) -> None:
    lay_out()
    council, matter = council_body("rat", members=44), paper("074/26")
    MembershipFactory(body=(body := office()), role="holder", starts=date(2020, 1, 1), ends=None)  # in the interim
    assert "Vorlage 074/26" not in client.get(URL).content.decode()
    Appointment.objects.create(paper=matter, body=body, person=Person.objects.create(name="Elif Demirel"))
    consultation(matter, council).record(Outcome(Result.MAJORITY, 38, 4, 2), by=None)
    page = client.get(URL).content.decode()
    assert '<a href="/vorlagen/074-26/">Vorlage 074/26</a>: Beschlossen am' in page
    assert "38 ja, 4 nein, 2 Enthaltungen." in page
    matter.public = False
    matter.save()
    assert "Vorlage 074/26" not in client.get(URL).content.decode()
