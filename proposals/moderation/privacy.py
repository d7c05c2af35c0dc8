"""What moderation holds about an author: flags of danger on their texts, and what people did about them."""

from collections.abc import Iterable

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forums.people.person_fields import classify
from forums.people.personal_data import Entry, Subject, register
from proposals.suggestions.models import Suggestion

from .danger import DangerCall, DangerFlag


def _export(subject: Subject) -> Iterable[Entry]:
    """Nothing: a flag says what others feared for somebody, and whom they called."""
    return ()


def _erase(subject: Subject) -> None:
    """Before the room below erases the authorship: while a danger is open, the words stay for those who help; then
    retention deletes them. Otherwise the flags lose theirs."""
    for suggestion in Suggestion.everything.filter(author=subject.user) if subject.user else ():
        flags = DangerFlag.objects.filter(suggestion=suggestion)
        if flags.open().exists():
            suggestion.leave_with_account(keep_words=True)
        else:
            flags.update(words="", result="")
            DangerCall.objects.filter(flag__suggestion=suggestion).update(result="")


def _meaning(subject: Subject) -> Iterable[str]:
    flags = (
        DangerFlag.objects.open().filter(suggestion__author=subject.user) if subject.user else DangerFlag.objects.none()
    )
    for number in sorted(set(flags.values_list("suggestion__number", flat=True))):
        words = gettext("We keep the text of suggestion %(number)s until we are sure that nobody is in danger.")
        yield words % {"number": number}


def _classify() -> None:
    classify(DangerFlag, text="words result")
    classify(DangerCall, text="whom result")


def register_holdings() -> None:
    _classify()
    register(
        "dangers",
        _("What we did because somebody may have been in danger"),
        export=_export,
        erase=_erase,
        meaning=_meaning,
    )
