"""Each property of OParl 1.0 and 1.1 that is brought in, and the column it lands in."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from forums.bodies.models import Body
from forums.council.meetings.models import AgendaItem, CouncilMeeting
from forums.council.oparl_sync.models import OparlOrganization
from forums.council.papers.annexes import Annex
from forums.council.papers.consultations import Consultation
from forums.council.papers.models import Paper
from forums.council.papers.states import PaperKind, Part, Result
from tests.factories import council_body
from tests.forums.associations.test_proofs import pdf

from .conftest import Sync, item, meeting, paper
from .server import Ris

WEB = "https://ris.example/vorgang?id=7"
MOMENT = ("2026-05-02T12:00:00+02:00", datetime(2026, 5, 2, 10, tzinfo=UTC))

type Case = tuple[dict[str, Any], str, Any]

PAPERS: dict[str, Case] = {
    "name": ({"name": "Sprache\nfür alle"}, "subject", "Sprache für alle"),
    "reference": ({"reference": "V/2026/0815-1"}, "number", "V/2026/0815-1"),
    "reference as address": ({"reference": "V/2026/0815-1"}, "slug", "v-2026-0815-1"),
    "date": ({"date": "2026-03-01"}, "dated", date(2026, 3, 1)),
    "date with a time": ({"date": "2026-03-01T00:00:00+01:00"}, "dated", date(2026, 3, 1)),
    "Beschlussvorlage": ({"paperType": "Beschlussvorlage"}, "kind", PaperKind.RESOLUTION),
    "Mitteilungsvorlage": ({"paperType": "Mitteilungsvorlage"}, "kind", PaperKind.NOTIFICATION),
    "Informationsvorlage": ({"paperType": "Informationsvorlage"}, "kind", PaperKind.INFORMATION),
    "Bericht": ({"paperType": "Bericht der Verwaltung"}, "kind", PaperKind.INFORMATION),
    "Anfrage": ({"paperType": "Anfrage einer Fraktion"}, "kind", PaperKind.QUESTION),
    "Antrag": ({"paperType": "Antrag"}, "kind", PaperKind.MOTION),
    "another paperType": ({"paperType": "Tischvorlage"}, "kind", PaperKind.OTHER),
    "no paperType": ({"paperType": None}, "kind", PaperKind.OTHER),
    "web": ({"web": WEB}, "outside_url", WEB),
    "web without TLS": ({"web": "http://ris.example/"}, "outside_url", ""),
    "modified": ({"modified": MOMENT[0]}, "outside_modified", MOMENT[1]),
    "public": ({}, "public", True),
}
MEETINGS: dict[str, Case] = {
    "start": ({"start": "2026-05-23T17:00:00+02:00"}, "starts_at", datetime(2026, 5, 23, 15, tzinfo=UTC)),
    "cancelled": ({"cancelled": True, "agendaItem": []}, "cancelled", True),
    "not cancelled": ({"cancelled": False}, "cancelled", False),
    "location.description": ({"location": {"description": "Rathaus\nSaal"}}, "place", "Rathaus, Saal"),
    "location in parts": (
        {
            "location": {
                "room": "Saal",
                "streetAddress": "Klosterstraße 14",
                "postalCode": "48431",
                "locality": "Rheine",
            }
        },
        "place",
        "Saal, Klosterstraße 14, 48431, Rheine",
    ),
    "location elsewhere": ({"location": "https://ris.example/location/1"}, "place", ""),
    "web": ({"web": WEB}, "outside_url", WEB),
    "modified": ({"modified": MOMENT[0]}, "outside_modified", MOMENT[1]),
}
ITEMS: dict[str, Case] = {
    "number": ({"number": "Ö 4.1"}, "number", "Ö 4.1"),
    "order": ({"order": 17}, "order", 17),
    "no order": ({}, "order", 0),
    "name": ({"name": "Betreuung"}, "title", "Betreuung"),
    "public": ({"public": True}, "public", True),
    "not public": ({"public": False}, "public", False),
    "name of what is not public": ({"public": False, "name": "Grundstück"}, "title", ""),
    "web": ({"web": WEB}, "outside_url", WEB),
    "modified": ({"modified": MOMENT[0]}, "outside_modified", MOMENT[1]),
}
STEPS: dict[str, Case] = {
    "authoritative": ({"authoritative": True, "role": "Vorberatung"}, "part", Part.DECIDES),
    "not authoritative": ({"authoritative": False, "role": "Entscheidung"}, "part", Part.RECOMMENDS),
    "role Entscheidung": ({"authoritative": None, "role": "Entscheidung"}, "part", Part.DECIDES),
    "role Beschluss": ({"authoritative": None, "role": "Beschlussfassung"}, "part", Part.DECIDES),
    "role Vorberatung": ({"authoritative": None, "role": "Vorberatung"}, "part", Part.RECOMMENDS),
    "role Kenntnisnahme": ({"authoritative": None, "role": "Kenntnisnahme"}, "part", Part.NOTES),
    "no role": ({"authoritative": None, "role": None}, "part", Part.RECOMMENDS),
    "web": ({"web": WEB}, "outside_url", WEB),
    "modified": ({"modified": MOMENT[0]}, "outside_modified", MOMENT[1]),
}
RESULTS: dict[str, Case] = {
    "result": ({"result": "einstimmig beschlossen"}, "result", Result.UNANIMOUS),
    "result in its words": ({"result": "mehrheitlich, 3 Enthaltungen"}, "note", "mehrheitlich, 3 Enthaltungen"),
    "no result": ({"result": None}, "result", Result.OPEN),
    "resolutionText": ({"resolutionText": "Der Rat stimmt zu."}, "wording", "Der Rat stimmt zu."),
    "resolutionText without a vote": ({"result": "vertagt", "resolutionText": "Nichts."}, "wording", ""),
    "result of what is not public": ({"public": False}, "result", Result.OPEN),
}


@pytest.mark.parametrize("case", PAPERS)
def test_a_property_of_a_paper(treated: Ris, sync: Sync, case: str) -> None:
    properties, column, value = PAPERS[case]
    paper(treated, **properties)
    assert sync() == []
    assert getattr(Paper.objects.get(), column) == value


@pytest.mark.parametrize("case", MEETINGS)
def test_a_property_of_a_meeting(treated: Ris, sync: Sync, case: str) -> None:
    properties, column, value = MEETINGS[case]
    treated.lists("papers")
    meeting(treated, **properties)
    assert sync() == []
    assert getattr(CouncilMeeting.objects.get(), column) == value


@pytest.mark.parametrize("case", ITEMS)
def test_a_property_of_an_agenda_item(treated: Ris, sync: Sync, case: str) -> None:
    properties, column, value = ITEMS[case]
    meeting(treated, item(treated, **properties) if "number" not in properties else {**item(treated), **properties})
    assert sync() == []
    assert getattr(AgendaItem.objects.get(), column) == value


@pytest.mark.parametrize("case", STEPS)
def test_a_property_of_a_consultation(treated: Ris, sync: Sync, case: str) -> None:
    properties, column, value = STEPS[case]
    made = paper(treated)
    made["consultation"][0].update(properties)
    treated.lists("papers", made)
    sync()
    assert getattr(Consultation.objects.get(), column) == value


@pytest.mark.parametrize("case", RESULTS)
def test_what_the_minutes_say(treated: Ris, sync: Sync, case: str) -> None:
    properties, column, value = RESULTS[case]
    meeting(treated, item(treated, **properties))
    sync()
    assert getattr(Consultation.objects.get(), column) == value


def test_bodies_of_meetings_and_consultations(treated: Ris, rat: Body, sync: Sync) -> None:
    sync()
    assert (CouncilMeeting.objects.get().body, Consultation.objects.get().body) == (rat, rat)


@pytest.mark.parametrize("called", ["name", "shortName"])
def test_the_office_in_charge(treated: Ris, sync: Sync, called: str) -> None:
    office = treated.made("org/2", "Organization", **{called: "Fachbereich 8"})
    treated.lists("organizations", office)
    paper(treated, underDirectionOf=[f"{treated.home}/org/2"])
    sync()
    assert Paper.objects.get().office == "Fachbereich 8"
    assert OparlOrganization.objects.get(outside_id=f"{treated.home}/org/2").name == "Fachbereich 8"


@pytest.mark.parametrize(
    ("properties", "title"),
    [({"name": "Anlage 1", "fileName": "a1.pdf"}, "Anlage 1"), ({"fileName": "a1.pdf"}, "a1.pdf"), ({}, "2026/0074")],
)
@pytest.mark.parametrize("where", ["downloadUrl", "accessUrl"])
@pytest.mark.parametrize("place", [lambda file: {"mainFile": file}, lambda file: {"auxiliaryFile": [file]}])
def test_files(
    treated: Ris, sync: Sync, properties: dict[str, str], title: str, where: str, place: Callable[[Any], dict[str, Any]]
) -> None:
    treated.objects["/1.pdf"] = pdf()
    paper(treated, **place(treated.made("file/1", "File", **properties, **{where: f"{treated.home}/1.pdf"})))
    assert sync() == []
    annex = Annex.objects.get()
    assert (annex.title, annex.number, annex.outside_id) == (title, 1, f"{treated.home}/file/1")
    assert annex.file.read() == pdf()


def test_the_sequence_follows_the_meetings(treated: Ris, sync: Sync) -> None:
    """OParl has no order of consultations: the days of their meetings are theirs; what has no day comes last."""
    committee = council_body("ausschuss")
    made = paper(treated)
    theirs = {"organization": [f"{treated.home}/org/2"]}
    earlier = {"meeting": f"{treated.home}/meeting/2", "agendaItem": f"{treated.home}/item/75"}
    made["consultation"] = [
        treated.made("step/76", "Consultation", **theirs),
        treated.made("step/75", "Consultation", **theirs, **earlier),
        *made["consultation"],
    ]
    treated.add(
        "meeting/2",
        "Meeting",
        start="2026-05-20T17:00:00+02:00",
        **theirs,
        agendaItem=[item(treated, 75, consultation=f"{treated.home}/step/75")],
    )
    source = OparlOrganization.objects.get().source
    OparlOrganization.objects.create(source=source, outside_id=f"{treated.home}/org/2", name="A", body=committee)
    treated.lists("papers", made)
    sync()
    order = Consultation.objects.order_by("position").values_list("outside_id", flat=True)
    assert [each.rpartition("/")[2] for each in order] == ["75", "74", "76"]


@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_both_versions_of_the_standard(treated: Ris, sync: Sync, version: str) -> None:
    def older(found: Any) -> Any:
        if isinstance(found, dict):
            return {key: older(value) for key, value in found.items()}
        if isinstance(found, list):
            return [older(each) for each in found]
        return found.replace("oparl.org/1.1/", f"oparl.org/{version}/") if isinstance(found, str) else found

    treated.objects = {path: older(found) for path, found in treated.objects.items()}
    assert sync() == []
    assert Consultation.objects.get().result == Result.UNANIMOUS
