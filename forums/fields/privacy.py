"""Which words of fields and themes can hold a person."""

from forums.people.person_fields import classify

from .models import ActionField, CrossCuttingTheme


def register_fields() -> None:
    classify(ActionField, public="name description", nobody="code slug pictogram")
    classify(CrossCuttingTheme, public="name description", nobody="slug pictogram")
