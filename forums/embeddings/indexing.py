"""Which texts have a vector, and when it is made and forgotten.

A slice registers its model once. Its verbs call `words_changed` wherever other words are public than before: the
old vector goes within their transaction, the new one is made after the commit. What a worker missed, the daily job
fills. Without the model (`meaning.available`) nothing is made; forgetting always works.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import batched
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.tasks import task

from .cross_lingual import embed_across, version
from .embedder import available, embedder
from .models import TextVector, TextVectorQuerySet, hash_of
from .vector_cache import BATCH, Progress

READ_AT_ONCE = 500


@dataclass(frozen=True)
class Texts:
    """One model's texts. `shown` are the records that may have a vector, no others ever keep theirs; `words` is what
    is compared of one of them, from its own columns."""

    model: type[models.Model]
    shown: Callable[[], models.QuerySet[Any]]
    words: Callable[[Any], str]


_texts: dict[type[models.Model], Texts] = {}


def register(
    model: type[models.Model], *, shown: Callable[[], models.QuerySet[Any]], words: Callable[[Any], str]
) -> None:
    """In the `ready` of the slice's app."""
    _texts[model] = Texts(model, shown, words)


def words_of(record: models.Model) -> str:
    """What is compared of this record, whether it is shown or not."""
    return _texts[type(record)].words(record)


def words_changed(record: models.Model) -> None:
    """Call inside the verb's transaction when a text appears, changes, or leaves public view. One query."""
    forget(record)
    transaction.on_commit(partial(remember_later.enqueue, record._meta.label, record.pk))


def forget(record: models.Model) -> None:
    TextVector.objects.of(record).delete()


@task
def remember_later(label: str, pk: int) -> None:
    """Safe to run twice, late, or for what is shown no more."""
    remember(apps.get_model(label), [pk])


def remember(model: type[models.Model], ids: Sequence[int]) -> int:
    """Make the vectors these records lack, where they are shown; returns how many were made."""
    return sum(_remember(_texts[model], batch) for batch in batched(ids, BATCH))


def _remember(texts: Texts, ids: Sequence[int]) -> int:
    words = {one.pk: texts.words(one) for one in texts.shown().filter(pk__in=ids)}
    lacking = _lacking(texts.model, words) if words and available() else {}
    if not lacking:
        return 0
    # Computed before the transactions: it takes a moment, and no row must stay locked meanwhile.
    vectors = embed_across([*lacking.values()])
    rows = zip(lacking.items(), vectors.array, strict=True)
    return sum(_keep(texts, TextVector.holding(texts.model, pk, text, vectors, row)) for (pk, text), row in rows)


def _lacking(model: type[models.Model], words: dict[int, str]) -> dict[int, str]:
    """Those without a vector of these words by the model in use."""
    kept = TextVector.objects.of_model(model).made_by(embedder().model, version()).filter(about_id__in=[*words])
    hashes = dict(kept.values_list("about_id", "text_hash"))
    return {pk: text for pk, text in words.items() if hashes.get(pk) != hash_of(text)}


@transaction.atomic
def _keep(texts: Texts, row: TextVector) -> bool:
    """Unless the words have left or changed while the vector was computed: then whoever changed them sees to it."""
    record = texts.shown().select_for_update(of=("self",)).filter(pk=row.about_id).first()
    if record is None or hash_of(texts.words(record)) != row.text_hash:
        return False
    TextVector.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["about_type", "about_id"],
        update_fields=["model", "version", "text_hash", "vector"],
    )
    return True


def remember_all(progress: Progress | None = None) -> int:
    """Make what is missing, whatever the reason; forget what has no business here. Returns how many were made.

    Safe to run twice or in parallel. Without the model nothing is made.
    """
    prune()
    if not available():
        return 0
    missing = {model: _missing(texts) for model, texts in _texts.items()}
    total = sum(map(len, missing.values()))
    made = done = 0
    for model, ids in missing.items():
        for batch in batched(ids, BATCH):
            made += remember(model, batch)
            done += len(batch)
            if progress:
                progress(done, total)
    return made


def _missing(texts: Texts) -> list[int]:
    """Ids of records shown without a vector of their words as they are now."""
    found: list[int] = []
    for batch in batched(texts.shown().order_by("pk").iterator(READ_AT_ONCE), READ_AT_ONCE):
        found += _lacking(texts.model, {one.pk: texts.words(one) for one in batch})
    return found


def out_of_place() -> list[TextVector]:
    """Vectors whose text is not public any more, or is gone."""
    return [vector for texts in _texts.values() for vector in _stray(texts)]


def prune() -> int:
    """Forget those; returns how many."""
    return sum(_stray(texts).delete()[0] for texts in _texts.values())


def _stray(texts: Texts) -> TextVectorQuerySet:
    return TextVector.objects.beside(texts.shown())
