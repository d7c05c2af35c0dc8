"""Words in public texts, found by the keys of `forums.search` in Wagtail's index.

The index holds public texts only, and is brought up to date after the commit of a verb that changed one.
"""

from django.apps import apps
from django.db.models import Q

from forums.search import finding

from .stages import Stage


def found(text: str) -> Q:
    """The condition for suggestions that have all of the words; none where the text has no word at all.

    Whether a suggestion may be shown is asked of its row every time, so an index that lags behind never shows what has
    left public view.
    """
    return finding.found(text, apps.get_model("proposals", "Suggestion")) & ~Q(stage=Stage.WITHDRAWN)
