"""Nothing here is about a person: outlines, sources of data, streets."""

from forums.people.person_fields import classify

from .models import DistrictShape, Street, TownMap


def register_fields() -> None:
    classify(TownMap, nobody="attribution licence licence_url remarks")
    classify(DistrictShape, nobody="name path")
    classify(Street, nobody="name")
