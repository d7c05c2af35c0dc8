"""What leaves public view for one person's sake, what a partner calls back, and what retention deletes."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body
from forums.municipality.calendar import today
from forums.people.models import User

from .exceptions import NotPossible
from .life import Audience
from .publication import Published
from .stages import DECIDED_BY_ONE, Stage, Visibility
from .steps import Step, StepKind


class Returning(Published):
    """The verbs that undo or end what the other rooms of a suggestion's life began."""

    class Meta(Published.Meta):
        abstract = True

    @transaction.atomic
    def advise_personally(self, *, by: User, text: str, seat: str = "", seen: int | None = None) -> None:
        """It is about one person's own case: the text leaves public view, the author hears who helps.

        Only the author is told: a follower must not learn what the case was about.
        """
        self.lock_at(seen)
        self._show(Visibility.HELD)
        self.close(Stage.PERSONAL_CASE, StepKind.DECIDED, by=by, body=self.holder, seat=seat, text=text, tell="author")
        self._free_sources()

    def may_be_called_back(self, step: Step) -> bool:
        """Whether it still stands as this one-seat move left it."""
        if step.kind == StepKind.FORWARDED:
            return self.is_open and self.held_from == step.number
        return self.stage in DECIDED_BY_ONE and step.data.get("stage") == self.stage

    @transaction.atomic
    def call_back(
        self, step: Step, *, by: User, body: Body, reason: str, seat: str = "", seen: int | None = None
    ) -> None:
        """The partner undoes what one seat did alone: holder, stage and clock return."""
        self.lock_at(seen)
        if not self.may_be_called_back(step):
            raise NotPossible(_("This is not possible any more."))
        tell: Audience = "everyone"
        if self.stage == Stage.PERSONAL_CASE:
            self._show(Visibility.PUBLIC)
            tell = "author"
        self._return_to(step.data["before"])
        self._tell_sources()
        self.record(StepKind.CALLED_BACK, by=by, body=body, seat=seat, text=reason, to=self.holder.pk, tell=tell)

    @transaction.atomic
    def forget_original(self) -> None:
        """Delete the original at the end of its time, with what only we were told: the author's answers, a name or
        photo that was not to be shown. What never was public, or left public view, goes whole."""
        self.lock_at()
        if self.is_forgotten:
            return
        self._forget_words()
        if not self.author_name_public:
            self.author_name = ""
        if not self.photo_public:
            self._forget_photo()
        if self.visibility != Visibility.PUBLIC:
            self._forget_public_version()
        self.save()

    @property
    def is_forgotten(self) -> bool:
        """Nothing is left that retention would delete."""
        return bool(self.original_deleted_on) and (self.visibility == Visibility.PUBLIC or not self.public_text)

    def _forget_words(self) -> None:
        self.original, self.original_deleted_on = "", self.original_deleted_on or today()
        told_us = Step.objects.filter(suggestion_id=self.pk, kind__in=[StepKind.REPLIED, StepKind.APPEALED])
        told_us.update(text="")

    def _forget_public_version(self) -> None:
        self.title, self.public_text = self.number, ""

    def _forget_photo(self) -> None:
        photo, self.photo, self.photo_public = self.photo, None, False
        if photo is not None:
            photo.let_go()
