"""Which words about cards can hold a person."""

from forums.people.person_fields import classify

from .cards.models import CardOutcome


def register_fields() -> None:
    classify(CardOutcome, public="left_note")
