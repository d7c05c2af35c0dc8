"""What associations and teams write stands on the page in the language that the text is in."""

import pytest
from django.test import Client

from forums.associations.calls import Call
from forums.associations.joining import Joining
from forums.associations.links import resume_token
from forums.associations.models import Association
from forums.people.models import User
from tests.conftest import City
from tests.factories import registration

ARABIC = "نطبخ معا كل يوم جمعة ونتحدث مع الجيران"
TURKISH = "Her cuma günü birlikte yemek pişiriyoruz ve komşularla konuşuyoruz."
pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(city: City, association: Association, delegate: User, officer: User) -> Joining:
    [made] = Joining.request(association, [city.language_network], contribution=ARABIC, by=delegate)
    return made


def test_a_request_to_join_on_the_desk(client: Client, asked: Joining, officer: User) -> None:
    client.force_login(officer)
    page = client.get("/tandem/vereine/").text
    assert f'lang="ar" dir="rtl"><p>{ARABIC}' in page


def test_the_teams_question_to_the_association(
    client: Client, asked: Joining, officer: User, delegate: User, association: Association
) -> None:
    asked.ask(by=officer, text=TURKISH)
    client.force_login(delegate)
    page = client.get(f"/vereine/{association.slug}/themen/").text
    assert f'lang="tr" dir="ltr"><p>{TURKISH}' in page


def test_a_call_to_all(client: Client, city: City, association: Association, delegate: User) -> None:
    call = Call(network=city.language_network, title="…", text=ARABIC, to_all=True)
    call.publish()
    client.force_login(delegate)
    assert f'lang="ar" dir="rtl"><p>{ARABIC}' in client.get(f"/netzwerke/aufrufe/{call.uuid}/").text


def test_the_answer_to_the_office_in_the_history(client: Client, city: City, coordinator: User) -> None:
    it = registration()
    it.submit()
    it.question(by=coordinator, text="Wo treffen Sie sich jede Woche?")
    it.submit(text=ARABIC)
    overview = " ".join(client.get(f"/vereine/registrieren/{resume_token(it)}/").text.split())
    assert f'lang="ar" dir="rtl"> <p>{ARABIC}' in overview
    client.force_login(coordinator)
    assert f'<q lang="ar" dir="rtl">{ARABIC}' in client.get(f"/verwaltung/vereine/{it.pk}/").text


def test_what_an_imported_association_does(city: City, coordinator: User) -> None:
    it = Association.import_from_list(by=coordinator, name="Mutfak", activities=TURKISH)
    assert it.activities_language == "tr"
