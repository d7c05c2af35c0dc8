"""Whether a suggestion is shown: moderators release, hold and reject; the author may ask once to check again."""

from datetime import date

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.municipality.calendar import WorkingCalendar, today
from forums.municipality.models import Municipality
from forums.people.models import User

from .concern import Concern
from .exceptions import NotPossible
from .reasons import ModerationReason
from .stages import VISIBILITY_MOVES, Stage, Visibility
from .steps import Step, StepKind


class Publication(Concern):
    """Only `visibility = public` appears anywhere. It moves as VISIBILITY_MOVES says, by one door."""

    visibility = models.CharField(_("visibility"), max_length=8, choices=Visibility.choices, default=Visibility.PENDING)
    released_at = models.DateTimeField(_("published"), null=True, blank=True)
    read_at = models.DateTimeField(_("read by a moderator"), null=True, blank=True)
    check_by = models.DateField(_("on hold: to be checked by"), null=True, blank=True)
    in_danger = models.BooleanField(_("a danger flag is open"), default=False, editable=False)

    class Meta:
        abstract = True

    @property
    def is_public(self) -> bool:
        return self.visibility == Visibility.PUBLIC

    @property
    def is_rejected(self) -> bool:
        return self.visibility == Visibility.REJECTED

    @property
    def published_on(self) -> date | None:
        """The day it was published first."""
        return timezone.localdate(self.released_at) if self.released_at else None

    def change_visibility(self, to: Visibility) -> None:
        """The one door of `visibility`; saved with the next Step. Raises NotPossible."""
        if (Visibility(self.visibility), to) not in VISIBILITY_MOVES:
            raise NotPossible(_("This is not possible any more."))
        if to == Visibility.PUBLIC and self.in_danger:
            raise NotPossible(_("Somebody may be in danger. First say what was done, then the text can be published."))
        self.visibility, self.check_by = to, None

    def put_on_hold(self) -> None:
        """Out of sight, with a day by which moderation has checked it; saved with the next Step."""
        self.change_visibility(Visibility.HELD)
        self.check_by = WorkingCalendar.current().add(today(), Municipality.current().held_days)

    def keep_back_for_danger(self, is_open: bool) -> None:
        """Whether a danger flag of it is open. Inside the verb of moderation that holds this row's lock."""
        self.in_danger = is_open
        type(self)._base_manager.filter(pk=self.pk).update(in_danger=is_open)

    def count_as_read(self) -> None:
        """A moderator has read it; saved with the next Step."""
        self.read_at = self.read_at or timezone.now()

    @transaction.atomic
    def release(self, *, by: User | None, seen: int | None = None) -> None:
        """Publish. The clock for the first answer starts, unless it has run before."""
        self.lock_at(seen)
        if self.is_complaint:
            raise NotPossible(_("A complaint about a person is never shown. If it is not one, take it back first."))
        if self.is_at(Stage.PERSONAL_CASE):
            raise NotPossible(_("This is a personal case. The text is not shown."))
        self.change_visibility(Visibility.PUBLIC)
        if by:
            self.count_as_read()
        if self.released_at is None:
            self.released_at = timezone.now()
            if self.is_open:
                self.start_clock()
        self.record(StepKind.RELEASED, by=by)

    @transaction.atomic
    def hold(
        self,
        *,
        by: User | None,
        reason: ModerationReason | str = ModerationReason.CHECKING,
        text: str = "",
        seen: int | None = None,
    ) -> None:
        """Take out of public view while the text is checked. The author sees the reason. `by` is empty where no
        moderator has read it yet."""
        self.lock_at(seen)
        self.put_on_hold()
        if by:
            self.count_as_read()
        self.record(StepKind.HELD, by=by, reason=ModerationReason(reason), text=text, tell="author")

    @transaction.atomic
    def reject(
        self,
        *,
        by: User,
        reason: ModerationReason | str = ModerationReason.OTHER,
        text: str = "",
        seen: int | None = None,
    ) -> None:
        """Never publish. The author sees the reason and may ask once more by the follow link."""
        self.lock_at(seen)
        self.change_visibility(Visibility.REJECTED)
        self.count_as_read()
        said = {"final": True} if self._was_appealed() else {}
        self.record(StepKind.REJECTED, by=by, reason=ModerationReason(reason), text=text, tell="author", data=said)

    @transaction.atomic
    def appeal(self, *, reason: str, seen: int | None = None) -> None:
        """The author asks to check a rejection again; once."""
        self.lock_at(seen)
        if self._was_appealed():
            raise NotPossible(_("We have checked your text a second time already."))
        self.put_on_hold()
        self.record(
            StepKind.APPEALED, text=reason, language=self.language_of_author(reason), public=False, tell="author"
        )

    def _was_appealed(self) -> bool:
        return Step.objects.filter(suggestion_id=self.pk, kind=StepKind.APPEALED).exists()

    @transaction.atomic
    def mark_read(self, *, by: User, seen: int | None = None) -> None:
        """A moderator has read what was published unread and lets it stand."""
        self.lock_at(seen)
        if self.read_at is None:
            self.count_as_read()
            self.record(StepKind.READ, by=by, public=False, tell="nobody")
