"""What templates ask the desk's code: the sentence for a reason's code."""

from django import template
from django_stubs_ext import StrOrPromise

from proposals.suggestions import outcomes

register = template.Library()


@register.filter
def reason_text(code: str) -> StrOrPromise:
    """The proof-read sentence for a reason's code, in the reader's language."""
    return outcomes.reason_text(code)
