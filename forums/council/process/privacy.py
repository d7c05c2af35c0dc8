"""Which words of milestones can hold a person. Who entered what is an account's number, and is cleared with it."""

from forums.people.person_fields import classify

from .history import MilestoneEntry
from .models import Milestone


def register_fields() -> None:
    classify(Milestone, public="title text", nobody="paper_number")
    classify(MilestoneEntry, public="reason")
