"""What is kept for figures: numbers and codes."""

from forums.people.person_fields import classify

from .models import Tally, TallyShare, TallyState


def register_fields() -> None:
    classify(Tally, nobody="counts")
    classify(TallyShare, nobody="kinds")
    classify(TallyState, nobody="definition")
