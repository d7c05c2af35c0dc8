"""Names and photos are public only by a consent on record; taking it back takes them out of the pages at once."""

from typing import Any

import pytest
from django.test import Client

from forums.bodies.models import Membership
from forums.people.consents import Consent
from forums.people.groups import ensure_groups
from forums.people.models import Person, User
from forums.people.roles import Role
from forums.pictures.models import Picture
from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.follow_links import follow_token
from proposals.suggestions.models import Suggestion
from tests.conftest import City
from tests.factories import UserFactory, released

from .test_erasure import photo


def kept(record: Any) -> list[tuple[str, str, str, str, bool]]:
    """Item, version of the words, way, who, whether still in force."""
    rows = Consent.objects.about(record).order_by("pk").select_related("given_by")
    return [(row.item, row.text_version, row.way, str(row.given_by), row.withdrawn_at is None) for row in rows]


@pytest.fixture
def named(city: City, citizen: User) -> Suggestion:
    return released(
        "Ein Nähkurs am Abend.",
        field=city.language,
        author=citizen,
        author_name="Zwetlana Quittenbaum",
        author_name_public=True,
        photo=Picture.take(photo()),
        photo_public=True,
    )


def test_what_an_author_agrees_to_in_the_form_is_kept(named: Suggestion, citizen: User) -> None:
    who = citizen.email
    assert kept(named) == [("author_name", "2026-1", "online", who, True), ("photo", "2026-1", "online", who, True)]


def test_without_a_tick_nothing_is_kept_and_nothing_shown(client: Client, city: City) -> None:
    told = released(field=city.language, author_name="Zwetlana Quittenbaum")
    assert kept(told) == []
    assert "Quittenbaum" not in client.get(told.get_absolute_url()).content.decode()


def test_taken_back_by_the_follow_link_name_and_photo_are_gone_at_once(client: Client, named: Suggestion) -> None:
    page, image = named.get_absolute_url(), f"/bilder/{named.photo.uuid}/"
    assert "Zwetlana Quittenbaum" in client.get(page).content.decode()
    assert client.get(image).status_code == 200
    link = f"/anregungen/verfolgen/{follow_token(named)}/"
    assert "Meinen Namen und mein Foto nicht mehr zeigen" in client.get(link).content.decode()
    assert client.post(f"{link}name-verbergen/")["Location"] == link
    assert "Zwetlana Quittenbaum" not in client.get(page).content.decode()
    assert client.get(image).status_code == 404
    assert [in_force for *_consent, in_force in kept(named)] == [False, False]


def test_a_moderator_may_hide_and_show_again_but_not_against_the_author(named: Suggestion, moderator: User) -> None:
    named.show_personal(by=moderator, name=False, photo=False)
    named.show_personal(by=moderator, name=True, photo=True)
    named.withdraw_consent()
    for name, picture in ((True, False), (False, True)):
        with pytest.raises(NotPossible):
            named.show_personal(by=moderator, name=name, photo=picture)
    named.refresh_from_db()
    assert (named.author_name_public, named.photo_public) == (False, False)


def test_the_moderators_form_offers_no_box_without_consent(client: Client, named: Suggestion, moderator: User) -> None:
    client.force_login(moderator)
    address = f"/verwaltung/moderation/{named.number}/"
    assert {"name_public", "photo_public"} <= set(client.get(address).context["form"].fields)
    named.withdraw_consent()
    assert {"name_public", "photo_public"} & set(client.get(address).context["form"].fields) == set()


def test_ones_own_name_is_shown_and_hidden_with_a_consent(client: Client, officer: User) -> None:
    person = officer.person
    assert person is not None
    person.show_name(False, by=officer)
    client.force_login(officer)
    client.post("/konto/daten/", {"name": person.name, "name_public": "on"})
    client.post("/konto/daten/", {"name": person.name})
    assert kept(person) == [("name", "2026-1", "online", officer.email, False)]
    membership = Membership.objects.select_related("person").get(person=person)
    assert membership.public_name == ""


def test_a_tick_in_the_admin_is_a_consent_on_paper(client: Client, coordinator: User) -> None:
    client.force_login(coordinator)
    facts = {"name": "Zwetlana Quittenbaum", "function_0": "Leiterin", "name_public": "on"}
    answer = client.post("/verwaltung/people/new/", facts)
    assert answer.status_code == 302, answer.context["form"].errors
    person = Person.objects.get(name="Zwetlana Quittenbaum")
    assert (person.name_public, kept(person)) == (True, [("name", "2026-1", "paper", coordinator.email, True)])
    client.post(f"/verwaltung/people/edit/{person.pk}/", {**facts, "name_public": ""})
    person.refresh_from_db()
    assert (person.name_public, [in_force for *_consent, in_force in kept(person)]) == (False, [False])


def test_saving_again_without_a_change_asks_for_no_new_consent(client: Client, coordinator: User) -> None:
    client.force_login(coordinator)
    facts = {"name": "Zwetlana Quittenbaum", "function_0": "Leiterin", "name_public": "on"}
    client.post("/verwaltung/people/new/", facts)
    person = Person.objects.get(name="Zwetlana Quittenbaum")
    client.post(f"/verwaltung/people/edit/{person.pk}/", {**facts, "function_0": "Vorsitzende"})
    assert len(kept(person)) == 1


def test_the_data_protection_officer_reads_consents_and_nobody_changes_them(
    client: Client, named: Suggestion, moderator: User
) -> None:
    reader = UserFactory(email="datenschutz@example.org")
    reader.groups.add(ensure_groups()[Role.DATA_PROTECTION])
    client.force_login(reader)
    shown = client.get("/verwaltung/consents/").content.decode()
    assert "Name bei der Anregung" in shown
    assert named.number in shown
    row = Consent.objects.about(named).first()
    assert row is not None
    client.post(f"/verwaltung/consents/delete/{row.pk}/")
    client.force_login(moderator)
    assert client.get("/verwaltung/consents/").status_code == 302
    assert len(kept(named)) == 2
