"""Which words of goals and measures can hold a person: who does it, above all. A picture that is said to show somebody,
or to be theirs, goes with them."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forums.people.person_fields import classify
from forums.people.personal_data import Entry, Fact, Subject, facts, register

from .models import Challenge, Goal, Measure, MeasureActor, Progress, Resource
from .papers import MeasurePaper


def register_fields() -> None:
    classify(Challenge, public="title description")
    classify(Goal, public="title description")
    classify(Measure, public="title what who", nobody="slug")
    classify(MeasureActor, public="name")
    classify(Resource, public="name amount source", shown=Q(public=True))
    classify(Progress, public="text picture_words picture_credit")
    classify(MeasurePaper, nobody="stood_at moved_to")


def _pictures_of(subject: Subject) -> list[Progress]:
    return Progress.objects.naming(subject.person.name) if subject.person and subject.person.name else []


def _export(subject: Subject) -> Iterable[Entry]:
    for row in _pictures_of(subject):
        url = row.picture.url if row.picture else ""
        yield [Fact("address", _("where it is"), url), *facts(row, "at", "picture_words", "picture_credit")]


def _erase(subject: Subject) -> None:
    for row in _pictures_of(subject):
        row.remove_picture()


def register_holdings() -> None:
    register_fields()
    register("measure_pictures", _("Pictures of measures that name you"), export=_export, erase=_erase)
