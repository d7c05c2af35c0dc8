"""The history of a suggestion: one numbered Step for everything that happens to it."""

from typing import Unpack

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from forums.municipality.text_language import checked

from .concern import Concern, StepDetails
from .effects import carry_out
from .exceptions import OutOfDate
from .steps import Step, StepKind


class History(Concern):
    """`version` is the number of the last Step: it also says whether a page is out of date."""

    version = models.PositiveIntegerField(_("version"), default=0, editable=False)

    class Meta:
        abstract = True

    @property
    def next_step(self) -> int:
        """The number the next Step will have."""
        return self.version + 1

    def lock_at(self, seen: int | None = None) -> None:
        """Begin a verb: lock the row and refuse what was sent from an older page (`seen`: the version it
        showed). Raises OutOfDate. Must run inside the verb's transaction."""
        self.lock()
        if seen is not None and seen != self.version:
            raise OutOfDate(seen)

    def record(self, kind: StepKind, **details: Unpack[StepDetails]) -> Step:
        """End a verb: save the change with its Step, and do all that follows from it (effects.py)."""
        before = self.stored_snapshot()
        self.version = self.next_step
        self.save()
        step = Step.objects.create(
            suggestion_id=self.pk,
            number=self.version,
            kind=kind,
            actor=details.get("by"),
            body=details.get("body"),
            seat=details.get("seat", ""),
            public=details.get("public", True),
            text=details.get("text", ""),
            text_language=details.get("language") or checked("de", details.get("text", "")),
            reason=details.get("reason", ""),
            data=dict(details.get("data", {})),
        )
        tell, told_by = details.get("tell", "everyone"), details.get("told_by", ())
        carry_out(self, step, before=before, tell=tell, told_by=told_by)
        return step

    @transaction.atomic
    def note_measure(self, kind: StepKind, **details: Unpack[StepDetails]) -> Step:
        """A measure came of it, or there is news of one: for the verbs of measures. Stage and clock stay."""
        self.lock_at()
        return self.record(kind, **details)

    def forget_what_the_author_answered(self) -> None:
        """The words only we were told; that there was an answer stays."""
        Step.objects.filter(suggestion_id=self.pk).to_us().update(text="")
