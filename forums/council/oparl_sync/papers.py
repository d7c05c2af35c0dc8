"""A paper with its sequence and files."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from forums.bodies.models import Body

from ..meetings.models import AgendaItem
from ..outside import taking_over
from ..papers.annexes import Annex
from ..papers.consultations import Consultation
from ..papers.models import Paper
from ..papers.states import PaperKind, Part, Result
from . import reading
from .client import Unreadable
from .files import take_file
from .meetings import KEPT, enter_result
from .taking import Taking, held, is_unchanged

__all__ = ["take_paper"]

# The first of these words in `paperType` says the kind; anything else is another paper.
KINDS = (
    ("beschluss", PaperKind.RESOLUTION),
    ("mitteilung", PaperKind.NOTIFICATION),
    ("information", PaperKind.INFORMATION),
    ("bericht", PaperKind.INFORMATION),
    ("anfrage", PaperKind.QUESTION),
    ("antrag", PaperKind.MOTION),
)
DECIDING = ("entscheidung", "beschluss")


def take_paper(run: Taking, told: reading.Object, outside_id: str, *, asked: bool) -> None:
    """Raises Unreadable, NotPossible. What of it fails is remembered, so that the next run tries it again."""
    row = held(Paper, outside_id)
    if reading.flag(told, "deleted", otherwise=False) or not reading.flag(told, "public", otherwise=True):
        if row is not None and row.deleted is None:
            with taking_over():
                row.delete()
            run.counts["deleted"] += 1
            if Consultation.objects.treated().filter(paper=row).exists():
                run.trouble(outside_id, KEPT)
        return
    modified = reading.moment(told, "modified")
    if is_unchanged(row, modified):
        return
    subject, number = reading.text(told, "name", 250), reading.text(told, "reference", 40)
    if row is None and not run.matches(subject, number):
        return
    steps = [_step(run, each) for each in reading.several(told, "consultation") or []]
    _fetch_meetings(run, steps)
    row = _paper(run, told, row or Paper(outside_id=outside_id), subject, number, steps)
    steps_here = [_enter(run, step) for step in steps]
    whole = not run.files or _files(run, told, row)
    if whole and all(steps_here):  # otherwise it is read again when somebody has said which body it is
        with taking_over():
            row.outside_modified = modified
            row.save(update_fields={"outside_modified"})
    run.counts["taken"] += 1
    if not whole:
        raise Unreadable("some of it could not be taken over")


@transaction.atomic
def _paper(
    run: Taking, told: reading.Object, row: Paper, subject: str, number: str, steps: list[dict[str, Any]]
) -> Paper:
    dated = reading.day(told, "date")
    if not number or not subject or dated is None:
        raise Unreadable("says no reference, no name or no date")
    twin = Paper.objects.filter(number=number).exclude(pk=row.pk).first()
    if twin is not None:
        raise Unreadable(f"{number} is here already, as {twin.outside_id or 'entered by hand'}")
    kind = reading.text(told, "paperType", 200).casefold()
    row.kind = next((found for word, found in KINDS if word in kind), PaperKind.OTHER)
    row.number, row.subject, row.dated, row.public, row.deleted = number, subject.replace("\n", " "), dated, True, None
    row.office = _office(run, told)
    row.outside_url = reading.web(told)
    with taking_over():
        row.save()
        if not row.slug:
            raise Unreadable("has a reference that makes no address")
        for place, step in enumerate(sorted(steps, key=_when), start=1):
            _consultation(row, step, place)
        kept = {step["outside_id"] for step in steps}
        if told.get("consultation") is not None:
            gone = Consultation.objects.filter(paper=row, result=Result.OPEN).exclude(outside_id__in=kept)
            gone.update(agenda_item=None, deleted=timezone.now())
    return row


def _step(run: Taking, found: Any) -> dict[str, Any]:
    if isinstance(found, str):
        found = run.fetch(reading.identity({"id": found}), "Consultation")
    told = reading.checked(found, "Consultation")
    outside_id = reading.identity(told)
    known = [run.organization(reading.identity({"id": each})) for each in reading.several(told, "organization") or []]
    role = reading.text(told, "role", 100).casefold()
    part = Part.NOTES if "kenntnis" in role else Part.RECOMMENDS
    if reading.flag(told, "authoritative", otherwise=any(word in role for word in DECIDING)):
        part = Part.DECIDES
    return {
        "outside_id": outside_id,
        "body": next((each.body for each in known if each.body is not None), None),
        "names": bool(known),
        "part": part,
        "meeting": reading.address(told, "meeting"),
        "item": reading.address(told, "agendaItem"),
        "modified": reading.moment(told, "modified"),
        "deleted": reading.flag(told, "deleted", otherwise=False),
        "web": reading.web(told),
    }


def _fetch_meetings(run: Taking, steps: list[dict[str, Any]]) -> None:
    """Those that are not here yet, or that treat a step which is not: their minutes tell its result."""
    for step in steps:
        run.wanted |= {step["outside_id"], step["item"]} - {""}
        new = held(Consultation, step["outside_id"]) is None
        if step["meeting"] and (new or held(AgendaItem, step["item"] or run.items.get(step["outside_id"], "")) is None):
            try:
                run.take(run.fetch(step["meeting"], "Meeting"), "Meeting", asked=True)
            except Unreadable as trouble:
                run.trouble(step["meeting"], trouble)
        step["row"] = held(AgendaItem, step["item"] or run.items.get(step["outside_id"], ""))


def _when(step: dict[str, Any]) -> tuple[bool, Any]:
    item = step["row"]
    return (False, item.meeting.starts_at) if item is not None else (True, timezone.now())


def _consultation(paper: Paper, step: dict[str, Any], place: int) -> None:
    row = held(Consultation, step["outside_id"]) or Consultation(outside_id=step["outside_id"], paper=paper)
    if row.pk and row.paper_id != paper.pk:
        raise Unreadable(f"has a consultation of another paper: {step['outside_id']}")
    item: AgendaItem | None = step["row"]
    body: Body | None = step["body"] or (item.meeting.body if item is not None and not step["names"] else None)
    if step["deleted"] or body is None:
        if row.pk and step["deleted"] and row.result == Result.OPEN:
            row.delete()
        return
    columns = {
        "body": body,
        "part": step["part"],
        "position": place,
        "agenda_item": item if item is not None and item.deleted is None else None,
        "outside_url": step["web"],
        "outside_modified": step["modified"],
        "deleted": None,
    }
    if row.result != Result.OPEN:  # what was treated stays where it was treated
        columns = {"position": place}
    if row.pk is None or any(getattr(row, name) != value for name, value in columns.items()):
        for name, value in columns.items():
            setattr(row, name, value)
        row.save()


def _enter(run: Taking, step: dict[str, Any]) -> bool:
    """Whether the step is here."""
    row = Consultation.objects.filter(outside_id=step["outside_id"]).select_related("agenda_item__meeting").first()
    if row is None:
        if step["body"] is None and not step["deleted"]:
            run.trouble(step["outside_id"], "no body here treats this step")
        return bool(step["deleted"])
    enter_result(run, row)
    return True


def _files(run: Taking, told: reading.Object, paper: Paper) -> bool:
    """Each file that can be read; those that are gone, go. Whether all could be."""
    main = [told["mainFile"]] if told.get("mainFile") is not None else []
    found = [*main, *(reading.several(told, "auxiliaryFile", most=200) or [])]
    kept, whole = set(), True
    for each in found:
        try:
            kept.add(take_file(run, each, paper))
        except (Unreadable, ValidationError) as why:
            whole = False
            said = " ".join(why.messages) if isinstance(why, ValidationError) else why
            run.trouble(str(each.get("id") if isinstance(each, dict) else each), said)
    if whole:
        with taking_over():
            for annex in Annex.objects.filter(paper=paper).exclude(outside_id__in=kept):
                annex.delete()
    return whole


def _office(run: Taking, told: reading.Object) -> str:
    """The name of the office in charge, where the other system's list of organizations has it."""
    for each in reading.several(told, "underDirectionOf") or []:
        if name := run.organization(reading.identity({"id": each})).name:
            return name[:160]
    return ""
