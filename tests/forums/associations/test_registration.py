"""Registering without an account: steps that save, a link that leads back, nothing lost."""

import re
from uuid import uuid4

from django.test import Client

from forums.associations.links import address_key, resume_token
from forums.associations.models import Association, State
from forums.people.consents import Purpose, Wish
from forums.people.models import User
from tests.conftest import City, Outbox
from tests.factories import registration, verified

BEGIN = "/vereine/registrieren/"


def way(association: Association, rest: str = "") -> str:
    return f"{BEGIN}{resume_token(association)}/{rest}"


def test_a_whole_registration_without_account(client: Client, city: City) -> None:
    sent = {"client_uuid": uuid4(), "name": "Haus der Kulturen", "kind": "culture", "founded": "1999"}
    here = client.post(BEGIN, sent)["Location"]
    it = Association.objects.get()
    assert here == way(it, "taetigkeit/")
    steps = [
        {
            "activities": "Wir kochen.",
            "activities_language": "de",
            "languages": ["ar", "de"],
            "interests": [city.faith.pk],
        },
        {"street": "Marktstr. 1", "postcode": "48431", "town": "Rheine"},
        {"contact_name": "Frau Erfunden", "phone": "05971 1", "registrar_email": "Neu@Example.org"},
        {"website": ["profile", "phone"], "city_list": ["profile"]},
    ]
    for data in steps:
        here = client.post(here, data)["Location"]
    assert here == way(it)
    client.post(way(it, "senden/"))
    it.refresh_from_db()
    assert (it.state, it.languages, it.registrar_email) == (State.SUBMITTED, ["ar", "de"], "neu@example.org")
    assert list(it.interests.all()) == [city.faith]
    assert it.wishes() == {
        Wish(Purpose.WEBSITE, "profile"),
        Wish(Purpose.WEBSITE, "phone"),
        Wish(Purpose.LIST, "profile"),
    }


def test_the_language_of_what_it_does_is_found_from_the_text(client: Client, city: City) -> None:
    it = registration()
    sent = {"activities": "نطبخ معا كل يوم جمعة ونتحدث", "activities_language": "de", "languages": ["ar"]}
    client.post(way(it, "taetigkeit/"), sent)
    it.refresh_from_db()
    assert it.activities_language == "ar"


def test_sending_the_first_step_ten_times_makes_one_draft(client: Client, city: City) -> None:
    sent = {"client_uuid": uuid4(), "name": "Haus der Kulturen", "kind": "culture"}
    for _time in range(10):
        client.post(BEGIN, sent)
    assert Association.objects.count() == 1


def test_what_is_right_is_saved_although_something_else_is_wrong(client: Client, city: City) -> None:
    it = registration()
    answer = client.post(
        way(it, "kontakt/"), {"contact_name": "Frau Neu", "phone": "0597 22", "email": "keine Adresse"}
    )
    it.refresh_from_db()
    assert (answer.status_code, it.contact_name, it.phone, it.email) == (
        422,
        "Frau Neu",
        "0597 22",
        "verein@example.org",
    )


def test_the_link_works_on_another_device_and_no_other_link_does(client: Client, city: City) -> None:
    it = registration()
    assert client.get(way(it)).status_code == 200
    assert client.get(way(it))["Cache-Control"] == "private, no-store"
    wrong = resume_token(it)[:-1] + ("A" if resume_token(it)[-1] != "A" else "B")
    assert client.get(f"{BEGIN}{wrong}/").status_code == 404
    Association.objects.filter(pk=it.pk).update(link_version=2)
    assert client.get(way(it)).status_code == 404


def test_doubles_are_pointed_out_before_sending_and_hidden_ones_stay_nameless(
    client: Client, city: City, coordinator: User
) -> None:
    verified(coordinator, "Haus der Begegnung", register_number="VR 7")
    verified(coordinator, "Geheimer Kreis", shown=[], register_number="VR 8")
    seen = client.get(way(registration("Haus der Begegnungen"))).content.decode()
    hidden = client.get(way(registration("Neuer Name", register_number="VR 8"))).content.decode()
    assert "/vereine/haus-der-begegnung/" in seen
    assert ("Geheimer Kreis" in hidden, "gleiche Registernummer" in hidden) == (False, True)


def test_the_link_is_mailed_and_the_mailed_link_confirms_the_address(
    outbox: Outbox, client: Client, city: City
) -> None:
    it = registration()
    client.post(way(it, "link/"))
    key = f"adresse/{address_key(it)}/"
    assert [(message.to, way(it, key) in message.body) for message in outbox()] == [(["gruenderin@example.org"], True)]
    client.get(way(it, key))
    it.refresh_from_db()
    assert it.registrar_confirmed_at is None
    client.post(way(it, key))
    it.refresh_from_db()
    assert it.registrar_confirmed_at is not None
    assert client.get(way(it, "adresse/falsch/")).status_code == 404


def test_another_address_must_be_confirmed_anew(client: Client, city: City) -> None:
    it = registration()
    it.confirm_address()
    client.post(way(it, "kontakt/"), {"contact_name": "Neu", "registrar_email": "andere@example.org"})
    it.refresh_from_db()
    assert (it.registrar_email, it.registrar_confirmed_at) == ("andere@example.org", None)


def test_while_waiting_everything_can_be_corrected_and_the_office_sees_what(
    client: Client, city: City, coordinator: User
) -> None:
    it = registration()
    it.submit()
    assert way(it, "name/") in client.get(way(it)).content.decode()
    client.post(way(it, "name/"), {"name": "Ganz anders", "kind": "culture", "founded": "1999"})
    it.refresh_from_db()
    assert (it.name, it.state, it.entries.last().data) == (
        "Ganz anders",
        State.SUBMITTED,
        {"fields": ["founded", "name"]},
    )
    assert "gegründet im Jahr, Name" in client.get(way(it)).content.decode()
    client.force_login(coordinator)
    history = client.get(f"/verwaltung/vereine/{it.pk}/").content.decode().partition('id="verlauf"')[2]
    assert "Daten geändert</strong>: gegründet im Jahr, Name" in " ".join(history.split())


def test_what_was_decided_stands_still(client: Client, city: City, coordinator: User) -> None:
    it = verified(coordinator)
    assert client.post(way(it, "name/"), {"name": "Ganz anders", "kind": "culture"})["Location"] == way(it)
    it.refresh_from_db()
    assert it.name == "Afghanischer Kulturverein"


def test_question_and_answer(client: Client, city: City, coordinator: User) -> None:
    it = registration()
    it.submit()
    it.question(by=coordinator, text="Wo treffen Sie sich?")
    assert "Wo treffen Sie sich?" in client.get(way(it)).content.decode()
    client.post(way(it, "senden/"), {"text": ""})
    it.refresh_from_db()
    assert it.state == State.QUESTIONED
    client.post(way(it, "senden/"), {"text": "Im Josefshaus."})
    it.refresh_from_db()
    assert (it.state, it.entries.last().text) == (State.SUBMITTED, "Im Josefshaus.")


def test_too_little_to_send_says_so_and_stays_a_draft(client: Client, city: City) -> None:
    it = registration(kind="")
    answer = client.post(way(it, "senden/"))
    it.refresh_from_db()
    assert (answer.status_code, it.state) == (409, State.DRAFT)


def test_an_account_gets_the_mandate_when_it_registers(client: Client, city: City, coordinator: User) -> None:
    from forums.associations.models import Delegate
    from tests.factories import PersonFactory, UserFactory

    user = UserFactory(person=PersonFactory())
    it = registration(registrar=user)
    it.submit()
    it.check_off(["exists", "reached", "local", "aims"], by=coordinator)
    it.verify(by=coordinator)
    assert [(mandate.person, mandate.role) for mandate in Delegate.objects.running()] == [(user.person, "owner")]


def test_opening_what_only_the_overview_sends_leads_back_to_it(client: Client, city: City) -> None:
    it = registration()
    opened = [client.get(way(it, f"{rest}/")) for rest in ("senden", "link", "zuruecknehmen")]
    assert [(answer.status_code, answer["Location"]) for answer in opened] == [(302, way(it))] * 3
    it.refresh_from_db()
    assert it.state == State.DRAFT


def test_each_missing_thing_is_said_once_with_the_way_to_its_field(client: Client, city: City) -> None:
    it = registration(kind="", contact_name="", phone="", email="", registrar_email="")
    pages = [client.get(way(it)).content.decode(), client.post(way(it, "senden/")).content.decode()]
    for page in pages:
        links = re.findall(rf'<li><a href="{re.escape(way(it))}([^"]+)">([^<]+)</a>', page)
        assert links == [
            ("name/#id_kind", "Art"),
            ("kontakt/#id_contact_name", "Ansprechperson"),
            ("kontakt/#id_phone", "Telefon oder E-Mail"),
        ]
        assert page.count("Telefon oder E-Mail") == 1


def test_what_the_office_needs_is_asked_for_at_its_field_and_may_wait(client: Client, city: City) -> None:
    it = registration(kind="", contact_name="", phone="", email="", registrar_email="")
    here = way(it, "kontakt/")
    asked = client.post(here, {"contact_function": "Vorsitz"})
    form = asked.context["form"]
    assert (asked.status_code, sorted(form.errors)) == (422, ["contact_name", "phone"])
    voluntary = [field.label for field in form if f"{field.label} <span" in " ".join(asked.content.decode().split())]
    assert voluntary == ["Aufgabe im Verein", "Website"]
    later = client.post(here, {"contact_function": "Kasse", "next": "overview"})
    it.refresh_from_db()
    assert (later["Location"], it.contact_function) == (way(it), "Kasse")
    wrong = client.post(here, {"website": "keine Adresse", "next": "overview"})
    assert wrong.status_code == 422


def test_what_is_needed_is_said_before(client: Client, city: City) -> None:
    page = client.get(BEGIN).content.decode()
    needed = page.partition('id="noetig"')[2].partition("</ul>")[0]
    assert re.findall("<li>(.*?)</li>", needed) == [
        "Der Name Ihres Vereins und welche Art von Verein es ist",
        "Ein paar Sätze darüber, was Sie machen",
        "Der Name einer Ansprechperson",
        "Eine Telefonnummer oder eine E-\u2060Mail-Adresse",
    ]
    assert page.index('id="noetig"') < page.index("<form method")


def test_an_answer_that_is_too_long_is_said_to_be_and_never_cut(client: Client, city: City, coordinator: User) -> None:
    it = registration()
    it.submit()
    it.question(by=coordinator, text="Wo?")
    answer = client.post(way(it, "senden/"), {"text": "ü" * 3130})
    it.refresh_from_db()
    page = answer.content.decode()
    assert (answer.status_code, it.state, "ü" * 3130 in page, "130 Zeichen zu lang" in page) == (
        422,
        State.QUESTIONED,
        True,
        True,
    )
