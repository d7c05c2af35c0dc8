"""The words of the mails about new and late texts, rendered when they are sent: numbers and a link, never the text."""

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums.municipality.calendar import today
from forums.notices.letters import Letter, register_letter
from forums.notices.models import Notice
from forums.people.models import User
from proposals.suggestions.models import Suggestion, SuggestionQuerySet
from proposals.suggestions.stages import Stage, Visibility

from .queues import Part, queue
from .reminders import COMPLAINT, DAILY, NEW_TEXT, late_now, unread_by

MOST_NUMBERS = 20


def _url(name: str, *args: object) -> str:
    return settings.SITE_URL + reverse(name, args=args)


def _why() -> str:
    return _("You are receiving this e-mail because you are a moderator. On your account page you choose how often.")


def _new_text(notice: Notice) -> Letter | None:
    """Not when somebody has read it meanwhile, or its author has taken it back."""
    suggestion = notice.about
    if not isinstance(suggestion, Suggestion) or (sentence := _waiting(suggestion)) is None:
        return None
    url, action = _url("moderation_case", suggestion.number), _("Read the text")
    return Letter(_("A text to read"), suggestion.number, url, action, _why(), (sentence,))


def _waiting(suggestion: Suggestion) -> str | None:
    if suggestion.stage == Stage.WITHDRAWN:
        return None
    match suggestion.visibility:
        case Visibility.PENDING if suggestion.due_on:
            return _("Please read it by %(day)s.") % {"day": date_format(suggestion.due_on)}
        case Visibility.HELD if suggestion.check_by:
            return _("Its author asks us to check again. Please do so by %(day)s.") % {
                "day": date_format(suggestion.check_by)
            }
        case Visibility.PUBLIC if suggestion.read_at is None:
            return _("It is public already, and nobody has read it yet.")
    return None


def _daily(notice: Notice) -> Letter | None:
    """Counted when it is sent. Of a day that has passed nothing is sent: the next one has its own."""
    moderator = notice.about
    if not isinstance(moderator, User) or notice.data["on"] != today().isoformat():
        return None
    late, new = _numbers(late_now()), _numbers(unread_by(moderator))
    sentences = []
    if late:
        sentences.append(_("Past the date by which they should have been read or checked: %(numbers)s.") % late)
    if new:
        sentences.append(_("New: %(numbers)s.") % new)
    if not sentences:
        return None
    waiting = queue(Part.ALL).count()
    about = ngettext("%(count)s text is waiting", "%(count)s texts are waiting", waiting) % {"count": waiting}
    url, action = _url("moderation"), _("Go to moderation")
    return Letter(_("What moderation has to read"), about, url, action, _why(), tuple(sentences))


def _numbers(rows: SuggestionQuerySet) -> dict[str, str]:
    """Some of their numbers, and how many more there are; empty for none."""
    numbers = list(rows.values_list("number", flat=True))
    if not numbers:
        return {}
    listed, more = ", ".join(numbers[:MOST_NUMBERS]), len(numbers) - MOST_NUMBERS
    return {"numbers": listed + (" " + _("and %(count)s more") % {"count": more} if more > 0 else "")}


def _complaint(notice: Notice) -> Letter | None:
    """Says what holds when it is sent: due, or late."""
    suggestion = notice.about
    if not isinstance(suggestion, Suggestion) or not (suggestion.is_complaint and suggestion.is_open):
        return None
    due = suggestion.due_on
    if due is None or notice.data["due"] != due.isoformat():
        return None
    day = {"day": date_format(due)}
    if due < today():
        title, sentence = _("An answer is overdue"), _("It was due by %(day)s.") % day
    else:
        title, sentence = _("An answer is due soon"), _("Please answer by %(day)s.") % day
    why = _("You are receiving this e-mail because you act for the complaints office.")
    return Letter(title, suggestion.number, _url("complaint", suggestion.number), _("Read the text"), why, (sentence,))


def register_letters() -> None:
    register_letter(NEW_TEXT, _new_text)
    register_letter(DAILY, _daily)
    register_letter(COMPLAINT, _complaint)
