"""Which words of milestones can hold a person. Who entered what is an account's number, and is cleared with it."""

from django.db.models import Q

from forums.people.person_fields import classify

from .documents import MilestoneDocument
from .history import MilestoneEntry
from .models import Milestone


def register_fields() -> None:
    classify(Milestone, public="title text", nobody="paper_number")
    classify(MilestoneDocument, public="title", nobody="file", shown=Q(deleted=None, milestone__deleted=None))
    classify(MilestoneEntry, public="reason")
