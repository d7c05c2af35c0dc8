"""Several suggestions, one answer: merging into a target, and separating again.

Whoever changes a target also changes its sources, so a target is locked before its sources.
"""

from typing import Self, cast

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body, Duty
from forums.people.models import User

from .concern import Concern
from .exceptions import NotPossible
from .stages import Stage
from .steps import Step, StepKind

TARGETS = frozenset({Stage.OPEN, Stage.ACCEPTED, Stage.ALREADY_COVERED, Stage.DEFERRED})


class Merging(Concern):
    """Sources keep number, page, receipt and notices, and show the target's outcome."""

    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="merged_from",
        verbose_name=_("merged into"),
    )

    class Meta:
        abstract = True

    @property
    def answered_by(self) -> Self:
        """The suggestion whose answer is this one's too: what it was merged into, or itself."""
        return cast("Self | None", self.merged_into) or self

    def may_be_merged_into(self, target: Self) -> bool:
        """The target is another one, public, not itself merged, and has or may have a good outcome."""
        return target.pk != self.pk and target.is_public and target.is_at(*TARGETS)

    @transaction.atomic
    def merge(self, *, into: Self, by: User, reason: str, seat: str = "", seen: int | None = None) -> None:
        """Answer this one with the target. Its own sources are pointed to the target as well."""
        for suggestion in sorted((self, into), key=lambda suggestion: suggestion.pk):
            suggestion.lock()
        self.lock_at(seen)
        if not self.may_be_merged_into(into):
            raise NotPossible(_("Suggestions can only be merged into a public one that is not merged itself."))
        body, sources, data = self.in_charge, self._locked_sources(), {"into": into.reference}
        self.merged_into = into
        told = [self.close(Stage.MERGED, StepKind.MERGED, by=by, body=body, seat=seat, text=reason, data=data)]
        for source in sources:
            source.merged_into = into
            told.append(source.record(StepKind.MERGED, by=by, body=body, text=reason, data=data, told_by=told))

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
        if not self.is_at(Stage.MERGED):
            raise NotPossible(_("This suggestion is not merged."))
        self._separate(by=by, body=body, seat=seat, text=text)

    def leave_target(self) -> None:
        """It stands for itself again; saved with the next Step."""
        self.merged_into = None

    def inform_sources(self, told: Step) -> None:
        """Each source's own author and followers hear what became of the target, unless they hear it by the target's
        Step (`told`)."""
        heard, data = [told], {"into": self.reference, "stage": self.snapshot().stage}
        for source in self._locked_sources():
            heard.append(source.record(StepKind.FOLLOWED, body=self.in_charge, data=data, told_by=heard))

    def free_sources(self) -> list[Step]:
        """The target is gone: its sources open again, each with one of these Steps."""
        return [source._separate(body=self.in_charge, reason="target_gone") for source in self._locked_sources()]

    def _separate(
        self, *, by: User | None = None, body: Body | None = None, seat: str = "", text: str = "", reason: str = ""
    ) -> Step:
        merged = Step.objects.filter(suggestion_id=self.pk, kind=StepKind.MERGED, data__has_key="before")
        latest = merged.order_by("-number").first()
        if latest is None:
            self.open_again(Body.objects.on_duty(Duty.LEAD))
        else:
            self.return_to(latest.data["before"])
        data = {"to": self.in_charge.pk}
        return self.record(StepKind.UNMERGED, by=by, body=body, seat=seat, text=text, reason=reason, data=data)

    def _locked_sources(self) -> list[Self]:
        rows = type(self)._base_manager.select_for_update().filter(merged_into=self.pk)
        return list(rows.order_by("pk"))
