"""A council with all that the standard has a type for, and with what nobody may read."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from forums.bodies.models import Body, Kind, Membership, MembershipRole
from forums.council.papers.annexes import Annex
from forums.council.papers.consultations import Consultation
from forums.council.papers.models import Paper
from forums.council.papers.states import Part, Result
from forums.council.papers.treatment import Outcome
from forums.council.terms.models import LegislativeTerm
from forums.municipality.models import Municipality
from tests.factories import BodyFactory, MembershipFactory, PersonFactory, both, consultation, council_body, paper
from tests.forums.associations.test_proofs import pdf

SECRET = "Grundstuecksgeheimnis"


@dataclass(frozen=True)
class Council:
    body: Body
    chair: Membership
    paper: Paper
    decided: Consultation
    annex: Annex
    closed: Paper
    term: LegislativeTerm


def attach(to: Paper, title: str = "Plan") -> Annex:
    return Annex.take(to, SimpleUploadedFile("plan.pdf", pdf()), title)


@pytest.fixture
def council(db: None) -> Council:
    city = Municipality.current()
    city.website, city.municipality_key, city.regional_key = "https://www.rheine.example", "05566076", "055660076076"
    city.data_licence, city.contact_email = "https://www.govdata.de/dl-de/zero-2-0", "rat@rheine.example"
    city.save()
    body = council_body("rat", members=4, founded=date(2020, 11, 1))
    committee = council_body("sozialausschuss", kind=Kind.COMMITTEE, parent=body)
    named = PersonFactory(name="Beate Beispiel", function=both("Bürgermeisterin"))
    chair = MembershipFactory(body=body, person=named, role=MembershipRole.CHAIR, starts=date(2025, 11, 1))
    MembershipFactory(body=committee, person=PersonFactory(name="Nicht Genannt", name_public=False))
    actor = PersonFactory(name="Nur Mitwirkend")
    MembershipFactory(body=BodyFactory(slug="netz", kind=Kind.NETWORK), person=actor, role=MembershipRole.ACTOR)
    earlier = paper("010/26", subject="Zwischenstand")
    shown = paper("074/26", predecessor=earlier, resolution="Der Rat beschließt das Konzept.")
    consultation(shown, committee, Part.RECOMMENDS, days_ago=20, item="3")
    decided = consultation(shown, body, position=2)
    decided.record(Outcome(Result.MAJORITY, 3, 1, 1, wording="Der Rat beschließt es mit Ergänzung."), by=None)
    assert decided.meeting
    decided.meeting.place = "Rathaus, Ratssaal"
    decided.meeting.save()
    closed = paper("080/26", public=False, sequence_public=True, subject=SECRET)
    consultation(closed, body, days_ago=30, item="2").record(Outcome(Result.UNANIMOUS), by=None)
    attach(closed, SECRET)
    term = LegislativeTerm.objects.create(name="2025–2030", starts=date(2025, 11, 1), ends=date(2030, 10, 31))
    return Council(body, chair, shown, decided, attach(shown), closed, term)
