"""The first update, adopted and frozen; the second, which people are asked about now, with what they said."""

from datetime import time, timedelta
from typing import Any

from django.utils.translation import override

from cms.concept.models import ChapterPage
from cms.editions.content.places import Place, block_anchor, item_anchor
from cms.editions.content.rows import LANGUAGES as WORDED
from cms.editions.content.sections import SectionKind
from cms.editions.content.taking import without
from cms.editions.models import Edition, FrozenSection
from cms.editions.papers import concern as concern_editions
from cms.editions.passages import KIND, key_of
from forums.bodies.models import Body
from forums.council.meetings.models import CouncilMeeting
from forums.council.papers.consultations import Consultation
from forums.council.papers.models import Paper
from forums.council.papers.states import Part, Result
from forums.council.papers.treatment import Outcome
from forums.fields.models import ActionField
from forums.municipality.calendar import WorkingCalendar, today
from proposals.measures.models import Measure, Status
from proposals.suggestions.models import Suggestion
from proposals.suggestions.passages import passage_of

from .clock import set_back
from .keys import once, stable
from .process import day_of
from .silence import nobody_written_to
from .texts import Table, both, read
from .timeline import at


def load() -> None:
    """Needs pages, rows and the council."""
    data = read("editions")
    if Edition.everything.exists():
        return
    _first(data["first"])
    second = _second(data["second"])
    concern_editions(Paper.objects.get(uuid=stable("forums.paper", data["second"]["paper"])), [second], by=None)
    with nobody_written_to():
        for comment in data["comment"]:
            _comment(second, comment)


def _first(texts: Table) -> None:
    decided = WorkingCalendar.current().add(today().replace(day=1) - timedelta(days=365 * texts["years_ago"]), 0)
    with set_back() as clock:
        clock.moment = at(decided, time(20))
        edition = Edition.begin(by=None, **_facts(texts))
        decision = _decision(texts, clock.moment)
        edition.adopt(decision)
    for row in FrozenSection.objects.filter(edition=edition):
        _earlier(row, texts, decided.isoformat())


def _facts(texts: Table) -> dict[str, Any]:
    return {
        "uuid": stable("cms.edition", texts["key"]),
        "number": texts["number"],
        "slug": texts["slug"],
        "title": both(texts["title"]),
        "note": both(texts["note"]),
    }


def _decision(texts: Table, moment: Any) -> Consultation:
    council = Body.everything.get(slug="rat")
    meeting, _made = once(
        CouncilMeeting, texts["key"], body=council, starts_at=moment, place="Rathaus, Ratssaal", seats=44
    )
    number = f"{texts['paper']}/{moment:%y}"
    paper, _made = once(Paper, texts["key"], number=number, subject=texts["subject"], public=True, dated=moment.date())
    decision = Consultation(paper=paper, position=1, body=council, part=Part.DECIDES)
    decision.save()
    decision.put_on_agenda(meeting, "7")
    votes = {name: texts[name] for name in ("yes", "no", "abstentions")}
    decision.record(Outcome(Result.MAJORITY, **votes), by=None)
    return decision


def _earlier(row: FrozenSection, texts: Table, day: str) -> None:
    """What the first update did not have yet, and how it put some things: it was written before this demo's time."""
    gone = {"chapter": texts["without_chapters"], "field": texts["without_fields"], "process": [row.slug]}
    if row.slug in gone.get(row.kind, []):
        row.delete()
        return
    absent = {str(stable("proposals.measure", key)) for key in texts["without_measures"]}
    content = dict(row.content)
    items = content.get("items", {})
    if "measure" in items:
        kept = [item for item in items["measure"] if item["uuid"] not in absent]
        items["measure"] = [{**item, "columns": _planned(item["columns"])} for item in kept]
    for item in items.get("indicator", []):
        readings = item["columns"]["readings"]
        item["columns"]["readings"] = [reading for reading in readings if reading["on"]["day"] <= day]
    row.content = without(content, lambda words: _said_before(words, texts["words"]))
    row.save()


def _planned(columns: dict[str, Any]) -> dict[str, Any]:
    words = {}
    for language in WORDED:
        with override(language):
            words[language] = str(Status.PLANNED.label)
    return {**columns, "status": {"code": str(Status.PLANNED), "words": words}, "origins": []}


def _said_before(words: str, pairs: list[Table]) -> str:
    """Rich text has the marks of bold words within."""
    for pair in pairs:
        words = words.replace(pair["now"], pair["before"])
        start, colon, rest = pair["now"].partition(": ")
        bold, _dot, more = rest.partition(". ") if colon and start.startswith(("Wir", "We")) else ("", "", "")
        if bold:
            words = words.replace(f"{start}: <b>{bold}.</b> {more}", pair["before"])
    return words


def _second(texts: Table) -> Edition:
    begins, ends = today() - timedelta(days=texts["asked_for_days"]), day_of(texts["ends_before"]) - timedelta(days=1)
    with set_back() as clock:
        clock.moment = at(begins, time(9))
        edition = Edition.begin(by=None, **_facts(texts))
        edition.open_consultation(begins, max(ends, today() + timedelta(days=7)), by=None)
    return edition


def _comment(edition: Edition, texts: Table) -> None:
    with set_back() as clock, override("de"):
        clock.moment = at(today() - timedelta(days=texts["days_ago"]), time(18))
        suggestion = Suggestion.receive(
            text=texts["text"],
            kind=texts["kind"],
            language=texts["language"],
            notice_language="de",
            field=ActionField.objects.get(slug=texts["field"]),
            client_uuid=stable("suggestion", texts["key"]),
            passage=passage_of(f"{KIND}:{key_of(edition, _place(texts))}"),
        )
        clock.moment += timedelta(hours=16)
        suggestion.release(by=None)


def _place(texts: Table) -> Place:
    if "measure" in texts:
        measure = Measure.objects.select_related("field").get(slug=texts["measure"])
        return Place(SectionKind.FIELD, measure.field.slug, item_anchor("measure", str(measure.uuid)))
    chapter = ChapterPage.objects.get(slug=texts["chapter"], locale__language_code="de")
    second_block = chapter.body[1]
    return Place(SectionKind.CHAPTER, str(chapter.translation_key), block_anchor(str(second_block.id)))
