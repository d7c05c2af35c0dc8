"""Coordinators keep people, bodies and the city's settings in the admin; what breaks a rule is said in a sentence."""

from datetime import date, timedelta
from typing import Any

import html5lib
import pytest
from django.test import Client

from forums.bodies.models import Body, Membership, MembershipRole
from forums.municipality.calendar import today
from forums.municipality.models import ClosingDay, District, Municipality
from forums.people.models import Person, User
from tests.conftest import City
from tests.factories import PersonFactory, both

SECTIONS = ["people", "bodies", "memberships", "action-fields", "themes", "districts", "closing-days"]


@pytest.fixture
def desk(client: Client, coordinator: User) -> Client:
    client.force_login(coordinator)
    return client


def _membership(person: Person, body: Body, **facts: object) -> dict[str, object]:
    return {"person": person.pk, "body": body.pk, "role": MembershipRole.OFFICE_SEAT, "starts": "", "ends": ""} | facts


@pytest.mark.parametrize("section", SECTIONS)
def test_coordinators_open_every_section(desk: Client, city: City, officer: User, section: str) -> None:
    assert [desk.get(f"/verwaltung/{section}/").status_code, desk.get(f"/verwaltung/{section}/new/").status_code] == [
        200,
        200,
    ]


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("who", ["moderator", "editor"])
def test_nobody_else_does(request: pytest.FixtureRequest, client: Client, city: City, section: str, who: str) -> None:
    client.force_login(request.getfixturevalue(who))
    answer = client.get(f"/verwaltung/{section}/")
    assert (answer.status_code, answer["Location"]) == (302, "/verwaltung/")


def test_a_body_is_written_in_two_languages(desk: Client, city: City) -> None:
    desk.post(
        "/verwaltung/bodies/new/",
        {
            "name_0": "Sportausschuss",
            "name_1": "Sports committee",
            "kind": "committee",
            "structure": "permanent",
            "slug": "sportausschuss",
            "position": "0",
        },
    )
    assert Body.objects.get(slug="sportausschuss").name.data == {"de": "Sportausschuss", "en": "Sports committee"}


def test_a_seat_that_is_taken_is_refused_in_a_sentence(desk: Client, city: City, officer: User) -> None:
    answer = desk.post("/verwaltung/memberships/new/", _membership(PersonFactory(), city.language_network))
    assert answer.status_code == 200
    page = html5lib.parse(answer.content, namespaceHTMLElements=False)
    text = " ".join("".join(page.itertext()).split())
    assert "Dieser Platz ist besetzt." in text
    assert Membership.objects.filter(body=city.language_network).count() == 1


def test_a_seat_changes_hands_by_dates(desk: Client, city: City, officer: User) -> None:
    old = Membership.objects.get(person=officer.person)
    yesterday = (today() - timedelta(days=1)).isoformat()
    ended = _membership(old.person, old.body, ends=yesterday, vacant_ok="on")
    desk.post(f"/verwaltung/memberships/edit/{old.pk}/", ended)
    new = PersonFactory()
    desk.post("/verwaltung/memberships/new/", _membership(new, city.language_network, starts=today().isoformat()))
    assert city.language_network.tandem().office.holder == Membership.objects.get(person=new)


def _text(answer: Any) -> str:
    page = html5lib.parse(answer.content, namespaceHTMLElements=False)
    return " ".join("".join(page.itertext()).split())


def test_ending_a_seat_that_nobody_follows_asks_first_and_says_so_after(
    desk: Client, city: City, officer: User
) -> None:
    old = Membership.objects.get(person=officer.person)
    address = f"/verwaltung/memberships/edit/{old.pk}/"
    ended = _membership(old.person, old.body, ends="2026-12-04")
    said = "Ab dem 5. Dezember 2026 hat niemand diesen Platz: Tandem, Platz der Stadt – Netzwerk Sprachförderung."
    assert said in _text(desk.post(address, ended))
    assert Membership.objects.get(pk=old.pk).ends is None
    assert said in _text(desk.post(address, ended | {"vacant_ok": "on"}, follow=True))
    assert Membership.objects.get(pk=old.pk).ends == date(2026, 12, 4)


def test_a_seat_that_somebody_takes_over_needs_no_second_look(desk: Client, city: City, officer: User) -> None:
    old = Membership.objects.get(person=officer.person)
    Membership.objects.filter(pk=old.pk).update(ends=date(2026, 12, 31))
    Membership.objects.create(
        body=old.body, person=PersonFactory(), role=old.role, starts=date(2026, 12, 5), ends=date(2027, 12, 5)
    )
    desk.post(f"/verwaltung/memberships/edit/{old.pk}/", _membership(old.person, old.body, ends="2026-12-04"))
    assert Membership.objects.get(pk=old.pk).ends == date(2026, 12, 4)


def test_deleting_a_membership_says_before_and_after_what_falls_vacant(desk: Client, city: City, officer: User) -> None:
    address = f"/verwaltung/memberships/delete/{Membership.objects.get(person=officer.person).pk}/"
    said = "hat niemand diesen Platz: Tandem, Platz der Stadt – Netzwerk Sprachförderung."
    assert said in _text(desk.get(address))
    assert said in _text(desk.post(address, follow=True))


@pytest.mark.parametrize("words", ["ümit", "ERFUNDEN", "sprachförderung", "Ümit Netzwerk"])
def test_a_membership_is_found_by_person_and_by_body(
    desk: Client, city: City, officer: User, pastor: User, words: str
) -> None:
    officer.person.name = "Ümit Erfunden"
    officer.person.save()
    pastor.person.name = "Andere Person"
    pastor.person.save()
    answer = desk.get("/verwaltung/memberships/", {"q": words})
    assert [row.person for row in answer.context["object_list"]] == [officer.person]


def test_an_end_before_the_beginning_is_refused(desk: Client, city: City) -> None:
    facts = _membership(PersonFactory(), city.lead, starts="2026-05-01", ends="2026-04-01")
    assert desk.post("/verwaltung/memberships/new/", facts).status_code == 200
    assert Membership.objects.count() == 0


def test_deleting_a_membership_keeps_its_row_for_the_history(desk: Client, city: City, officer: User) -> None:
    wrong = Membership.objects.get(person=officer.person)
    desk.post(f"/verwaltung/memberships/delete/{wrong.pk}/")
    assert (Membership.objects.count(), Membership.everything.count()) == (0, 1)


def test_bodies_and_people_are_not_deleted(desk: Client, city: City, officer: User) -> None:
    for section, record in (("bodies", city.lead), ("people", officer.person)):
        assert desk.post(f"/verwaltung/{section}/delete/{record.pk}/").status_code == 302
    assert Body.objects.filter(pk=city.lead.pk).exists()
    assert Person.objects.filter(pk=officer.person_id).exists()


def test_closing_days_and_districts_are_kept_here(desk: Client, city: City) -> None:
    desk.post("/verwaltung/closing-days/new/", {"day": "2026-12-28", "reason_0": "Betriebsferien"})
    desk.post("/verwaltung/districts/new/", {"name": "Dorenkamp", "slug": "dorenkamp"})
    assert [str(day.reason) for day in ClosingDay.objects.all()] == ["Betriebsferien"]
    assert [district.name for district in District.objects.all()] == ["Dorenkamp"]


def test_a_person_is_found_by_a_part_of_the_name(desk: Client, city: City) -> None:
    PersonFactory(name="Ümit Erfunden", function=both("Küster"))
    PersonFactory(name="Andere Person")
    for words in ("erfund", "ümit", "küster", "Ümit Küster"):
        answer = desk.get("/verwaltung/people/", {"q": words})
        assert [person.name for person in answer.context["object_list"]] == ["Ümit Erfunden"], words


def test_the_citys_settings_are_the_coordinators(desk: Client, city: City) -> None:
    settings = Municipality.current()
    address = f"/verwaltung/settings/forums/municipality/{settings.pk}/"
    form = desk.get(address).context["form"]
    data = {}
    for name, field in form.fields.items():
        value = form.get_initial_for_field(field, name)
        if hasattr(field.widget, "decompress"):
            data |= {f"{name}_{place}": part or "" for place, part in enumerate(field.widget.decompress(value))}
        else:
            data[name] = value
    desk.post(address, data | {"answer_days": "15", "danger_contacts_0": "Krisendienst"})
    settings.refresh_from_db()
    assert (settings.answer_days, str(settings.danger_contacts)) == (15, "Krisendienst")
