"""What evaluations hold that can name a person: the teams' own words, in every version of them."""

from django.db.models import F, Q

from forums.people.person_fields import classify

from .models import Approval, Assessment, Evaluation


def register_fields() -> None:
    classify(Evaluation, nobody="slug")
    classify(Assessment, public="text", shown=Q(version__lte=F("evaluation__approved_version")))
    classify(Approval, nobody="facts")
