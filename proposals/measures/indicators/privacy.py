"""Which words of indicators and their readings can hold a person."""

from django.db.models import Q

from forums.people.person_fields import classify

from .models import Indicator
from .readings import Correction, Reading


def register_fields() -> None:
    classify(Indicator, public="name source", nobody="unit")
    classify(Reading, public="source note", shown=Q(withdrawn_at=None))
    classify(Correction, public="reason", text="old_source old_note")
