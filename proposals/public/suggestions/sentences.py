"""What the label of a suggestion means, for everybody; the author's own page says the same with "your"."""

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from proposals.suggestions.labels import Label
from proposals.suggestions.models import Suggestion

SENTENCES: dict[Label, StrOrPromise] = {
    Label.RECEIVED: _("The idea has arrived. We will read it by %(by)s."),
    Label.HELD: _("We are checking the text."),
    Label.REJECTED: _("We do not show the text."),
    Label.ASSIGNED: _("A team has the idea and will answer by %(by)s."),
    Label.IN_PROGRESS: _("The team is working on it and will answer by %(by)s."),
    Label.QUESTION: _("The team has asked the author a question. The clock is paused until the answer comes."),
    Label.PASSED_ON: _("Another team has the idea now and will answer by %(by)s."),
    Label.CHECKED_AGAIN: _("We are checking once more and will answer by %(by)s."),
    Label.ACCEPTED: _("We want to do this. The city council may have to decide about the money."),
    Label.ALREADY_COVERED: _("This is already in the plan. You can read more here."),
    Label.DEFERRED: _("We will talk about this later. We will come back to it on %(on)s."),
    Label.DECLINED: _("We will not do this. You can read the reason here."),
    Label.MERGED: _("Others had the same idea. The number stays."),
    Label.NOT_OURS: _("Another office is in charge of this. This page says which one."),
    Label.COUNCIL_PETITION: _("The city council gets the letter."),
    Label.PERSONAL_CASE: _("It is best to talk to someone in person about this. The text is no longer shown."),
    Label.WITHDRAWN: _("The author has withdrawn the idea. The text is no longer shown."),
}


def sentence_for_all(suggestion: Suggestion) -> str:
    """What its label means, in one easy sentence, in the active language."""
    return str(SENTENCES[suggestion.label]) % {
        "by": date_format(suggestion.due_on, "DATE_FORMAT") if suggestion.due_on else _("the agreed day"),
        "on": date_format(suggestion.review_on, "DATE_FORMAT") if suggestion.review_on else _("a later day"),
    }
