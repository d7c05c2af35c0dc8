"""Forms of the desk: what seats do with a suggestion, and what becomes of measures."""

from uuid import uuid4

from django.urls import reverse

from forums.bodies.models import Duty, MembershipRole
from forums.municipality.calendar import today
from proposals.public.evaluation.models import Evaluation
from proposals.triage.decisions import Decision
from proposals.triage.errata import Erratum, Words
from tests.factories import BodyFactory, GoalFactory, IndicatorFactory, MeasureFactory, released, seat
from tests.forums.faces.photos import upload
from tests.proposals.triage.conftest import declining

from .cast import TYPED, Case, Cast, Failed


def ask(cast: Cast) -> Failed:
    return cast.move("rueckfrage", cast.case(), cast.officer, {}, "text")


def extend(cast: Cast) -> Failed:
    return cast.move("zwischenbescheid", cast.case(), cast.officer, {}, "text")


def forward(cast: Cast) -> Failed:
    return cast.move("weitergeben", cast.case(), cast.officer, {"text": TYPED}, "to")


def merge(cast: Cast) -> Failed:
    return cast.move("zusammenfuehren", cast.case(), cast.officer, {"into": "2026-9999", "text": TYPED}, "into")


def not_ours(cast: Cast) -> Failed:
    return cast.move("andere-stelle", cast.case(), cast.officer, {}, "text")


def comment(cast: Cast) -> Failed:
    return cast.move("kommentar", cast.case(), cast.officer, {"uuid": "kaputt", "text": TYPED})


def draft(cast: Cast) -> Failed:
    data = {"outcome": "declined", "answer": TYPED, "reason": "no_such", "neu-TOTAL_FORMS": 1, "neu-INITIAL_FORMS": 0}
    return cast.move("entwurf", cast.case(), cast.officer, data, "reason")


def objection(cast: Cast) -> Failed:
    told = cast.case()
    decision = Decision.draft(told, declining(), by=cast.officer)
    decision.hand_over(by=cast.officer)
    return cast.move("widersprechen", told, cast.teacher, {}, "text")


def route(cast: Cast) -> Failed:
    lead = seat(cast.city.lead, MembershipRole.OFFICE_SEAT, "leitung@example.org")
    told = released("Deutschkurse am Abend", title="Kurs am Abend")
    return cast.move("zuordnen", told, lead, {"to": "nirgends"}, "to")


def correct(cast: Cast) -> Failed:
    told = cast.case()
    decision = Decision.draft(told, declining(), by=cast.officer)
    decision.hand_over(by=cast.officer)
    decision.cosign(by=cast.teacher)
    told.refresh_from_db()
    data = {"text": TYPED, "would_change": "", "reason": ""}
    return cast.move("berichtigen", told, cast.officer, data, "would_change", "reason")


def unmerge(cast: Cast) -> Failed:
    told, other = cast.case(), released("Abends Deutsch lernen", field=cast.city.language)
    told.merge(into=other, by=cast.officer, reason="Die gleiche Idee", seat="office")
    return cast.move("trennen", told, cast.officer, {}, "text")


def call_back(cast: Cast) -> Failed:
    told = cast.case()
    told.refer_elsewhere(by=cast.officer, text="Der Kreis", seat="office")
    return cast.move("zurueckholen", told, cast.teacher, {}, "text")


def council(cast: Cast) -> Failed:
    return cast.move("an-den-rat", cast.case(), cast.officer, {}, "text")


def personal(cast: Cast) -> Failed:
    return cast.move("persoenlich", cast.case(), cast.officer, {}, "text")


def review(cast: Cast) -> Failed:
    told = cast.case()
    told.refer_elsewhere(by=cast.officer, text="Der Kreis", seat="office")
    body = BodyFactory(slug="integration", duty=Duty.MIGRATION_OFFICER)
    return cast.move("nachpruefen", told, seat(body, MembershipRole.HOLDER, "integration@example.org"), {}, "text")


def disagree(cast: Cast) -> Failed:
    told = cast.case()
    Decision.draft(told, declining(), by=cast.officer).hand_over(by=cast.officer)
    Decision.objects.get().cosign(by=cast.teacher)
    told.refresh_from_db()
    Erratum.propose(told, Words("Dafür ist erst 2028 Geld da.", "Die Jahreszahl", "Geld"), by=cast.officer)
    return cast.move("berichtigung-ablehnen", told, cast.teacher, {}, "text")


def measure_news(cast: Cast) -> Failed:
    made = MeasureFactory(field=cast.city.language)
    url = reverse("measure_report", args=[made.slug])
    return Failed(url, {"version": made.version, "status": "news"}, {"text"}, (str(made),), cast.officer, ())


def measure_picture(cast: Cast) -> Failed:
    made = MeasureFactory(field=cast.city.language)
    url = reverse("measure_report", args=[made.slug])
    data = {"version": made.version, "status": "news", "text": TYPED, "client_uuid": str(uuid4()), "photo": upload()}
    return Failed(url, data, {"picture_words"}, (str(made), "Ihr Foto ist noch da."), cast.officer)


def measure_unlinked(cast: Cast) -> Failed:
    told, made = cast.case(), MeasureFactory(field=cast.city.language)
    made.link(told, by=None)
    url = reverse("measure_unlink", args=[made.slug])
    return Failed(url, {"suggestion": told.number, "text": ""}, {"text"}, (str(made),), cast.officer, ())


def reading(cast: Cast) -> Failed:
    made = IndicatorFactory(goal=GoalFactory(field=cast.city.language))
    url = reverse("indicator_readings", args=[made.uuid])
    return Failed(url, {"value": "zwölf", "note": TYPED}, {"value", "on"}, (str(made),), cast.officer)


def reading_corrected(cast: Cast) -> Failed:
    made = IndicatorFactory(goal=GoalFactory(field=cast.city.language))
    read = made.record(on=today(), value=3, by=cast.officer)
    url = reverse("reading_correct", args=[made.uuid, read.pk])
    data = {"value": "4", "on": today().isoformat(), "note": TYPED, "version": "1", "reason": ""}
    return Failed(url, data, {"reason"}, (str(made),), cast.officer)


def reading_taken_back(cast: Cast) -> Failed:
    made = IndicatorFactory(goal=GoalFactory(field=cast.city.language))
    read = made.record(on=today(), value=3, by=cast.officer)
    url = reverse("reading_correct", args=[made.uuid, read.pk])
    data = {"withdraw": "1", "zurueck-version": "1", "zurueck-reason": ""}
    return Failed(url, data, {"zurueck-reason"}, (str(made),), cast.officer, ())


def evaluation_assessed(cast: Cast) -> Failed:
    begun = Evaluation.begin(starts=None, until=today())
    url = reverse("evaluation_assess", args=[begun.slug, cast.city.language.slug])
    return Failed(url, {"version": "7", "text": TYPED}, {"text"}, (str(begun), str(cast.city.language)), cast.officer)


def evaluation_begun(cast: Cast) -> Failed:
    data = {"von": today().isoformat(), "bis": "2020-01-01"}
    return Failed(reverse("evaluation_begin"), data, {"bis"}, (), cast.coordinator, tuple(data.values()))


CASES: list[Case] = [
    ask,
    extend,
    forward,
    merge,
    not_ours,
    comment,
    draft,
    objection,
    route,
    correct,
    unmerge,
    call_back,
    council,
    personal,
    review,
    disagree,
    measure_news,
    measure_picture,
    measure_unlinked,
    reading,
    reading_corrected,
    reading_taken_back,
    evaluation_assessed,
    evaluation_begun,
]
