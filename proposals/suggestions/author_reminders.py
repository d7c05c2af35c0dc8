"""Reminders of an author's dates: before a question's date ends, and before the right to reopen does.

Once before each date, in the rhythm of all reminders (`reminders.py`), and not to whom the news itself came lately.
What the author has done meanwhile, or can do no more, is reminded of to nobody.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from forums.municipality.calendar import today
from forums.municipality.models import Municipality
from forums.notices.letters import Letter, register_letter
from forums.notices.models import Notice

from .follow_links import own_page_url
from .following import Follower
from .jobs import each
from .lifecycle import REOPENABLE
from .models import Suggestion, SuggestionQuerySet
from .reminders import Rhythm
from .stages import Stage, Visibility
from .steps import Step, StepKind

QUESTION_DUE = "question.due_soon"
REOPENING_ENDS = "reopening.ends_soon"


def remind_of_questions() -> int:
    """Before the day by which authors are asked to answer; returns how many mails are new."""
    rhythm = Rhythm.current()
    rows = Suggestion.objects.open().filter(answer_asked_by__range=(today(), rhythm.horizon))
    asked = (row for row in rows if row.asked_at and not rhythm.lately(localdate(row.asked_at)))
    return _remind(QUESTION_DUE, asked, lambda row: row.answer_asked_by)


def remind_of_reopening() -> int:
    """Before the last day on which authors may have it opened again; returns how many mails are new."""
    rhythm = Rhythm.current()
    rows = (row for row in _reopenable(rhythm.horizon) if row.settled_at)
    told = (row for row in rows if not rhythm.lately(localdate(row.answered_by.settled_at)))
    return _remind(REOPENING_ENDS, told, lambda row: row.reopen_until)


def _reopenable(until: date) -> SuggestionQuerySet:
    """Public ones that their authors may have opened again, today still and at the longest until that day."""
    span = timedelta(weeks=Municipality.current().reopen_weeks)
    settled = (today() - span, until - span)
    own = Q(stage__in=REOPENABLE, settled_at__date__range=settled)
    of_target = Q(stage=Stage.MERGED, merged_into__stage__in=REOPENABLE, merged_into__settled_at__date__range=settled)
    rows: SuggestionQuerySet = Suggestion.objects.public().filter(own | of_target, reopened_at=None)
    return rows.select_related("merged_into").order_by("settled_at", "pk")


def _remind(kind: str, rows: Iterable[Suggestion], day_of: Callable[[Suggestion], date | None]) -> int:
    counted: list[int] = []

    def write(suggestion: Suggestion) -> None:
        if day := day_of(suggestion):
            event, told = f"{kind}:{suggestion.pk}:{day}", suggestion.author_listeners()
            new = Notice.objects.unheard(told, events=[event])
            Notice.objects.write(kind, event, new, about=suggestion, due=day.isoformat())
            counted.append(len(new))

    each(rows, write)
    return sum(counted)


def _is_author(suggestion: Suggestion, recipient: str) -> bool:
    """Whether it is written to whoever wrote it still."""
    kind, _colon, key = recipient.partition(":")
    if kind == "user":
        return str(suggestion.author_id) == key
    return Follower.objects.confirmed().filter(suggestion=suggestion, is_author=True, pk=key).exists()


def _letter(
    notice: Notice, suggestion: Suggestion, title: str, action: str, sentences: list[str], question: Step | None = None
) -> Letter:
    if not notice.recipient.startswith("user:"):
        sentences.append(_("Open your page with the link of your receipt, or with your number and your secret word."))
    return Letter(
        title=title,
        about=suggestion.number,
        sentences=tuple(sentences),
        quotation=question.text if question else "",
        quotation_language=question.text_language if question else "",
        url=own_page_url(suggestion, notice.recipient),
        action=action,
        why=_("You are receiving this e-mail because you sent us this suggestion."),
    )


def _question_due(notice: Notice) -> Letter | None:
    suggestion = notice.about
    if not isinstance(suggestion, Suggestion) or not _is_author(suggestion, notice.recipient):
        return None
    day = suggestion.answer_asked_by
    if day is None or day < today() or day.isoformat() != notice.data["due"]:
        return None
    sentences = [
        _("We have a question to you. Please answer by %(day)s.") % {"day": date_format(day)},
        _("After that, the team goes on without your answer."),
    ]
    question = Step.objects.filter(suggestion=suggestion, kind=StepKind.ASKED).order_by("number").last()
    return _letter(notice, suggestion, _("Our question waits for you"), _("Answer the question"), sentences, question)


def _reopening_ends(notice: Notice) -> Letter | None:
    suggestion = notice.about
    if not isinstance(suggestion, Suggestion) or not _is_author(suggestion, notice.recipient):
        return None
    day = suggestion.reopen_until
    hidden = suggestion.visibility != Visibility.PUBLIC
    if hidden or day is None or day < today() or day.isoformat() != notice.data["due"]:
        return None
    sentences = [
        _("Do you not agree with our answer? You can have your idea checked again once, until %(day)s.")
        % {"day": date_format(day)},
        _("If you agree, you need not do anything."),
    ]
    return _letter(notice, suggestion, _("You can still object"), _("Go to your suggestion"), sentences)


def register_letters() -> None:
    register_letter(QUESTION_DUE, _question_due)
    register_letter(REOPENING_ENDS, _reopening_ends)
