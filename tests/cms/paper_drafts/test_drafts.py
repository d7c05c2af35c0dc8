"""What a draft is filled with, that its figures follow the data until it is sent, and what is sent."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from cms.paper_drafts.document import Document
from cms.paper_drafts.models import PaperDraft
from cms.paper_drafts.pieces import as_text
from forums.bodies.models import Body
from forums.council.appointments.models import Appointment
from forums.council.meetings.models import CouncilMeeting
from forums.council.papers.models import Consultation, Paper
from forums.council.papers.states import PaperKind, Part
from forums.municipality.calendar import today
from forums.people.models import User
from forums.records.exceptions import NotPossible, OutOfDate
from proposals.measures.models import Measure, Resource
from proposals.measures.papers import measures_in
from tests.conftest import City
from tests.factories import MeasureFactory, PersonFactory, both, consultation, council_body, paper

from .conftest import Begin


def titles(written: Document) -> list[str]:
    return [section["title"] for section in written["reasons"]]


def words(written: Document, title: str) -> str:
    return next(as_text(section["pieces"]) for section in written["reasons"] if section["title"] == title)


def test_a_status_report_follows_the_last_one(begin: Begin, report_before: Paper, committee: Body) -> None:
    meeting = CouncilMeeting.objects.create(body=committee, starts_at=timezone.now() + timedelta(days=9))
    draft = begin()
    assert (draft.issued_by, draft.office, draft.predecessor) == (
        "Die Bürgermeisterin",
        "Fachstelle Migration und Integration",
        report_before,
    )
    assert draft.product_names == ["8101 Betreuung", "8102 Offene Arbeit"]
    steps = [(step.body, step.part, step.reporters, step.meeting) for step in draft.steps.all()]
    assert steps == [(committee, Part.NOTES, "Leitung der Fachstelle", meeting)]
    assert draft.resolution == "Sozialausschuss nimmt den Sachstandsbericht zur Kenntnis."
    assert "012/26, Zwischenstand" in words(draft.document, "Auftrag und frühere Vorlagen")


def test_it_has_the_sections_of_the_source_in_german_whoever_reads(
    begin: Begin, city: City, measure: Measure, plan: None
) -> None:
    with translation.override("en"):
        written = begin(first_year=2026, last_year=2027).document
    assert titles(written) == [
        "Auftrag und frühere Vorlagen",
        "Projektorganisation",
        "Bisheriger Prozess",
        "Aufbau des Konzeptes",
        "Kommunikation und Steuerung",
        "Migrationsbeauftragte",
        "Anregungen aus der Stadtgesellschaft und von Vereinen",
        "Maßnahmen nach Handlungsfeld und Stand",
        "1 Sprachförderung",
        "8 Interreligiöser Dialog",
        "Finanzielle Auswirkungen nach Jahren",
        "Ausblick",
    ]
    assert "Auftrag" in words(written, "Bisheriger Prozess")
    assert "Beschluss" in words(written, "Ausblick")
    assert "1.1.1 (Maßnahme: Abendkurse; Stand: In Umsetzung" in words(written, "1 Sprachförderung")
    assert written["annex"]["title"].startswith("Anlage 1: Zeitplan Fortschreibungsprozess")


def test_an_empty_city_says_what_is_true(begin: Begin) -> None:
    written = begin().document
    assert words(written, "Bisheriger Prozess") == "Ein Zeitplan des Prozesses ist nicht erfasst."
    assert words(written, "Ausblick") == "Zurzeit sind keine weiteren Meilensteine geplant."
    assert words(written, "Migrationsbeauftragte") == "Ein Amt für Migrationsbeauftragte ist nicht erfasst."
    assert words(written, "Finanzielle Auswirkungen nach Jahren") == "Dazu sind keine Beträge erfasst."
    assert (written["money"]["has"], written["annex"], written["sequence"]) == ("keine Angabe", None, [])
    assert all(section["pieces"] for section in written["reasons"])


def test_a_vacant_office_is_called_vacant(begin: Begin, officer_body: Body) -> None:
    told = words(begin().document, "Migrationsbeauftragte")
    assert told == "Das Amt „Migrationsbeauftragte“ ist zurzeit nicht besetzt."


def test_figures_follow_the_data_until_it_is_sent(begin: Begin, measure: Measure, city: City, clerk: User) -> None:
    draft = begin(first_year=2026, last_year=2027)
    assert draft.document["money"]["plans"][0]["lines"][1] == ["Aufwendungen", "20.000"]
    Resource.objects.filter(year=2027).update(value=Decimal(10000))
    MeasureFactory(field=city.language, title=both("Sprachcafé"))
    draft = PaperDraft.objects.get(pk=draft.pk)
    assert draft.document["money"]["plans"][0]["lines"][1] == ["Aufwendungen", "22.000"]
    assert "Maßnahmen: 2" in words(draft.document, "1 Sprachförderung")

    sent = draft.send(number="074/26", dated=today(), by=clerk)
    Resource.objects.update(value=Decimal(1))
    measure.delete()
    draft = PaperDraft.objects.get(pk=draft.pk)
    assert draft.document["money"]["plans"][0]["lines"][1] == ["Aufwendungen", "22.000"]
    assert "Abendkurse" in words(draft.document, "1 Sprachförderung")
    assert (sent.has_effects, sent.expense, sent.income) == (True, Decimal(22000), None)


def test_money_that_is_not_public_stands_only_in_a_paper_that_is_not(begin: Begin, measure: Measure) -> None:
    Resource.objects.filter(year=2027).update(public=False)
    assert begin(first_year=2026, last_year=2027).amounts == {"expense": Decimal(12000)}
    assert begin(first_year=2026, last_year=2027, public=False).amounts == {"expense": Decimal(20000)}


def test_sending_lays_the_paper_before_its_bodies(begin: Begin, report_before: Paper, clerk: User) -> None:
    sent = begin().send(number="074/26", dated=today(), by=clerk, seen=0)
    sent = Paper.objects.get(pk=sent.pk)
    assert (sent.kind, sent.public, sent.predecessor) == (PaperKind.NOTIFICATION, True, report_before)
    steps = [(str(step.body), step.part, step.reporters, step.result) for step in sent.sequence]
    assert steps == [("Sozialausschuss", Part.NOTES, "Leitung der Fachstelle", "open")]
    assert sent.reasons.startswith("Auftrag und frühere Vorlagen\n\nDiese Vorlagen gingen voraus:")


def test_it_is_sent_once_and_never_from_an_older_page(begin: Begin, report_before: Paper, clerk: User) -> None:
    draft = begin()
    with pytest.raises(OutOfDate):
        draft.send(number="074/26", dated=today(), by=clerk, seen=7)
    with pytest.raises(NotPossible, match="Nummer"):
        draft.send(number="012/26", dated=today(), by=clerk)
    assert not PaperDraft.objects.get(pk=draft.pk).is_sent
    draft.send(number="074/26", dated=today(), by=clerk)
    with pytest.raises(NotPossible, match="schon abgegeben"):
        draft.send(number="075/26", dated=today(), by=clerk)
    assert Paper.objects.count() == 2


def test_a_resolution_on_measures_names_them_and_moves_them(begin: Begin, measure: Measure, clerk: User) -> None:
    draft = begin("measures", measures=[measure], first_year=2026, last_year=2027)
    assert draft.resolution == "Das Gremium beschließt diese Maßnahmen:\n1. 1.1.1 Abendkurse"
    assert list(measures_in(draft.send(number="074/26", dated=today(), by=clerk))) == [measure]


def test_an_appointment_names_nobody_who_has_not_agreed(begin: Begin, officer_body: Body, clerk: User) -> None:
    council_body("rat")
    person = PersonFactory(name="Amina Yusuf", name_public=False, function=both("Lehrerin"))
    draft = begin("appointment", appointed_to=officer_body, person=person)
    assert draft.resolution == "Rat bestellt für das Amt „Migrationsbeauftragte“: Lehrerin."
    assert "Yusuf" not in str(draft.document)
    sent = draft.send(number="074/26", dated=today(), by=clerk)
    assert [(each.person, each.body) for each in Appointment.objects.of(sent)] == [(person, officer_body)]
    assert [step.part for step in sent.sequence] == [Part.DECIDES]


def test_what_was_postponed_is_not_proposed_again(begin: Begin, report_before: Paper, committee: Body) -> None:
    first = Consultation.objects.get(paper=report_before)
    consultation(report_before, committee, Part.NOTES, days_ago=None, position=2)
    Consultation.objects.filter(position=2).update(follows=first)
    assert [step.body for step in begin().steps.all()] == [committee]


def test_more_measures_cost_no_more_queries(begin: Begin, city: City, measure: Measure, plan: None) -> None:
    draft = begin()

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert PaperDraft.objects.get(pk=draft.pk).document
        return len(found)

    before = queries()
    for place in range(30):
        MeasureFactory(field=city.language, title=both(f"Maßnahme {place}"))
    assert queries() == before


def test_the_paper_that_is_not_public_is_not_named_in_one_that_is(begin: Begin, report_before: Paper) -> None:
    closed = paper("013/26", kind=PaperKind.NOTIFICATION, public=False, subject="Mietvertrag", dated=today())
    draft = begin(predecessor=closed)
    assert "Mietvertrag" not in str(draft.document)
