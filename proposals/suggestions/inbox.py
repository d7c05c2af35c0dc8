"""What waits for the authors of suggestions who have an account: a question, a request for joint authorship."""

from datetime import date

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from forums.inbox.registry import Item, Rows, Source, register
from forums.people.models import User

from .author_reminders import QUESTION_DUE
from .endorsement.models import Endorsement
from .follow_links import follow_token
from .models import Suggestion


def _own(task: str, suggestion: Suggestion, due_on: date | None = None, note: str = "") -> Item:
    return Item(
        task,
        suggestion.title,
        reverse("suggestion_follow", args=[follow_token(suggestion)]),
        due_on,
        number=suggestion.number,
        language=suggestion.language,
        note=note,
    )


def _questions(user: User, on: date) -> Rows[Suggestion]:
    asked = Suggestion.objects.open().filter(author=user).exclude(asked_at=None)
    rows = asked.order_by(F("answer_asked_by").asc(nulls_last=True), "pk")
    return Rows(rows, lambda row: _own(_("We have a question for you"), row, row.answer_asked_by))


def _joint_authors(user: User, on: date) -> Rows[Endorsement]:
    rows = Endorsement.objects.waiting().filter(suggestion__author=user, suggestion__deleted=None)
    task = _("An association wants to be a joint author")
    return Rows(
        rows.select_related("suggestion").order_by("at", "pk"), lambda row: _own(task, row.suggestion, note=row.name)
    )


def register_sources() -> None:
    register(
        Source(
            "own questions",
            lambda user: True,
            "",
            _questions,
            frozenset({"suggestion.step", QUESTION_DUE}),
            by_role=False,
        ),
        Source(
            "joint authors",
            lambda user: True,
            "",
            _joint_authors,
            frozenset({"endorsement.asks"}),
            by_role=False,
        ),
    )
