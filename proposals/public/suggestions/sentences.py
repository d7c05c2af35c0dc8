"""What the label of a suggestion means, for everybody; the author's own page says the same with "your"."""

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from proposals.suggestions.labels import Label
from proposals.suggestions.models import Suggestion

SENTENCES: dict[Label, StrOrPromise] = {
    Label.RECEIVED: _("The idea has arrived. We read it by %(by)s."),
    Label.HELD: _("We are checking the text."),
    Label.REJECTED: _("We do not show the text."),
    Label.ASSIGNED: _("A team has the idea and answers by %(by)s."),
    Label.IN_PROGRESS: _("The team is working on it and answers by %(by)s."),
    Label.QUESTION: _("The team has asked the author something. The clock stands still until the answer."),
    Label.PASSED_ON: _("Another team has the idea now and answers by %(by)s."),
    Label.CHECKED_AGAIN: _("We are checking once more and answer by %(by)s."),
    Label.ACCEPTED: _("We want to do this. The city council may have to decide about the money."),
    Label.ALREADY_COVERED: _("This is in the plan already. You can read more here."),
    Label.DEFERRED: _("We talk about it later. It goes on on %(on)s."),
    Label.DECLINED: _("We will not do this. The reason is written here."),
    Label.MERGED: _("Others had the same idea. The number stays."),
    Label.NOT_OURS: _("Another office is in charge of this. Which one is written here."),
    Label.COUNCIL_PETITION: _("The city council gets the letter."),
    Label.PERSONAL_CASE: _("Here a person can help best. The text is no longer shown."),
    Label.WITHDRAWN: _("The author has taken the idea back. The text is no longer shown."),
}


def sentence_for_all(suggestion: Suggestion) -> str:
    """What its label means, in one easy sentence, in the active language."""
    return str(SENTENCES[suggestion.label]) % {
        "by": date_format(suggestion.due_on, "DATE_FORMAT") if suggestion.due_on else _("soon"),
        "on": date_format(suggestion.review_on, "DATE_FORMAT") if suggestion.review_on else _("a later day"),
    }
