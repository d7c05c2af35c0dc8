"""The demo's bodies are the source's: who they are, who is in them, what came before and after."""

import pytest

from cms.demo.texts import DATA
from cms.structure.overview import Shown, overview
from forums.bodies.models import SEATED, Body, Capacity, Kind, Membership, MembershipRole, Structure
from forums.bodies.tandem import Seat
from proposals.suggestions.signature import signature

# Before the tests that commit: they leave an empty database behind, without Wagtail's root page.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

OFFICE = "Stadt Rheine, Fachstelle Migration und Integration"
CARITAS = "Caritasverband Rheine, Fachdienst Migration und Integration"


def shown(slug: str) -> Shown:
    return next(each for half in overview() for group in half.groups for each in group.bodies if each.body.slug == slug)


def functions(slug: str) -> list[str]:
    """Of those in the body, without the words that say they are invented."""
    members = Membership.objects.running().filter(body__slug=slug).select_related("person").order_by("pk")
    return [str(member.person.function).split(" (")[0] for member in members if member.person]


def test_the_project_is_organised_as_the_source_says() -> None:
    bodies = Body.objects.filter(structure=Structure.PROJECT).order_by("position")
    assert [(str(body.name), body.kind) for body in bodies] == [
        ("Projektverantwortung", Kind.OFFICE),
        ("Projektkoordination", Kind.OFFICE),
        ("Steuerungsgruppe der Fortschreibung", Kind.STEERING_GROUP),
        ("Entscheidergremium", Kind.DECISION_BODY),
        ("Dialogforen", Kind.DIALOGUE_FORUM),
        ("Initiativkreis Migrationsbeauftragte", Kind.INITIATIVE),
    ]
    assert Kind.DECISION_BODY.label == "Entscheidergremium"
    assert functions("projektverantwortung") == [
        "Beigeordnete Bildung, Jugend, Familie, Soziales, Migration & Integration"
    ]


def test_the_old_name_of_the_decision_body_is_gone() -> None:
    files = [path for path in DATA.rglob("*.toml") if "entscheidungsgremium" in path.read_text("utf-8").lower()]
    assert files == []


def test_the_updates_steering_group_has_experts_immigrants_and_multipliers() -> None:
    members = Membership.objects.running().filter(body__slug="projekt-steuerungsgruppe", role=MembershipRole.MEMBER)
    assert set(members.values_list("capacity", flat=True)) == {
        Capacity.EXPERT,
        Capacity.IMMIGRANT,
        Capacity.MULTIPLIER,
    }


def test_integration_council_and_all_council_groups_decide_on_milestones() -> None:
    members = Membership.objects.running().filter(body__slug="entscheidergremium")
    politics = set(members.exclude(capacity=Capacity.COUNCIL_GROUP).values_list("person", flat=True))
    council = Membership.objects.running().filter(body__slug="integrationsrat").values_list("person", flat=True)
    assert politics
    assert politics <= set(council)
    groups = [words.split("Fraktion ")[1][0] for words in functions("rat") if "Fraktion" in words]
    in_body = [words.split("Fraktion ")[1][0] for words in functions("entscheidergremium") if "Fraktion" in words]
    assert set(in_body) == set(groups) == {"A", "B", "C"}


def test_the_initiative_group_is_officers_deputy_mayor_and_office() -> None:
    assert functions("initiativkreis-migrationsbeauftragte") == [
        "Vorsitzender des Integrationsrats, ehrenamtlicher Migrationsbeauftragter",
        "Frühere ehrenamtliche Migrationsbeauftragte",
        "Früherer ehrenamtlicher Migrationsbeauftragter",
        "Beigeordnete Bildung, Jugend, Familie, Soziales, Migration & Integration",
        "Leitung der Fachstelle",
    ]


def test_every_citys_seat_is_the_specialist_offices() -> None:
    office = Membership.objects.filter(role__in=SEATED)
    seats = [seat for seat in office if seat.seat is Seat.OFFICE]
    assert {str(seat.organisation) for seat in seats} == {OFFICE}
    staff = Membership.objects.running().filter(body__slug="fachstelle-migration").values_list("person", flat=True)
    assert {seat.person_id for seat in seats} <= set(staff)


def test_the_city_signs_and_not_its_office() -> None:
    network = Body.objects.get(slug="netzwerk-sprachfoerderung")
    partner = network.tandem().field.holder
    assert partner is not None
    assert signature(network) == f"Tandem Sprachförderung: Stadt Rheine und {partner.organisation}"


def test_town_and_caritas_lead_the_steering_group_from_inside_it() -> None:
    group = shown("steuerungsgruppe")
    [lead] = group.parts
    tandem = lead.body.tandem()
    assert [str(filled.holder.organisation) for filled in tandem.seats if filled.holder] == [OFFICE, CARITAS]
    chairs = Membership.objects.running().filter(body=group.body, role=MembershipRole.CHAIR)
    assert {chair.person_id for chair in chairs} == {
        filled.holder.person_id for filled in tandem.seats if filled.holder
    }


@pytest.mark.parametrize("slug", ["forum-migration", "netzwerk-migration"])
def test_the_fields_networks_came_after_the_older_ones(slug: str) -> None:
    ended = shown(slug)
    assert ended.body.ended is not None
    assert ended.networks_follow
    assert ended.successors == []
    assert {body.kind for body in ended.body.successors.all()} == {Kind.NETWORK}


def test_the_officers_term_is_left_to_the_council() -> None:
    [officer] = Membership.objects.running().filter(body__slug="migrationsbeauftragte")
    assert (officer.interim, officer.ends, str(officer.appointed_by)) == (True, None, "Rat der Stadt Rheine")
    chair = Membership.objects.running().get(body__slug="integrationsrat", role=MembershipRole.CHAIR)
    assert chair.person_id == officer.person_id


def test_no_network_is_older_than_the_office_that_runs_it() -> None:
    office = Body.objects.get(slug="fachstelle-migration").founded
    networks = Body.objects.filter(kind=Kind.NETWORK, ended=None)
    assert set(networks.values_list("founded", flat=True)) == {office}
