"""Words in public texts, by Wagtail's index: FTS5 on SQLite, German stems on PostgreSQL.

The index holds public texts only, and is brought up to date after the commit of a verb that changed one.
"""

import re

from django.apps import apps
from django.db.models import Q
from django.tasks import task
from modelsearch import index
from modelsearch.backends import get_search_backend
from modelsearch.query import PlainText

from .stages import Stage

MOST_WORDS = 8
# PostgreSQL's German dictionary drops these by itself; SQLite would demand that the text has them.
SAYING_NOTHING = frozenset(
    {"aber", "als", "am", "an", "auch", "auf", "aus", "bei", "bis", "das", "dass", "dem", "den", "der", "des", "die"}
    | {"ein", "eine", "einem", "einen", "einer", "es", "für", "hat", "haben", "ich", "im", "in", "ist", "man", "mehr"}
    | {"mein", "meine", "mit", "nach", "nicht", "noch", "nur", "oder", "sein", "sich", "sie", "sind", "so", "um"}
    | {"und", "uns", "unser", "unsere", "vom", "von", "vor", "war", "was", "wenn", "wie", "wir", "wird", "zu", "zum"}
    | {"zur", "über"}
)


def words_of(text: str) -> list[str]:
    """What to look for: lower case, no signs that mean something to an index, no words that say nothing."""
    words = re.findall(r"\w+", text.lower())
    return ([word for word in words if word not in SAYING_NOTHING] or words)[:MOST_WORDS]


def found(text: str) -> Q:
    """The condition for suggestions that have all of the words; none where the text has no word at all.

    The index finds ids only. Whether a suggestion may be shown is asked of its row every time, so an
    index that lags behind never shows what has left public view.
    """
    words = words_of(text)
    if not words:
        return Q(pk__in=[])
    known = apps.get_model("proposals", "Suggestion").objects.order_by("received_at")
    query = PlainText(" ".join(words), operator="and")
    hits = get_search_backend().search(query, known, order_by_relevance=False).get_queryset()
    return Q(pk__in=hits.order_by().values("pk")) & ~Q(stage=Stage.WITHDRAWN)


@task
def reindex(suggestion_id: int) -> None:
    """Put the public text into the index, or take it out where it is public no more. Safe to run twice."""
    model = apps.get_model("proposals", "Suggestion")
    suggestion = model.everything.filter(pk=suggestion_id).first()
    if suggestion is None:
        return
    if model.get_indexed_objects().filter(pk=suggestion_id).exists():
        index.insert_or_update_object(suggestion)
    else:
        index.remove_object(suggestion)
