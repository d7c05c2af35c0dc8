"""A suggestion that turns out to be a complaint about an identifiable person: never public, the office has it."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body, Duty
from forums.people.models import User

from .concern import Concern
from .exceptions import NotPossible
from .reasons import ModerationReason
from .stages import Stage, Visibility
from .steps import StepKind


class Complaint(Concern):
    """No columns: a complaint is what the complaints office holds."""

    class Meta:
        abstract = True

    @property
    def is_complaint(self) -> bool:
        return self.in_charge.duty == Duty.COMPLAINTS

    @transaction.atomic
    def give_to_complaints(self, *, by: User, text: str = "", seen: int | None = None) -> None:
        """It is about an identifiable person: never public, and the complaints office has it from now on."""
        self.lock_at(seen)
        if self.is_complaint:
            raise NotPossible(_("The complaints office has this already."))
        if not self.is_rejected:
            self.change_visibility(Visibility.REJECTED)
        came_from = self.in_charge
        self.hand_to(Body.objects.on_duty(Duty.COMPLAINTS))
        self.count_as_read()
        if self.is_open:
            self.start_clock()
        self.record(
            StepKind.COMPLAINT,
            by=by,
            body=self.in_charge,
            reason=ModerationReason.PERSON,
            text=text,
            public=False,
            tell="author",
            data={"came_from": came_from.pk},
        )

    @transaction.atomic
    def take_from_complaints(self, *, by: User, text: str, seen: int | None = None) -> None:
        """It was no complaint about a person after all: back to moderation, held by the lead tandem."""
        self.lock_at(seen)
        self._must_be_complaint()
        if self.is_rejected:
            self.put_on_hold()
        self.hand_to(Body.objects.on_duty(Duty.LEAD))
        self.record(StepKind.HELD, by=by, reason=ModerationReason.CHECKING, text=text, tell="author", public=False)

    @transaction.atomic
    def answer_complaint(self, *, by: User, text: str, seen: int | None = None) -> None:
        """The complaints office answers the author, and nobody else reads it."""
        self.lock_at(seen)
        self.must_be_open()
        self._must_be_complaint()
        self.close(
            Stage.PERSONAL_CASE, StepKind.DECIDED, by=by, body=self.in_charge, text=text, public=False, tell="author"
        )

    def _must_be_complaint(self) -> None:
        if not self.is_complaint:
            raise NotPossible(_("The complaints office does not have this."))
