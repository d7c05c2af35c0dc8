"""A suggestion as its card in a list shows it."""

from collections.abc import Iterable

from django import template
from django.utils.text import Truncator
from django.utils.timezone import localdate
from django.utils.translation import gettext

from proposals.measures.fates import listed_fate
from proposals.suggestions.endorsement.models import Endorsement
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Stage
from proposals.suggestions.timeline import OUTCOMES

register = template.Library()

EXCERPT_LENGTH = 220  # characters


@register.inclusion_tag("components/card_suggestion.html")
def suggestion_card(suggestion: Suggestion, heading: int, associations: Iterable[Endorsement]) -> dict[str, object]:
    """What its author took back stands there without its words."""
    fate = listed_fate(suggestion)
    card: dict[str, object] = {
        "url": suggestion.get_absolute_url(),
        "number": suggestion.number,
        "label": suggestion.label_text,
        "tone": suggestion.tone,
        "fate": fate and fate.label,
        "fate_tone": fate and fate.tone,
        "field": suggestion.field,
        "date": suggestion.received_at,
        "pictogram": suggestion.pictogram,
        "heading": heading,
    }
    if suggestion.stage == Stage.WITHDRAWN:
        return {**card, "title": gettext("Withdrawn by its author")}
    return {
        **card,
        "title": suggestion.title,
        **_what_is_said_of_it(suggestion),
        "text": Truncator(suggestion.excerpt).chars(EXCERPT_LENGTH),
        "text_lang": suggestion.language,
        "district": suggestion.district,
        "supporters": suggestion.supporter_count,
        "associations": associations,
    }


def _what_is_said_of_it(suggestion: Suggestion) -> dict[str, object]:
    """Of a decided one what was decided, when, and whether that was late; of an open one by when somebody acts. Where
    that day has passed, the label says so."""
    if suggestion.is_open:
        due = suggestion.due
        return {"due": due} if due and not due.is_late else {}
    answered = suggestion.settled_at and localdate(suggestion.settled_at)
    return {
        "decided": OUTCOMES.get(suggestion.label, ""),
        "decided_on": suggestion.settled_at,
        "late": suggestion.answered_in_time is False and answered == suggestion.answered_on,
    }
