"""Where a suggestion stands, said to its author in one easy sentence."""

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from forums.municipality.calendar import today
from forums.municipality.models import Municipality

from .labels import Label
from .models import Suggestion
from .reminders import lead_knows


def sentence_of(suggestion: Suggestion) -> str:
    """What the label means for the author."""
    by = suggestion.answer_asked_by or suggestion.due_on
    sentence = str(_SENTENCES[suggestion.label]) % {
        "who": suggestion.holder,
        "by": date_format(by, "DATE_FORMAT") if by else _("the agreed date"),
        "on": date_format(suggestion.review_on, "DATE_FORMAT") if suggestion.review_on else _("a later day"),
        "phone": Municipality.current().contact_phone,
    }
    return f"{sentence} {_LEAD_KNOWS}" if _is_late(suggestion) and lead_knows(suggestion) else sentence


def _is_late(suggestion: Suggestion) -> bool:
    runs = suggestion.is_open and suggestion.is_public and not suggestion.is_question_open
    return runs and suggestion.due_on is not None and suggestion.due_on < today()


_LEAD_KNOWS = _("The answer is late. The lead tandem knows.")

_SENTENCES: dict[Label, StrOrPromise] = {
    Label.RECEIVED: _("We have your idea. We will read it by %(by)s."),
    Label.HELD: _("We are checking the text. You can read the reason here."),
    Label.REJECTED: _("We do not show the text. You can read the reason here."),
    Label.ASSIGNED: _("This team has your idea: %(who)s. You will get an answer by %(by)s."),
    Label.IN_PROGRESS: _("The team is working on it. You will get an answer by %(by)s."),
    Label.QUESTION: _("We have a question. Please answer by %(by)s."),
    Label.PASSED_ON: _("Another team has your idea now: %(who)s. You will get an answer by %(by)s."),
    Label.CHECKED_AGAIN: _("We are checking once more. You will get an answer by %(by)s."),
    Label.ACCEPTED: _("We want to do this. The city council may have to decide about the money."),
    Label.ALREADY_COVERED: _("This is already in the plan. You can read more here."),
    Label.DEFERRED: _("We will talk about this later. We will come back to it on %(on)s."),
    Label.DECLINED: _("We will not do this. You can read the reason here."),
    Label.MERGED: _("Others had the same idea. Your number stays."),
    Label.NOT_OURS: _("Another office is in charge of this. This page says which one."),
    Label.COUNCIL_PETITION: _("The city council gets your letter."),
    Label.PERSONAL_CASE: _("Someone will help you in person. Phone: %(phone)s"),
    Label.WITHDRAWN: _("You have withdrawn your idea."),
}
