"""Several suggestions, one answer: merging into a target, and separating again.

Whoever changes a target also changes its sources, so a target is locked before its sources.
"""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body, Duty
from forums.people.models import User

from .clock import Timed
from .course import REOPENABLE
from .exceptions import NotPossible, OutOfDate
from .life import Audience
from .stages import Stage, Visibility
from .steps import Step, StepKind

if TYPE_CHECKING:
    from .models import Suggestion

TARGETS = frozenset({Stage.OPEN, Stage.ACCEPTED, Stage.ALREADY_COVERED, Stage.DEFERRED})


class Merging(Timed):
    """Sources keep number, page, receipt and notices, and show the target's outcome."""

    class Meta(Timed.Meta):
        abstract = True

    def may_be_merged_into(self, target: "Suggestion") -> bool:
        """The target is another one, public, not itself merged, and has or may have a good outcome."""
        return target.pk != self.pk and target.visibility == Visibility.PUBLIC and target.stage in TARGETS

    @transaction.atomic
    def merge(self, *, into: "Suggestion", by: User, reason: str, seat: str = "", seen: int | None = None) -> None:
        """Answer this one with the target. Its own sources are pointed to the target as well."""
        for record in sorted((self, into), key=lambda one: one.pk):
            record.lock()
        if seen is not None and seen != self.version:
            raise OutOfDate(seen)
        if not self.may_be_merged_into(into):
            raise NotPossible(_("Suggestions can only be merged into a public one that is not merged itself."))
        for source in self._locked_sources():
            source.merged_into = into
            source.record(StepKind.MERGED, by=by, body=self.holder, text=reason, into=into.number)
        self.merged_into = into
        self.close(Stage.MERGED, StepKind.MERGED, by=by, body=self.holder, seat=seat, text=reason, into=into.number)

    @transaction.atomic
    def unmerge(
        self,
        *,
        by: User | None = None,
        body: Body | None = None,
        seat: str = "",
        text: str = "",
        seen: int | None = None,
    ) -> None:
        """Separate again: stage, holder and clock return to what they were."""
        if self.merged_into is not None:
            self.merged_into.lock()
        self.lock_at(seen)
        if self.stage != Stage.MERGED:
            raise NotPossible(_("This suggestion is not merged."))
        self._come_apart(by=by, body=body, seat=seat, text=text)

    def _come_apart(self, **step: Any) -> None:
        merged = Step.objects.filter(suggestion_id=self.pk, kind=StepKind.MERGED, data__has_key="before")
        latest = merged.order_by("-number").first()
        if latest is None:
            self._open_again(Body.objects.on_duty(Duty.LEAD))
        else:
            self._return_to(latest.data["before"])
        self.record(StepKind.UNMERGED, to=self.holder.pk, **step)

    def close(
        self, stage: Stage, kind: StepKind, *, review_on: date | None = None, tell: Audience = "everyone", **step: Any
    ) -> Step:
        settled = super().close(stage, kind, review_on=review_on, tell=tell, **step)
        if stage == Stage.WITHDRAWN:
            self._free_sources()
        else:
            self._tell_sources()
        return settled

    def _open_again(self, holder: Body | None = None) -> None:
        super()._open_again(holder)
        self._tell_sources()

    def _tell_sources(self) -> None:
        """Each source's own author and followers hear what became of the target."""
        if self.stage in (Stage.MERGED, Stage.PERSONAL_CASE):
            return  # sources have just been pointed elsewhere, or are set free
        for source in self._locked_sources():
            source.record(StepKind.FOLLOWED, body=self.holder, into=self.number, stage=self.stage)

    def _free_sources(self) -> None:
        """The target is gone: its sources open again."""
        for source in self._locked_sources():
            source._come_apart(body=self.holder, reason="target_gone")

    def _locked_sources(self) -> "list[Suggestion]":
        everything: Any = type(self)._base_manager
        return list(everything.select_for_update().filter(merged_into=self.pk).order_by("pk"))

    def may_reopen(self) -> bool:
        """Also when the suggestion this one was merged into has been declined."""
        target = self.merged_into
        if self.stage == Stage.MERGED and target is not None:
            return target.stage in REOPENABLE and not self.reopened_at and target._settled_lately()
        return super().may_reopen()
