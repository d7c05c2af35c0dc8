"""Vectors hold no words; they go with their text."""

from forums.people.person_fields import classify

from .models import TextVector


def register_fields() -> None:
    classify(TextVector, nobody="model version text_hash vector")
