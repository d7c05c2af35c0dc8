"""Readings of decisions, for any model that has two signatures and a state."""

from datetime import date
from typing import Self, TypedDict

from django.db import models

from forums.bodies.models import Duty, Membership
from forums.bodies.tandem import Seat
from forums.municipality.calendar import today
from proposals.suggestions.models import Suggestion

from .seats import Signature
from .signatures import TwoSignatures
from .states import OPEN, State


class LeadView(TypedDict):
    """What a seat of the lead tandem answered last, as the project owner's decision publishes it."""

    seat: str
    outcome: str
    text: str


class CosignedQuerySet[D: TwoSignatures](models.QuerySet[D]):
    """What has two signatures and a state."""

    def of(self, suggestion: Suggestion) -> Self:
        return self.filter(suggestion=suggestion)

    def open(self) -> Self:
        """Drafts and what waits for its second signature: at most one for each suggestion."""
        return self.filter(state__in=OPEN)

    def handed_over(self) -> Self:
        return self.filter(state=State.HANDED_OVER)

    def objected(self) -> Self:
        return self.filter(state=State.OBJECTED)

    def late(self, on: date | None = None) -> Self:
        """Whose second signature was asked for by a day that has passed."""
        return self.handed_over().filter(cosign_by__lt=on or today())

    def with_ended_term(self) -> Self:
        """Open ones whose writer's term has ended."""
        return self.open().exclude(first__in=Membership.objects.running())


class BaseDecisionQuerySet[D: TwoSignatures](CosignedQuerySet[D]):
    def objected_at_holder(self, suggestion: Suggestion) -> Self:
        """Objections since the suggestion reached the body that has it now."""
        since = self.of(suggestion).objected().filter(answered_version__gt=suggestion.held_from)
        return since.filter(body=suggestion.holder)

    def signatures(self) -> list[Signature]:
        """Every name under them, with its membership; one query."""
        rows = self.select_related("first", "second")
        return [signature for decision in rows for signature in decision.signatures()]

    def lead_views(self) -> list[LeadView]:
        """What each seat of the lead tandem answered last."""
        rows = self.filter(body__duty=Duty.LEAD, handed_over_at__isnull=False).order_by("number")
        views: dict[str, LeadView] = {}
        for seat, outcome, answer, objection in rows.values_list("seat", "outcome", "answer", "objection"):
            views[seat] = {"seat": seat, "outcome": outcome, "text": answer}
            if objection:
                other = Seat(seat).other
                views[other] = {"seat": other, "outcome": "", "text": objection}
        return list(views.values())

    def for_page(self) -> Self:
        """With everything a page shows of a decision, whatever their number."""
        people = ("first__person", "second__person", "body", "proposed_to", "suggestion__field", "suggestion__holder")
        return self.select_related(*people).prefetch_related("measures", "planned__goal", "translations")

    def for_answer(self, pk: int | None) -> D | None:
        """The decision a public answer comes from, with the body it names; one query."""
        return self.select_related("proposed_to").filter(pk=pk).first() if pk else None
