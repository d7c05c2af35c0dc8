"""A result in plain words, as the people behind a measure read it on pages and in mails."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums.bodies.models import Kind

from .states import VOTED, Part, Result
from .treatment import ResultEntry


def told(entry: ResultEntry) -> str:
    """“The council decided on 23 May 2026: this will be done. 38 in favour, 4 against.” In the active language.

    The entry is one of `ResultEntry.objects.shown()`.
    """
    consultation = entry.consultation
    day = date_format(consultation.meeting.day, "DATE_FORMAT") if consultation.meeting else ""
    if entry.result == Result.OPEN:
        taken_back = _("The result of %(day)s was entered by mistake (%(body)s). It does not count.")
        return taken_back % {"day": day, "body": consultation.body}
    said = _what(entry) % {"day": day, "body": consultation.body, "next": entry.referred_to, "words": entry.note}
    words = " ".join(filter(None, [said, _votes(entry)]))
    return _("Corrected: %(result)s") % {"result": words} if entry.reason else words


def _what(entry: ResultEntry) -> str:
    if entry.result in VOTED:
        return _voted(entry)
    match Result(entry.result):
        case Result.NOTED:
            return _("%(body)s, %(day)s: taken note of. Nothing is decided by this.")
        case Result.POSTPONED:
            return _("%(body)s, %(day)s: postponed. The matter comes up again in a later meeting.")
        case Result.STATED:
            return _("%(body)s, %(day)s: treated. The minutes say: %(words)s")
        case Result.REFERRED if entry.referred_to is None:
            return _("%(body)s, %(day)s: passed on to another body.")
        case Result.REFERRED:
            return _("%(body)s, %(day)s: passed on. This body treats the matter next: %(next)s.")
    return _("%(body)s, %(day)s: taken off the agenda. The matter was not treated.")


def _voted(entry: ResultEntry) -> str:
    if entry.consultation.part != Part.DECIDES:
        return (
            _("%(body)s, %(day)s: recommended to do this. It is not decided yet.")
            if entry.carried
            else _("%(body)s, %(day)s: recommended not to do this. It is not decided yet.")
        )
    if entry.consultation.body.kind == Kind.COUNCIL:
        return (
            _("The council decided on %(day)s: this will be done.")
            if entry.carried
            else _("The council decided on %(day)s: this will not be done.")
        )
    return (
        _("%(body)s, %(day)s: decided. This will be done.")
        if entry.carried
        else _("%(body)s, %(day)s: decided. This will not be done.")
    )


def _votes(entry: ResultEntry) -> str:
    if entry.yes is None:
        return ""
    counted = {"yes": entry.yes, "no": entry.no, "count": entry.abstentions or 0}
    if not counted["count"]:
        return _("%(yes)s in favour, %(no)s against.") % counted
    words = ngettext(
        "%(yes)s in favour, %(no)s against, %(count)s abstention.",
        "%(yes)s in favour, %(no)s against, %(count)s abstentions.",
        counted["count"],
    )
    return words % counted
