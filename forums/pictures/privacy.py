"""A picture can show a person. It goes with the record that holds it."""

from forums.people.person_fields import classify

from .models import Picture


def register_fields() -> None:
    classify(Picture, erased="file")
