"""A suggestion's history in words: for the author's page, the public page and the mails alike."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TypedDict

from django.db.models import Q
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from forums.bodies.models import Body
from forums.council.papers.plain import told
from forums.council.papers.treatment import ResultEntry
from forums.pictograms.names import Pictogram

from .dates import Promise
from .labels import Label, tone
from .pictograms import OF_LABEL
from .reminders import team_reminded_on
from .signature import signed_by
from .steps import Step, StepKind, StepQuerySet

# Steps that, where they are not public, are nobody's business but the author's: a decision is the complaints office's.
FOR_THE_AUTHOR = (
    StepKind.HELD,
    StepKind.REJECTED,
    StepKind.APPEALED,
    StepKind.REDACTED,
    StepKind.COMPLAINT,
    StepKind.DECIDED,
)

SENTENCES: dict[str, StrOrPromise] = {
    StepKind.RECEIVED: _("The suggestion has arrived."),
    StepKind.RELEASED: _("The suggestion is on the website now."),
    StepKind.HELD: _("We are checking the text. Until then we do not show it."),
    StepKind.REJECTED: _("We do not show the text. The author can ask us once to check again."),
    StepKind.APPEALED: _("The author has asked us to check again, and we will."),
    StepKind.REDACTED: _("We changed the text that everybody sees. The author's own text stays as it was."),
    StepKind.COMPLAINT: _(
        "The text is about one particular person. The complaints office has it now. We do not show it."
    ),
    # Also before anybody has read it, when no team sees it yet.
    StepKind.ROUTED: _("The suggestion was assigned to this team: %(who)s."),
    StepKind.FORWARDED: _("Another team has the suggestion now: %(who)s."),
    StepKind.CALLED_BACK: _("The team has undone its last step."),
    StepKind.BEGUN: _("The team is working on the suggestion."),
    StepKind.ASKED: _("The team has a question to the author."),
    StepKind.REPLIED: _("The author has answered."),
    StepKind.UNANSWERED: _("No answer from the author came in time. The clock is running again."),
    StepKind.INTERIM_ANSWER: _("The team needs more time. It has set a new date for the answer: %(by)s."),
    StepKind.DRAFTED: _("The team is writing an answer."),
    StepKind.HANDED_OVER: _("One half of the team has written an answer. The other half is checking it."),
    StepKind.OBJECTED: _("The team does not agree yet. It is looking for another answer."),
    StepKind.LAPSED: _("The draft of an answer no longer counts."),
    StepKind.DECIDED: _("The team has decided."),
    StepKind.CORRECTING: _("The team is checking a correction of the answer."),
    StepKind.CORRECTED: _("The answer was corrected."),
    StepKind.RECUSED: _("A deputy is in charge now."),
    StepKind.ESCALATED: _("The suggestion was handed up so that things move on. Before: %(from)s. Now: %(who)s."),
    StepKind.MERGED: _("Others had the same idea. The suggestion keeps its number and gets the same answer."),
    StepKind.FOLLOWED: _("There is news about the suggestion that this one was merged with."),
    StepKind.UNMERGED: _("The suggestion stands on its own again."),
    StepKind.REOPENED: _("The suggestion is being checked once more."),
    StepKind.WITHDRAWN: _("The suggestion has been withdrawn."),
    StepKind.OVERDUE: _("The answer did not come by %(by)s. We are sorry."),
    StepKind.RETURNED: _("The suggestion is on the team's desk again."),
    StepKind.MEASURE_LINKED: _("The suggestion has become part of a measure of the city."),
    StepKind.MEASURE_PROGRESS: _("There is news about the measure."),
    StepKind.MEASURE_UNLINKED: _("The suggestion is no longer part of this measure."),
}

# What the row proves beyond that: which date passed, and whether the promised day was kept.
UNANSWERED_LATE = _("No answer from the author came in time. The answer of the team is still overdue.")
REPLIED_IN_TIME = _("The author has answered. The clock is running again.")
REPLIED_LATE = _("The author has answered. The answer of the team is still overdue.")
UNREAD_IN_TIME = _("We did not read the text by %(by)s. We are sorry.")
RETURNED_IN_TIME = _("The suggestion is on the team's desk again, as promised.")
RETURNED_LATE = _("The suggestion is on the team's desk again. We had promised that for %(by)s. We are sorry.")

REJECTED_AGAIN = _("We have checked the text once more. We still do not show it.")

# The same before the author.
TO_THE_AUTHOR: dict[str, StrOrPromise] = {
    StepKind.REJECTED: _("We do not show the text. You can ask us once to check again."),
    StepKind.APPEALED: _("You have asked us to check again, and we will."),
    StepKind.ASKED: _("The team has a question for you."),
    StepKind.REPLIED: _("You have answered the question."),
}

OUTCOMES: dict[str, StrOrPromise] = {
    Label.ACCEPTED: _("The team has decided: we want to do this."),
    Label.ALREADY_COVERED: _("The team has decided: this is in the plan already."),
    Label.DEFERRED: _("The team has decided: we will talk about it later."),
    Label.DECLINED: _("The team has decided: we will not do this."),
    Label.NOT_OURS: _("Another office is in charge of this."),
    Label.COUNCIL_PETITION: _("The letter goes to the city council."),
    Label.PERSONAL_CASE: _("It is best to talk to someone in person. Here is where you can go."),
    Label.MERGED: SENTENCES[StepKind.MERGED],
    Label.WITHDRAWN: SENTENCES[StepKind.WITHDRAWN],
}

# What has become of a measure, by its status; only where it has moved, not where there is just news of it.
MEASURES: dict[str, StrOrPromise] = {
    "proposed": _("The measure has been proposed. A body of the city decides on the money."),
    "adopted": _("The measure has been adopted."),
    "planned": _("The measure is planned."),
    "running": _("The measure has begun."),
    "partly": _("Part of the measure is done."),
    "done": _("The measure is done."),
    "stopped": _("The measure was stopped."),
}

_PICTOGRAMS: dict[str, Pictogram] = {
    StepKind.RECEIVED: Pictogram.SAID,
    StepKind.RELEASED: Pictogram.READ,
    StepKind.HELD: Pictogram.CHECKING,
    StepKind.REJECTED: Pictogram.UNSEEN,
    StepKind.APPEALED: Pictogram.AGAIN,
    StepKind.ROUTED: Pictogram.TEAM,
    StepKind.FORWARDED: Pictogram.PASSED_ON,
    StepKind.ESCALATED: Pictogram.PASSED_ON,
    StepKind.BEGUN: Pictogram.WORKING,
    StepKind.ASKED: Pictogram.QUESTION,
    StepKind.REPLIED: Pictogram.SAID,
    StepKind.UNANSWERED: Pictogram.CLOCK,
    StepKind.INTERIM_ANSWER: Pictogram.CLOCK,
    StepKind.DRAFTED: Pictogram.WORKING,
    StepKind.HANDED_OVER: Pictogram.WORKING,
    StepKind.OBJECTED: Pictogram.WORKING,
    StepKind.DECIDED: Pictogram.ANSWERED,
    StepKind.CORRECTED: Pictogram.ANSWERED,
    StepKind.MERGED: Pictogram.MERGED,
    StepKind.FOLLOWED: Pictogram.MERGED,
    StepKind.REOPENED: Pictogram.AGAIN,
    StepKind.WITHDRAWN: Pictogram.WITHDRAWN,
    StepKind.OVERDUE: Pictogram.OVERDUE,
    StepKind.RETURNED: Pictogram.TEAM,
    StepKind.MEASURE_LINKED: Pictogram.MEASURE,
    StepKind.MEASURE_PROGRESS: Pictogram.MEASURE,
    StepKind.MEASURE_UNLINKED: Pictogram.MEASURE,
}
_TONES: dict[str, str] = {StepKind.OVERDUE: "danger"}


class TimelineEntry(TypedDict):
    """One step as components/timeline.html wants it."""

    when: datetime
    title: str
    text: str
    lang: str
    who: str
    pictogram: Pictogram
    tone: str
    url: str
    action: str


def for_author(steps: StepQuerySet) -> StepQuerySet:
    """All that is public, and what concerns the author alone. Read them with `entries`."""
    return steps.filter(Q(public=True) | Q(kind__in=FOR_THE_AUTHOR))


def sentence(step: Step, bodies: Mapping[int, Body] | None = None, *, to_author: bool = False) -> str:
    """One easy sentence in the active language: what has happened. `bodies` spares a query for each."""
    if step.result:
        return told(step.result)
    by = parse_date(step.data.get("due_on") or "")
    return str(_words(step, by, TO_THE_AUTHOR if to_author else {})) % {
        "who": _who(step, bodies) or _("the team in charge"),
        "from": step.body or _("the team in charge"),
        "by": date_format(by, "DATE_FORMAT") if by else _("the agreed date"),
    }


def _words(step: Step, by: date | None, own: Mapping[str, StrOrPromise]) -> StrOrPromise:
    match step.kind:
        case StepKind.REJECTED if step.data.get("final"):
            return REJECTED_AGAIN
        case StepKind.DECIDED if outcome := OUTCOMES.get(step.data.get("stage", "")):
            return outcome
        case StepKind.MEASURE_PROGRESS if step.data.get("moved"):
            return MEASURES.get(step.data.get("status", ""), SENTENCES[StepKind.MEASURE_PROGRESS])
        case StepKind.UNANSWERED if step.data.get("late"):
            return UNANSWERED_LATE
        case StepKind.REPLIED if step.kind not in own and "late" in step.data:  # earlier Steps do not say
            return REPLIED_LATE if step.data["late"] else REPLIED_IN_TIME
        case StepKind.OVERDUE if step.data.get("promise") == Promise.READING:
            return UNREAD_IN_TIME
        case StepKind.RETURNED if by:
            return RETURNED_IN_TIME if localdate(step.at) <= by else RETURNED_LATE
    return own.get(step.kind) or SENTENCES.get(step.kind, step.get_kind_display())


def _reminded(step: Step) -> str:
    """That the team was reminded when the date had passed: only where a mail of that has gone out. One query."""
    if step.kind != StepKind.OVERDUE or (day := team_reminded_on(step)) is None:
        return ""
    return gettext("The team was reminded by e-mail on %(day)s.") % {"day": date_format(day, "DATE_FORMAT")}


def _who(step: Step, bodies: Mapping[int, Body] | None) -> Body | None:
    if step.kind not in (StepKind.FORWARDED, StepKind.ESCALATED):
        return step.body
    to = step.data.get("to")
    return bodies.get(to) if bodies is not None else Body.everything.filter(pk=to).first()


def reason(step: Step) -> str:
    """The proof-read reason of a step in the active language; empty where it has none."""
    return str(step.because)


def entries(steps: StepQuerySet) -> list[TimelineEntry]:
    """The steps before the author, oldest first, for components/timeline.html; the same few queries for any number."""
    rows, bodies = read(steps)
    return [entry(step, bodies, to_author=True) for step in rows]


def read(steps: StepQuerySet) -> tuple[list[Step], dict[int, Body]]:
    """The steps, oldest first, with the council's results, and the bodies they name with their seats: three queries,
    one more where there are results."""
    rows = list(steps.order_by("number"))
    ids = {pk for step in rows for pk in (step.body_id, step.data.get("to")) if pk}
    bodies = {body.pk: body for body in Body.objects.with_memberships().select_related("field").filter(pk__in=ids)}
    for step in rows:
        if step.body_id in bodies:
            step.body = bodies[step.body_id]
    _with_results(rows)
    return rows, bodies


def _with_results(steps: list[Step]) -> None:
    named = {pk for step in steps if (pk := step.data.get("result"))}
    results = ResultEntry.objects.shown().in_bulk(named) if named else {}
    for step in steps:
        step.result = results.get(step.data.get("result", 0))


def entry(step: Step, bodies: Mapping[int, Body], *, to_author: bool = False) -> TimelineEntry:
    """One step as components/timeline.html wants it, with all its words."""
    stage, into = step.data.get("stage", ""), step.data.get("into", "")
    paper = step.result.consultation.paper if step.result else None
    because = reason(step)
    return {
        "when": step.at,
        "title": " ".join(filter(None, [sentence(step, bodies, to_author=to_author), because, _reminded(step)])),
        "text": "\n\n".join(filter(None, [step.data.get("why"), step.text])),
        "lang": step.text_language,
        "who": signed_by(step),
        "pictogram": _pictogram(step, stage),
        "tone": tone(Label(stage)) if stage in Label.values else _TONES.get(step.kind, "neutral"),
        "url": paper.get_absolute_url() if paper else reverse("suggestion", args=[into]) if into else "",
        "action": gettext("Paper %(number)s") % {"number": paper.number} if paper else into,
    }


def _pictogram(step: Step, stage: str) -> Pictogram:
    if step.result:
        return Pictogram.COUNCIL
    return OF_LABEL[Label(stage)] if stage in Label.values else _PICTOGRAMS.get(step.kind, Pictogram.NEXT)
