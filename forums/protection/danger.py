"""What a text may speak of, and what was done about it: the words that suggestions and cards have in common."""

from django.db import models
from django.utils.translation import gettext_lazy as _

MOST_WORDS = 200  # characters


class Danger(models.TextChoices):
    VIOLENCE = "violence", _("Violence")
    CHILD = "child", _("A child in danger")
    SUICIDE = "suicide", _("Suicide")
    PERSON = "person", _("A complaint about a person")


class DangerOutcome(models.TextChoices):
    """What was done before a flag was closed."""

    CALLED = "called", _("I called somebody")
    ADVISED = "advised", _("I gave advice or passed on who helps")
    FALSE_ALARM = "false_alarm", _("It was a false alarm")
    EARLIER = "earlier", _("Closed before this was asked")


DONE = frozenset(DangerOutcome) - {DangerOutcome.EARLIER}  # what can be said from now on
DONE_CHOICES = [(one.value, one.label) for one in DangerOutcome if one in DONE]


def as_kept(words: list[str]) -> str:
    """The words that raised a flag, as it keeps them: whole ones, and a sign where there were more."""
    kept = ", ".join(words)
    while words and len(kept) > MOST_WORDS:
        words = words[:-1]
        kept = ", ".join([*words, "…"])
    return kept
