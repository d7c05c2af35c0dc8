"""A term has no words that could hold a person."""

from forums.people.person_fields import classify

from .models import LegislativeTerm


def register_fields() -> None:
    classify(LegislativeTerm, nobody="name")
