"""A suggestion as its card in a list shows it."""

from collections.abc import Iterable

from django import template
from django.utils.text import Truncator
from django.utils.translation import gettext

from proposals.suggestions.endorsement.models import Endorsement
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Stage

register = template.Library()

EXCERPT_LENGTH = 220  # characters


@register.inclusion_tag("components/card_suggestion.html")
def suggestion_card(suggestion: Suggestion, heading: int, associations: Iterable[Endorsement]) -> dict[str, object]:
    """What its author took back stands there without its words."""
    card: dict[str, object] = {
        "url": suggestion.get_absolute_url(),
        "number": suggestion.number,
        "label": suggestion.label_text,
        "tone": suggestion.tone,
        "pictogram": suggestion.pictogram,
        "field": suggestion.field,
        "date": suggestion.received_at,
        "heading": heading,
    }
    if suggestion.stage == Stage.WITHDRAWN:
        return {**card, "title": gettext("Withdrawn by its author")}
    return {
        **card,
        "title": suggestion.title,
        "text": Truncator(suggestion.excerpt).chars(EXCERPT_LENGTH),
        "text_lang": suggestion.language,
        "district": suggestion.district,
        "supporters": suggestion.supporter_count,
        "associations": associations,
    }
