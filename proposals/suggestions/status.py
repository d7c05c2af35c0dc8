"""Where a suggestion stands, said in one easy sentence: to its author, and to everybody."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from forums.municipality.due import Due
from forums.municipality.models import Municipality

from .dates import Promise
from .labels import Label
from .models import Suggestion
from .reminders import lead_knows
from .signature import holder_name

type Sentences = Mapping[Label, StrOrPromise]


def sentence_of(suggestion: Suggestion) -> str:
    """What the label means for the author, as it stands today."""
    phone = Municipality.current().contact_phone
    sentence = _words(suggestion, TO_THE_AUTHOR, TO_THE_AUTHOR_LATE) % {
        "who": holder_name(suggestion.holder),
        "day": _day(suggestion),
        "phone": phone,
    }
    told = [*_replied(suggestion, YOU_REPLIED), sentence]
    if suggestion.label == Label.OVERDUE and lead_knows(suggestion):
        told.append(str(LEAD_KNOWS))
    return " ".join(told + _asked_although_late(suggestion, TO_THE_AUTHOR, TO_THE_AUTHOR_LATE))


def sentence_for_all(suggestion: Suggestion) -> str:
    """The same for everybody: in the active language, as it stands today."""
    sentence = _words(suggestion, TO_ALL, TO_ALL_LATE) % {"day": _day(suggestion)}
    asked = _asked_although_late(suggestion, {Label.QUESTION: ASKED}, TO_ALL_LATE)
    return " ".join([*_replied(suggestion, REPLIED), sentence, *asked])


def sentence_elsewhere(suggestion: Suggestion) -> str:
    """The same on a list, where nothing stands "here": only on the suggestion's own page."""
    return str(TO_ALL_ELSEWHERE.get(suggestion.label) or sentence_for_all(suggestion))


def sentence_in_mail(suggestion: Suggestion, *, to_author: bool) -> str:
    """The same in a mail, where nothing stands "here" either."""
    due = _due(suggestion)
    points_here = POINTING_HERE_LATE if due and due.is_late else POINTING_HERE
    if not to_author or suggestion.label in points_here:
        return sentence_elsewhere(suggestion)
    return sentence_of(suggestion)


def coming(suggestion: Suggestion) -> str:
    """What its date is about, in words; empty where nothing is promised."""
    if suggestion.due is None:
        return ""
    if not suggestion.is_open:
        return str(_("The team looks at it again"))
    if suggestion.check_by is not None:
        return str(_("We check the text"))
    return str(_("We read the text") if suggestion.promise == Promise.READING else _("The answer"))


def _asked_although_late(suggestion: Suggestion, in_time: Sentences, late: Sentences) -> list[str]:
    """Of an overdue one whose author is asked all the same: the question, after the lateness."""
    due = suggestion.question_due
    if due is None or suggestion.label != Label.OVERDUE:
        return []
    return [str((late if due.is_late else in_time)[Label.QUESTION]) % {"day": due.day}]


def _replied(suggestion: Suggestion, words: StrOrPromise) -> list[str]:
    """That the author's answer is there, until the team has taken it up: it is what happened last."""
    waits_for_team = suggestion.is_public and suggestion.is_open and suggestion.replied_at is not None
    return [str(words)] if waits_for_team else []


def _words(suggestion: Suggestion, in_time: Sentences, late: Sentences) -> str:
    label, due = suggestion.label, _due(suggestion)
    return str((due and due.is_late and late.get(label)) or in_time[label])


def _day(suggestion: Suggestion) -> StrOrPromise:
    due = _due(suggestion)
    return due.day if due else _("the agreed day")


def _due(suggestion: Suggestion) -> Due | None:
    """The date of the sentence: the author's, where the sentence is about a question to them."""
    return (suggestion.question_due if suggestion.label == Label.QUESTION else None) or suggestion.due


REPLIED = _("The author has answered.")
YOU_REPLIED = _("We have your answer to the question.")
ASKED = _("The team has asked the author a question.")
# Said only once a row proves it.
LEAD_KNOWS = _("The lead tandem knows.")

TO_THE_AUTHOR: Sentences = {
    Label.RECEIVED: _("We have your idea. We will read it by %(day)s."),
    Label.HELD: _("We are checking the text. You can read the reason here."),
    Label.REJECTED: _("We do not show the text. You can read the reason here."),
    Label.ASSIGNED: _("This team has your idea: %(who)s. You will get an answer by %(day)s."),
    Label.IN_PROGRESS: _("The team is working on it. You will get an answer by %(day)s."),
    Label.QUESTION: _("We have a question. Please answer by %(day)s."),
    Label.OVERDUE: _(
        "The answer is late. We are sorry: it is overdue since %(day)s. This team has your idea: %(who)s."
    ),
    Label.PASSED_ON: _("Another team has your idea now: %(who)s. You will get an answer by %(day)s."),
    Label.CHECKED_AGAIN: _("We are checking once more. You will get an answer by %(day)s."),
    Label.ACCEPTED: _("We want to do this. The city council may have to decide about the money."),
    Label.ALREADY_COVERED: _("This is already in the plan. You can read more here."),
    Label.DEFERRED: _("We will talk about this later. We will come back to it on %(day)s."),
    Label.DECLINED: _("We will not do this. You can read the reason here."),
    Label.MERGED: _("Others had the same idea. Your number stays."),
    Label.NOT_OURS: _("Another office is in charge of this. This page says which one."),
    Label.COUNCIL_PETITION: _("The city council gets your letter."),
    Label.PERSONAL_CASE: _("Someone will help you in person. Phone: %(phone)s"),
    Label.WITHDRAWN: _("You have withdrawn your idea."),
}
TO_THE_AUTHOR_LATE: Sentences = {
    Label.RECEIVED: _("We have not read your idea yet. We are sorry: it is overdue since %(day)s."),
    Label.HELD: _(
        "We are still checking the text. We are sorry: it is overdue since %(day)s. You can read the reason here."
    ),
    # Only of complaints about persons, which the complaints office answers.
    Label.REJECTED: _("The answer to you is late. We are sorry: it is overdue since %(day)s. We do not show the text."),
    Label.QUESTION: _("We have a question. We asked you to answer by %(day)s. You can still answer."),
    Label.DEFERRED: _("We have not come back to it yet. We are sorry: it is overdue since %(day)s."),
}

TO_ALL: Sentences = {
    Label.RECEIVED: _("The idea has arrived. We will read it by %(day)s."),
    Label.HELD: _("We are checking the text."),
    Label.REJECTED: _("We do not show the text."),
    Label.ASSIGNED: _("A team has the idea and will answer by %(day)s."),
    Label.IN_PROGRESS: _("The team is working on it and will answer by %(day)s."),
    Label.QUESTION: _("The team has asked the author a question. The clock stands still while it is open."),
    Label.OVERDUE: _("The answer is late. We are sorry: it is overdue since %(day)s."),
    Label.PASSED_ON: _("Another team has the idea now and will answer by %(day)s."),
    Label.CHECKED_AGAIN: _("We are checking once more and will answer by %(day)s."),
    Label.ACCEPTED: _("We want to do this. The city council may have to decide about the money."),
    Label.ALREADY_COVERED: _("This is already in the plan. You can read more here."),
    Label.DEFERRED: _("We will talk about this later. We will come back to it on %(day)s."),
    Label.DECLINED: _("We will not do this. You can read the reason here."),
    Label.MERGED: _("Others had the same idea. The number stays."),
    Label.NOT_OURS: _("Another office is in charge of this. This page says which one."),
    Label.COUNCIL_PETITION: _("The city council gets the letter."),
    Label.PERSONAL_CASE: _("It is best to talk to someone in person about this. The text is no longer shown."),
    Label.WITHDRAWN: _("The author has withdrawn the idea. The text is no longer shown."),
}
TO_ALL_ELSEWHERE: Sentences = {
    Label.ALREADY_COVERED: _("This is already in the plan."),
    Label.DECLINED: _("We will not do this. You can read the reason on its page."),
    Label.NOT_OURS: _("Another office is in charge of this. You can read on its page which one."),
}
# Labels whose sentence to the author says that something stands "here".
POINTING_HERE = frozenset({Label.HELD, Label.REJECTED, *TO_ALL_ELSEWHERE})
POINTING_HERE_LATE = frozenset({Label.HELD})
TO_ALL_LATE: Sentences = {
    Label.RECEIVED: _("We have not read the idea yet. We are sorry: it is overdue since %(day)s."),
    Label.HELD: _("We are still checking the text. We are sorry: it is overdue since %(day)s."),
    Label.QUESTION: _("The team has asked the author a question. No answer came by %(day)s."),
    Label.DEFERRED: _("We have not come back to it yet. We are sorry: it is overdue since %(day)s."),
}
