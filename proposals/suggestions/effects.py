"""What follows from a Step elsewhere: all of it, in this order, inside the verb's transaction.

Decided from what has changed, never from which verb did it.
"""

from collections.abc import Sequence

from forums.embeddings.indexing import text_changed
from forums.notices.models import Notice, all_marks, known
from forums.records.copies import drop_everywhere, replace_everywhere
from forums.search.finding import reindex_after_commit

from .concern import Audience, Concern
from .signals import stepped
from .snapshot import Snapshot
from .stages import Stage
from .steps import Step, StepKind


def carry_out(
    suggestion: Concern, step: Step, *, before: Snapshot | None, tell: Audience, told_by: Sequence[Step] = ()
) -> None:
    """Called once for each Step, by `record`, when the row and the Step are stored. `before`: the row until then."""
    after = suggestion.snapshot()
    _write_notices(suggestion, step, tell, told_by)
    if before is not None:
        _carry_sources_along(suggestion, step, before, after)
    _update_search(suggestion, before, after)
    _drop_copies(suggestion, before, after)
    # Last: a receiver may call the next verb, which then finds this one complete.
    stepped.send(type(suggestion), suggestion=suggestion, step=step)


def _write_notices(suggestion: Concern, step: Step, tell: Audience, told_by: Sequence[Step]) -> None:
    """One for each listener, into the outbox; none to who did it, or hears of the same event by another Step."""
    listeners = suggestion.listeners(tell, step)
    by = None if step.kind == StepKind.RECEIVED else step.actor  # the receipt is the way back, not news
    if told_by:
        listeners = Notice.objects.unheard(listeners, events=map(event_of, told_by))
        by = by or told_by[0].actor
    Notice.objects.write("suggestion.step", event_of(step), listeners, about=step, by=by)


def event_of(step: Step) -> str:
    """The event by which the outbox knows that its listeners are told of a Step."""
    return f"suggestion.step:{step.pk}"


def _carry_sources_along(suggestion: Concern, step: Step, before: Snapshot, after: Snapshot) -> None:
    """What was merged into it hears what became of it, or stands for itself again when it is gone."""
    if after.is_gone:
        if not before.is_gone:
            _tell_by_sources(suggestion, step, freed=suggestion.free_sources())
    elif after.stage != before.stage and after.stage != Stage.MERGED:  # merging has pointed them to the new target
        suggestion.inform_sources(step)


def _tell_by_sources(suggestion: Concern, step: Step, *, freed: list[Step]) -> None:
    """Who also follows a source hears that it stands for itself again, and why: that is all in one mail. Authors are
    told of what is their own."""
    authors = all_marks(suggestion.author_listeners())
    heard = known(notice.to for notice in Notice.objects.filter(event__in=map(event_of, freed)))
    Notice.objects.take_back(event_of(step), [one for one, marks in heard.items() if authors.isdisjoint(marks)])


def _update_search(suggestion: Concern, before: Snapshot | None, after: Snapshot) -> None:
    """The index of words and the vector, where other words can be found than before."""
    if after.searchable_words != (before and before.searchable_words):
        reindex_after_commit(suggestion)
        text_changed(suggestion)


def _drop_copies(suggestion: Concern, before: Snapshot | None, after: Snapshot) -> None:
    """Words that were public and are no more, in every place that has copied them. What moderators take out of a text
    that is not public goes too: the card it was made from may hang on the wall."""
    if before is None:
        return
    if before.searchable_words and not after.searchable_words:
        drop_everywhere(suggestion, *before.searchable_words)
    elif after.public_text:
        replace_everywhere(suggestion, before.title, after.title, is_heading=True)
        replace_everywhere(suggestion, before.public_text, after.public_text)
