"""What one seat of a tandem decides alone, and how its partner takes that back."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body
from forums.people.models import User

from .concern import Audience, Concern
from .exceptions import NotPossible
from .stages import DECIDED_BY_ONE, Stage, Visibility
from .steps import Step, StepKind


class SingleSeat(Concern):
    """No columns: these verbs close a case by the doors of the other concerns."""

    class Meta:
        abstract = True

    @transaction.atomic
    def refer_elsewhere(self, *, by: User, text: str, seat: str = "", seen: int | None = None) -> None:
        """Another office is in charge; `text` says which one and how to reach it."""
        self.lock_at(seen)
        self.close(Stage.NOT_OURS, StepKind.DECIDED, by=by, body=self.in_charge, seat=seat, text=text)

    @transaction.atomic
    def pass_to_council(self, *, by: User, text: str, seat: str = "", seen: int | None = None) -> None:
        """It is a petition to the council after all, which gets it."""
        self.lock_at(seen)
        self.close(Stage.COUNCIL_PETITION, StepKind.DECIDED, by=by, body=self.in_charge, seat=seat, text=text)

    @transaction.atomic
    def advise_personally(self, *, by: User, text: str, seat: str = "", seen: int | None = None) -> None:
        """It is about one person's own case: the text leaves public view, the author hears who helps.

        Only the author is told: a follower must not learn what the case was about.
        """
        self.lock_at(seen)
        self.change_visibility(Visibility.HELD)
        self.close(
            Stage.PERSONAL_CASE, StepKind.DECIDED, by=by, body=self.in_charge, seat=seat, text=text, tell="author"
        )

    def may_be_called_back(self, step: Step) -> bool:
        """Whether it still stands as this one-seat move left it."""
        if step.kind == StepKind.FORWARDED:
            return self.is_open and self.is_held_since(step)
        left_at = step.data.get("stage")
        return left_at in DECIDED_BY_ONE and self.is_at(Stage(left_at))

    @transaction.atomic
    def call_back(
        self, step: Step, *, by: User, body: Body, reason: str, seat: str = "", seen: int | None = None
    ) -> None:
        """The partner undoes what one seat did alone: holder, stage and clock return."""
        self.lock_at(seen)
        if not self.may_be_called_back(step):
            raise NotPossible(_("This is not possible any more."))
        tell: Audience = "everyone"
        if self.is_at(Stage.PERSONAL_CASE):
            self.change_visibility(Visibility.PUBLIC)
            tell = "author"
        self.return_to(step.data["before"])
        data = {"to": self.in_charge.pk}
        self.record(StepKind.CALLED_BACK, by=by, body=body, seat=seat, text=reason, data=data, tell=tell)
