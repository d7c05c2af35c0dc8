"""Wagtail's search on this database, for whatever people type: quotes without an end, NUL, operators.

And for whatever they filter by at the same time: these engines apply a queryset's filters and order as SQL, so the
rule that only indexed fields may be among them, made for engines outside the database, would refuse without need.

The public search does not need it (see `finding`); everything of Wagtail's own that searches goes through here.
"""

from collections.abc import Iterator, Mapping

from modelsearch.backends import database
from modelsearch.query import MATCH_NONE, And, Boost, Not, Or, Phrase, PlainText, SearchQuery

from .word_keys import words_in

MOST_WORDS = 20


class TakesEveryString:
    """Before Wagtail's backend of this database: only words reach it."""

    def _search(self, compiler: type, query: object, among: object, **options: object) -> object:
        compiler = type(compiler.__name__, (TakesEveryFilter, compiler), {})
        return super()._search(compiler, plain(query), among, **options)  # type: ignore[misc]


class TakesEveryFilter:
    """Before a compiler of this database: what its check asks of filters and order is always given."""

    def _get_filters_from_queryset(self, *, check_only: bool) -> None:
        assert check_only  # noqa: S101  # a caller who wants them translated is no SQL engine

    def _get_order_by(self) -> Iterator[object]:
        return iter(())


def SearchBackend(params: Mapping[str, object]) -> object:
    """By this name Wagtail looks for it."""
    usual = type(database.SearchBackend(params))
    return type("SearchBackend", (TakesEveryString, usual), {})(params)


def plain(query: object) -> object:
    """The same query with nothing but words in it; one that finds nothing where no word is left."""
    match query:
        case str():
            return _words(query)
        case PlainText():
            words = _words(query.query_string)
            return PlainText(words, operator=query.operator, boost=query.boost) if words else MATCH_NONE
        case Phrase():
            words = _words(query.query_string)
            return Phrase(words) if words else MATCH_NONE
        case And() | Or():
            return type(query)([plain(part) for part in query.subqueries])
        case Not():
            return Not(plain(query.subquery))
        case Boost():
            return Boost(plain(query.subquery), query.boost)
        case SearchQuery():
            return query
        case _:
            return _words(str(query))


def _words(text: str) -> str:
    return " ".join(words_in(text)[:MOST_WORDS])
