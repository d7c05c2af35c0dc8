"""Which records have all the words of a search: asked of Wagtail's index, by the keys of `word_keys`.

A model takes part with `search_fields` that have a SearchField of "search_words", a method made with `index_words`, and
with `get_indexed_objects`, those that may be found. The index finds ids only: whether a record may be shown is asked
of its row each time.
"""

from functools import partial

from django.apps import apps
from django.db import models, transaction
from django.db.models import Q
from django.db.models.signals import post_delete, post_save
from django.tasks import task
from modelsearch import index
from modelsearch.backends import get_search_backend
from modelsearch.query import PlainText

from .word_keys import keys_asked


def found(text: str, model: type[models.Model]) -> Q:
    """The condition for records that have all of the words; none where the text has no word at all."""
    keys = keys_asked(text)
    if not keys:
        return Q(pk__in=[])
    among = model._base_manager.all()
    hits = get_search_backend().search(PlainText(" ".join(keys)), among, order_by_relevance=False).get_queryset()
    return Q(pk__in=hits.order_by().values("pk"))


@task
def reindex(label: str, pk: int) -> None:
    """Put a record's words into the index, or take them out where it may not be found. Safe to run twice."""
    model = apps.get_model(label)
    record = model._base_manager.filter(pk=pk).first()
    if record is None:
        return
    if model.get_indexed_objects().filter(pk=pk).exists():
        index.insert_or_update_object(record)
    else:
        index.remove_object(record)


def reindex_after_commit(record: models.Model) -> None:
    transaction.on_commit(partial(reindex.enqueue, record._meta.label, record.pk))


def keep_indexed(model: type[models.Model]) -> None:
    """After each save of one of its records. In the `ready` of the app; with `search_auto_update = False`, since
    Wagtail's own keeping leaves in the index what may not be found any more."""
    post_save.connect(_saved, sender=model, dispatch_uid=f"search:{model._meta.label}")
    post_delete.connect(_deleted, sender=model, dispatch_uid=f"search:{model._meta.label}")


def _saved(sender: type[models.Model], instance: models.Model, **kwargs: object) -> None:
    reindex_after_commit(instance)


def _deleted(sender: type[models.Model], instance: models.Model, **kwargs: object) -> None:
    index.remove_object(instance)
