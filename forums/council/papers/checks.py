"""What a result must fulfil before it is entered: the rules of a body's part, its meeting and its votes."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from forums.bodies.models import Body
from forums.records.exceptions import NotPossible

from ..meetings.models import CouncilMeeting
from .states import RESULT_MOVES, VOTED, Part, Result
from .treatment import Outcome

# What only another system tells: a vote against without counts, and words that are none of our results.
FROM_OUTSIDE = [
    models.CheckConstraint(
        condition=Q(rejected=False)
        | Q(yes=None, result__in=[str(each.value) for each in VOTED], outside_id__isnull=False),
        name="consultation_rejected_uncounted",
    ),
    models.CheckConstraint(
        condition=~Q(result=Result.STATED) | Q(outside_id__isnull=False),
        name="consultation_stated_outside",
    ),
]


def check_result(outcome: Outcome, *, part: Part, standing: Result, body: Body, meeting: CouncilMeeting | None) -> None:
    """Raises NotPossible where this body cannot have done that in this meeting."""
    if (part, standing, outcome.result) not in RESULT_MOVES:
        raise NotPossible(
            gettext("This body only takes note. It cannot vote on this paper.")
            if outcome.result in VOTED
            else gettext("This result is not open here.")
        )
    check_meeting(meeting, outcome)
    if outcome.result == Result.REFERRED and outcome.referred_to in (None, body):
        raise NotPossible(gettext("Please say to which other body the paper is referred."))
    if outcome.result != Result.REFERRED and outcome.referred_to is not None:
        raise NotPossible(gettext("Only a paper that is referred goes to another body."))
    if outcome.wording and outcome.result not in VOTED:
        raise NotPossible(gettext("A wording is changed by a vote only."))
    _check_count(outcome)


def check_meeting(meeting: CouncilMeeting | None, outcome: Outcome) -> None:
    """Raises NotPossible where no meeting has been held that could have brought a result. One can always be taken
    back."""
    if outcome.result == Result.OPEN:
        return
    if meeting is None:
        raise NotPossible(gettext("Please put the paper on the agenda of a meeting first."))
    if meeting.cancelled or not meeting.has_begun:
        raise NotPossible(gettext("This meeting has not taken place."))


def _check_count(outcome: Outcome) -> None:
    if outcome.votes is None:
        if outcome.result == Result.MAJORITY:
            raise NotPossible(gettext("Please enter how many voted yes and no."))
        return
    if outcome.result not in VOTED:
        raise NotPossible(gettext("Votes are counted only where the body voted."))
    if outcome.result == Result.UNANIMOUS and outcome.yes and outcome.no:
        raise NotPossible(gettext("A unanimous vote has no votes on the other side."))
    if not (outcome.yes or outcome.no):
        raise NotPossible(gettext("Please enter how many voted yes and no."))


def check_members(votes: int, entitled: int) -> None:
    """Raises NotPossible where more voted than may."""
    if votes > entitled:
        raise NotPossible(
            gettext("%(votes)s votes are more than the %(members)s members on that day.")
            % {"votes": votes, "members": entitled}
        )
