"""Which words of goals and measures can hold a person: who does it, above all."""

from django.db.models import Q

from forums.people.person_fields import classify

from .models import Challenge, Goal, Measure, MeasureActor, Progress, Resource
from .papers import MeasurePaper


def register_fields() -> None:
    classify(Challenge, public="title description")
    classify(Goal, public="title description")
    classify(Measure, public="title what who", nobody="slug")
    classify(MeasureActor, public="name")
    classify(Resource, public="name amount source", shown=Q(public=True))
    classify(Progress, public="text")
    classify(MeasurePaper, nobody="stood_at moved_to")
