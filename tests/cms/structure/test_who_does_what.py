"""The picture and the list of all bodies say the same."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from html5lib import parse

from cms.structure.chart import chart
from cms.structure.overview import overview
from forums.bodies.models import Body, Capacity, Kind, MembershipRole, Structure
from forums.municipality.calendar import today
from tests.cms.conftest import valid
from tests.cms.reading import links, section
from tests.conftest import City
from tests.factories import BodyFactory, FieldFactory, MembershipFactory, PersonFactory, both, network

ADDRESS = "/wer-macht-was/"
SVG = "{http://www.w3.org/2000/svg}"


def page(client: Client, address: str = ADDRESS) -> str:
    return valid(client.get(address).content)


def drawn(html: str, name: str) -> list[str]:
    """The words in one of the pictures, from top to bottom."""
    tree = parse(html, namespaceHTMLElements=False)
    svg = next(each for each in tree.iter(f"{SVG}svg") if each.get("aria-labelledby", "").startswith(f"{name}-title"))
    return ["".join(text.itertext()) for text in svg.iter(f"{SVG}text")]


def described(html: str, name: str) -> str:
    """What one of the pictures says to those who do not see it."""
    tree = parse(html, namespaceHTMLElements=False)
    desc = next(desc for desc in tree.iter(f"{SVG}desc") if desc.get("id") == f"{name}-desc")
    return " ".join((desc.text or "").split())


@pytest.fixture
def project(city: City) -> Body:
    group: Body = BodyFactory(
        slug="projektgruppe",
        kind=Kind.STEERING_GROUP,
        structure=Structure.PROJECT,
        name=both("Steuerungsgruppe der Fortschreibung"),
    )
    return group


def test_each_structure_is_drawn_by_what_its_bodies_do(city: City, client: Client) -> None:
    BodyFactory(slug="rat", kind=Kind.COUNCIL, name=both("Rat"))
    assert drawn(page(client), "permanent-wide") == [
        "Entscheiden",
        "Rat",
        "Steuern",
        "Beigeordnete",
        "Leitungs-Tandem",
        "2 Plätze sind frei",
        "Arbeiten an den Handlungsfeldern",
        "1 Sprachförderung",
        "2 Plätze sind frei",
        "8 Interreligiöser Dialog",
        "2 Plätze sind frei",
        "Beraten und unterstützen",
        "Beschwerdestelle",
        "Fachstelle",
    ]


def test_the_phones_picture_says_the_same_as_the_wide_one(city: City, project: Body, client: Client) -> None:
    html = page(client)
    for structure in ("permanent", "project"):
        assert " ".join(drawn(html, f"{structure}-narrow")) == " ".join(drawn(html, f"{structure}-wide"))


def test_no_box_leaves_the_picture_or_covers_another(city: City) -> None:
    for number in range(7):
        field = FieldFactory(code=f"{number + 20}", name=both("Ein Feld mit einem wirklich sehr langen Namen darin"))
        network(field)
    for half in overview():
        for width, columns in ((1120, 4), (340, 1)):
            boxes = [box for band in chart(half, width=width, columns=columns).bands for box in band.boxes]
            assert all(box.x >= 0 and box.x + box.width <= width for box in boxes)
            corners = [(box.x, box.y) for box in boxes]
            assert len(set(corners)) == len(corners)


def test_ended_bodies_stand_with_their_successors(city: City, client: Client) -> None:
    after = BodyFactory(slug="nachfolge", kind=Kind.STEERING_GROUP, name=both("Steuerungsgruppe Integration"))
    before = BodyFactory(
        slug="forum-migration",
        kind=Kind.NETWORK,
        name=both("Forum Migration"),
        founded=today() - timedelta(days=4000),
        ended=today() - timedelta(days=400),
    )
    before.successors.add(after)
    html = page(client)
    assert drawn(html, "permanent-wide")[-3:] == [
        "Beendet",
        "Forum Migration",
        "seitdem: Steuerungsgruppe Integration",
    ]
    assert ("#gremium-nachfolge", "Steuerungsgruppe Integration") in links(html, ".//main")
    assert ("#gremium-forum-migration", "Forum Migration") in links(html, ".//main")


def test_names_stand_only_with_consent(city: City, project: Body, client: Client) -> None:
    MembershipFactory(
        body=project,
        capacity=Capacity.EXPERT,
        person=PersonFactory(name="Anna Amtlich", name_public=False, function=both("Jugendamt")),
    )
    MembershipFactory(body=project, role=MembershipRole.CHAIR, person=PersonFactory(name="Paula Partner"), interim=True)
    assert section(page(client), "project")[-6:] == [
        "2 Mitglieder",
        "Paula Partner",
        "(vorläufig)",
        "· Vorsitz",
        "Jugendamt",
        "· Mitglied, Fachkraft",
    ]


def test_seats_are_named_with_their_vacancies_and_lead_to_their_field(city: City, client: Client) -> None:
    MembershipFactory(
        body=city.language_network, role=MembershipRole.OFFICE_SEAT, person=PersonFactory(name="Anna Amtlich")
    )
    html = page(client)
    said = section(html, "permanent")
    at = said.index("1 Netzwerk Sprachförderung")
    assert said[at + 1 : at + 6] == [
        "Stadt:",
        "Anna Amtlich",
        "Partner:",
        "Dieser Platz ist frei. Wir suchen jemanden.",
        "Zum Handlungsfeld: Sprachförderung",
    ]
    assert ("/konzept/handlungsfelder/sprachfoerderung/", "Zum Handlungsfeld: Sprachförderung") in links(
        html, ".//main"
    )


def test_it_is_there_in_english(city: City, client: Client) -> None:
    assert drawn(page(client, f"/en{ADDRESS}"), "permanent-wide")[0] == "Steer"


def test_without_bodies_it_says_so(db: None, client: Client) -> None:
    assert "Noch ist nichts eingetragen" in page(client)


@pytest.mark.parametrize("times", [1, 30])
def test_no_row_adds_a_query(city: City, client: Client, times: int) -> None:
    for number in range(times):
        body = BodyFactory(field=None, kind=Kind.COMMITTEE)
        body.successors.add(city.lead)
        MembershipFactory(body=body, appointed_by=city.lead)
        network(FieldFactory(code=f"{number + 20}"))
    client.get(ADDRESS)
    with CaptureQueriesContext(connection) as asked:
        page(client)
    assert len(asked) == 7


def test_a_part_is_drawn_and_listed_inside_its_whole(city: City, client: Client) -> None:
    whole = BodyFactory(slug="steuerungsgruppe", kind=Kind.STEERING_GROUP, name=both("Steuerungsgruppe"), position=1)
    Body.objects.filter(pk=city.lead.pk).update(parent=whole)
    html = page(client)
    assert described(html, "permanent-narrow").split(". ")[0] == (
        "Steuern: Beigeordnete; Steuerungsgruppe, darin: Leitungs-Tandem 2 Plätze sind frei"
    )
    inside = parse(html, namespaceHTMLElements=False).find(".//li[@id='gremium-steuerungsgruppe']/ul/li")
    assert inside is not None
    assert (inside.get("id"), inside.findtext("h5")) == (f"gremium-{city.lead.slug}", "Leitungs-Tandem")


@pytest.mark.parametrize(("width", "columns"), [(1120, 4), (340, 1)])
def test_a_box_holds_its_parts_and_its_words_apart(city: City, width: int, columns: int) -> None:
    whole = BodyFactory(kind=Kind.STEERING_GROUP, name=both("Steuerungsgruppe " * 6))
    for number in range(3):
        BodyFactory(kind=Kind.STEERING_GROUP, name=both(f"Teil {number} mit einem langen Namen"), parent=whole)
    bands = chart(overview()[0], width=width, columns=columns).bands
    [box] = [box for band in bands for box in band.boxes if box.parts]
    edges = [max(line.y for line in box.lines)]
    for part in box.parts:
        assert box.x < part.x
        assert part.x + part.width < box.x + box.width
        edges += [part.y, part.y + part.height]
    assert edges == sorted(edges)
    assert edges[-1] < box.y + box.height


def test_what_became_of_all_fields_networks_is_said_in_one(city: City, client: Client) -> None:
    before = BodyFactory(
        slug="forum-migration", kind=Kind.NETWORK, name=both("Forum Migration"), ended=today() - timedelta(days=60)
    )
    before.successors.set(Body.objects.filter(kind=Kind.NETWORK).exclude(pk=before.pk))
    html = page(client)
    assert drawn(html, "permanent-wide")[-2:] == ["Forum Migration", "seitdem: die Netzwerke aller Handlungsfelder"]
    assert ("#permanent-works", "die Netzwerke aller Handlungsfelder") in links(html, ".//main")
    assert 'id="permanent-works"' in html


def test_one_network_of_several_is_named_as_successor(city: City, client: Client) -> None:
    before = BodyFactory(slug="kreis", kind=Kind.NETWORK, name=both("Kreis"), ended=today() - timedelta(days=60))
    before.successors.add(city.language_network)
    assert drawn(page(client), "permanent-wide")[-1] == "seitdem: Netzwerk Sprachförderung"


def test_forums_are_where_people_take_part_in_the_project(city: City, client: Client) -> None:
    BodyFactory(
        slug="dialogforen", kind=Kind.DIALOGUE_FORUM, structure=Structure.PROJECT, name=both("Dialogforen", "Forums")
    )
    html = page(client)
    assert drawn(html, "project-wide") == ["Reden mit", "Dialogforen"]
    assert ("/foren/", "Alle Dialogforen") in links(html, ".//main")
    assert drawn(page(client, f"/en{ADDRESS}"), "project-wide") == ["Have a say", "Forums"]
