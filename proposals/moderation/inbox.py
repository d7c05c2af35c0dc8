"""What waits for moderators and for the complaints office: a number and what to do, never a text nobody has read."""

from datetime import date

from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.bodies.models import Duty
from forums.dialogue.models import CardFlag, CardReview
from forums.inbox.registry import Item, Rows, Source, register
from forums.people.models import User
from proposals.suggestions.models import Suggestion
from proposals.suggestions.permissions import may_handle_complaints, may_moderate
from proposals.suggestions.stages import Visibility

from .queues import is_appeal, queue

TASKS = {
    Visibility.PENDING: gettext_lazy("New: read it and decide"),
    Visibility.HELD: gettext_lazy("Held: decide what becomes of it"),
    Visibility.PUBLIC: gettext_lazy("Published without having been read: read it"),
}

APPEAL = gettext_lazy("The author asks to check again: read it once more")


def _texts(user: User, on: date) -> Rows[Suggestion]:
    return Rows(queue(), _text)


def _text(suggestion: Suggestion) -> Item:
    number, url = suggestion.number, reverse("moderation_case", args=[suggestion.number])
    raised = [flag.raised_at for flag in suggestion.danger_flags.all() if flag.closed_at is None]
    if raised:
        day = timezone.localdate(min(raised))
        return Item(_("Danger: act at once"), _("A text that may speak of danger"), url, day, number, at_once=True)
    due_on = suggestion.due_on if suggestion.visibility == Visibility.PENDING else suggestion.check_by
    task = APPEAL if is_appeal(suggestion) else TASKS[Visibility(suggestion.visibility)]
    return Item(task, _("A suggestion, idea or concern"), url, due_on, number)


def _complaints(user: User, on: date) -> Rows[Suggestion]:
    rows = Suggestion.objects.open().filter(holder__duty=Duty.COMPLAINTS)
    return Rows(rows.order_by(F("due_on").asc(nulls_last=True), "pk"), _complaint)


def _complaint(suggestion: Suggestion) -> Item:
    url = reverse("complaint", args=[suggestion.number])
    return Item(_("Answer a complaint"), _("A complaint about a person"), url, suggestion.due_on, suggestion.number)


def _card_flags(user: User, on: date) -> Rows[CardFlag]:
    return Rows(CardFlag.objects.for_desk().open(), _card_flag)


def _card_flag(flag: CardFlag) -> Item:
    url, day = reverse("moderation_cards"), timezone.localdate(flag.raised_at)
    return Item(_("Danger: act at once"), _("A card that may speak of danger"), url, day, at_once=True)


def _hidden_cards(user: User, on: date) -> Rows[CardReview]:
    return Rows(CardReview.objects.for_desk().waiting(), _hidden_card)


def _hidden_card(review: CardReview) -> Item:
    asks, hidden = _("The writer asks you to look again"), _("Hidden by a host: decide whether it stays so")
    return Item(asks if review.asked_at else hidden, _("A card of a table"), reverse("moderation_cards"))


def register_sources() -> None:
    register(
        Source(
            "moderation",
            may_moderate,
            gettext_lazy("Texts to read before they are published, held texts, and signs of danger."),
            _texts,
            frozenset({"danger.raised", "danger.unopened", "moderation.new", "moderation.daily"}),
        ),
        Source(
            "card_flags",
            may_moderate,
            gettext_lazy("Cards of forums that may speak of danger."),
            _card_flags,
            frozenset({"card.danger", "card.unopened"}),
        ),
        Source(
            "hidden_cards",
            may_moderate,
            gettext_lazy("Cards of forums that a host has hidden."),
            _hidden_cards,
            frozenset({"card.asked"}),
        ),
        Source(
            "complaints",
            may_handle_complaints,
            gettext_lazy("Complaints about persons. Only your office reads them."),
            _complaints,
            frozenset({"complaint.given", "complaint.reminder"}),
        ),
    )
