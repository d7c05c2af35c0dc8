"""How a measure's state is drawn."""

from django import template

from forums.pictograms.names import Pictogram
from proposals.measures.pictograms import OF_STATUS
from proposals.measures.workflow import Status

register = template.Library()


@register.filter
def status_pictogram(status: str) -> Pictogram:
    """The pictogram that stands beside the words of a status."""
    return OF_STATUS[Status(status)]
