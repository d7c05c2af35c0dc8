"""Which texts have a vector, and when it is made and forgotten.

A slice registers its model once. Its verbs call `text_changed` wherever other words are public than before: the
old vector goes within their transaction, the new one is made after the commit. What a worker missed, the daily job
fills. Without the model (`embedder.available`) nothing is made; forgetting always works.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import batched

from django.apps import apps
from django.db import models, transaction
from django.tasks import task

from .cross_lingual import embed_cross_lingual, version
from .embedder import available, embedder
from .models import TextVector, TextVectorQuerySet, text_hash
from .vector_cache import BATCH, Progress

READ_AT_ONCE = 500


@dataclass(frozen=True)
class Source:
    """One model's source. `shown` are the records that may have a vector, no others ever keep theirs; `words` is what
    is compared of one of them, from its own columns."""

    model: type[models.Model]
    shown: Callable[[], models.QuerySet[models.Model]]
    words: Callable[[models.Model], str]


_sources: dict[type[models.Model], Source] = {}


def register[M: models.Model](
    model: type[M], *, shown: Callable[[], models.QuerySet[M]], words: Callable[[M], str]
) -> None:
    """In the `ready` of the slice's app."""

    def words_of_its_own(record: models.Model) -> str:
        if not isinstance(record, model):
            raise TypeError(f"{record!r} is no {model.__name__}")
        return words(record)

    _sources[model] = Source(model, shown, words_of_its_own)


def text_of(record: models.Model) -> str:
    """What is compared of this record, whether it is shown or not."""
    return _sources[type(record)].words(record)


def text_changed(record: models.Model) -> None:
    """Call inside the verb's transaction when a text appears, changes, or leaves public view. One query."""
    forget(record)
    transaction.on_commit(partial(index_later.enqueue, record._meta.label, record.pk))


def forget(record: models.Model) -> None:
    TextVector.objects.of(record).delete()


@task
def index_later(label: str, pk: int) -> None:
    """Safe to run twice, late, or for what is shown no more."""
    index(apps.get_model(label), [pk])


def index(model: type[models.Model], ids: Sequence[int]) -> int:
    """Make the vectors these records lack, where they are shown; returns how many were made."""
    return sum(_index(_sources[model], batch) for batch in batched(ids, BATCH))


def _index(source: Source, ids: Sequence[int]) -> int:
    words = {record.pk: source.words(record) for record in source.shown().filter(pk__in=ids)}
    lacking = _lacking(source.model, words) if words and available() else {}
    if not lacking:
        return 0
    # Computed before the transactions: it takes a moment, and no row must stay locked meanwhile.
    vectors = embed_cross_lingual([*lacking.values()])
    rows = zip(lacking.items(), vectors.array, strict=True)
    return sum(_keep(source, TextVector.build(source.model, pk, text, vectors, row)) for (pk, text), row in rows)


def _lacking(model: type[models.Model], words: dict[int, str]) -> dict[int, str]:
    """Those without a vector of these words by the model in use."""
    kept = TextVector.objects.of_model(model).made_by(embedder().model, version()).filter(about_id__in=[*words])
    hashes = dict(kept.values_list("about_id", "text_hash"))
    return {pk: text for pk, text in words.items() if hashes.get(pk) != text_hash(text)}


@transaction.atomic
def _keep(source: Source, row: TextVector) -> bool:
    """Unless the words have left or changed while the vector was computed: then whoever changed them sees to it."""
    record = source.shown().select_for_update(of=("self",)).filter(pk=row.about_id).first()
    if record is None or text_hash(source.words(record)) != row.text_hash:
        return False
    TextVector.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["about_type", "about_id"],
        update_fields=["model", "version", "text_hash", "vector"],
    )
    return True


def index_all(progress: Progress | None = None) -> int:
    """Make what is missing, whatever the reason; forget what has no business here. Returns how many were made.

    Safe to run twice or in parallel. Without the model nothing is made.
    """
    delete_stale()
    if not available():
        return 0
    missing = {model: _missing(source) for model, source in _sources.items()}
    total = sum(map(len, missing.values()))
    made = done = 0
    for model, ids in missing.items():
        for batch in batched(ids, BATCH):
            made += index(model, batch)
            done += len(batch)
            if progress:
                progress(done, total)
    return made


def _missing(source: Source) -> list[int]:
    """Ids of records shown without a vector of their words as they are now."""
    found: list[int] = []
    for batch in batched(source.shown().order_by("pk").iterator(READ_AT_ONCE), READ_AT_ONCE):
        found += _lacking(source.model, {record.pk: source.words(record) for record in batch})
    return found


def stale_vectors() -> list[TextVector]:
    """Vectors whose text is not public any more, or is gone."""
    return [vector for source in _sources.values() for vector in _stale(source)]


def delete_stale() -> int:
    """Forget those; returns how many."""
    return sum(_stale(source).delete()[0] for source in _sources.values())


def _stale(source: Source) -> TextVectorQuerySet:
    return TextVector.objects.without_records(source.shown())
