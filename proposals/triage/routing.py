"""From receipt to a tandem's desk: rank what came without a field, and route it where the evidence is clear."""

import logging

from django.db import transaction
from django.tasks import task

from forums.bodies.models import Duty
from forums.fields.models import ActionField
from proposals.suggestions.models import Step, Suggestion, SuggestionQuerySet
from proposals.suggestions.stages import Stage, Visibility
from proposals.suggestions.steps import StepKind
from proposals.suggestions.wording import full_text

from .ranking import Ranked, ranker
from .rankings import Ranking

logger = logging.getLogger(__name__)


def rank_what_was_received(sender: type[Suggestion], suggestion: Suggestion, step: Step, **kwargs: object) -> None:
    """Enqueue the ranking once the receipt is safely stored. A chosen field is kept as chosen."""
    if step.kind == StepKind.RECEIVED and suggestion.field_id is None:
        transaction.on_commit(lambda: rank.enqueue(suggestion.pk))


@task
def rank(suggestion_id: int) -> None:
    """Rank one suggestion and route it if clear. Failing or repeated, it costs nobody anything: the lead tandem
    has the suggestion, and the daily job asks again."""
    try:
        suggestion = waiting().filter(pk=suggestion_id).first()
        if suggestion is not None:
            _place(suggestion)
    except Exception:
        logger.exception("Suggestion %s could not be ranked", suggestion_id)


def waiting() -> SuggestionQuerySet:
    """Open suggestions that nobody has ranked or assigned: they came without a field and lie with the lead tandem.
    What moderators have rejected waits for nobody, unless an appeal brings it back."""
    unassigned: SuggestionQuerySet = Suggestion.objects.filter(
        stage=Stage.OPEN, field=None, holder__duty=Duty.LEAD, hops=0
    ).exclude(visibility=Visibility.REJECTED)
    return unassigned.exclude(pk__in=Ranking.objects.values("suggestion")).order_by("pk")


def rank_waiting() -> int:
    """Rank all that wait (the daily job, and after an import). Returns how many."""
    ids = list(waiting().values_list("pk", flat=True))
    for pk in ids:
        rank.enqueue(pk)
    return len(ids)


def _place(suggestion: Suggestion) -> None:
    # Computed before the transaction: it takes a moment, and the row must not stay locked meanwhile.
    text = suggestion.original or suggestion.public_text
    ranked = ranker().rank([full_text(suggestion.title, text)])[0]
    with transaction.atomic():
        suggestion.lock()
        if not waiting().filter(pk=suggestion.pk).exists():
            return
        ranking = _store(suggestion, ranked)
        field = ActionField.objects.leaves().filter(slug=ranked.first).first()
        if ranked.clear and field is not None:
            suggestion.route(to=field, by=None, ranking=ranking.pk, confidence=ranked.confidence)


def _store(suggestion: Suggestion, ranked: Ranked) -> Ranking:
    return Ranking.objects.create(
        suggestion=suggestion,
        model=ranked.model,
        candidates=[candidate.as_json() for candidate in ranked.candidates],
        confidence=ranked.confidence,
        clear=ranked.clear,
    )
