"""What moderation does when a suggestion takes a step, inside the same transaction (signal `stepped`)."""

from forums.municipality.models import Moderation, Municipality
from proposals.suggestions.models import Step, Suggestion
from proposals.suggestions.signals import stepped
from proposals.suggestions.steps import StepKind

from .danger import DangerFlag
from .notices import write_to_complaints_office
from .reminders import write_about_new_text

# What the author writes later. It is read as their first text is.
BY_THE_AUTHOR = frozenset({StepKind.REPLIED, StepKind.APPEALED, StepKind.WITHDRAWN, StepKind.REOPENED})


def connect() -> None:
    stepped.connect(on_step, dispatch_uid="moderation")


def on_step(sender: type[Suggestion], suggestion: Suggestion, step: Step, **signal: object) -> None:
    match step.kind:
        case StepKind.RECEIVED:
            screen(suggestion, step)
        case StepKind.APPEALED:
            write_about_new_text(suggestion, step)
        case StepKind.COMPLAINT:
            write_to_complaints_office(step, suggestion.holder)
        case kind if kind in BY_THE_AUTHOR and step.text and step.actor_id is None:
            DangerFlag.objects.raise_in(suggestion, step.text, event=f"danger.raised:step:{step.pk}")


def screen(suggestion: Suggestion, step: Step) -> None:
    """Flag what may speak of danger: that waits for a moderator in any case, and they are told so. Of everything
    else they are told as they like; it is published at once where the city reads after publication (setting)."""
    if DangerFlag.objects.raise_for(suggestion):
        return
    if not suggestion.is_imported:
        write_about_new_text(suggestion, step)
    if Municipality.current().moderation == Moderation.AFTER:
        suggestion.release(by=None)
