"""Which words of goals and measures can hold a person: who does it, above all."""

from forums.people.person_fields import classify

from .models import Goal, Measure, MeasureActor, Progress, Resource


def register_fields() -> None:
    classify(Goal, public="title description")
    classify(Measure, public="title what who", nobody="slug")
    classify(MeasureActor, public="name")
    classify(Resource, public="name amount")
    classify(Progress, public="text")
