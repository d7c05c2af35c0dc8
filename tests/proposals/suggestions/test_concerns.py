"""A suggestion is a flat list of concerns: none knows another, their order means nothing."""

import ast
import inspect
from collections import Counter
from pathlib import Path

import pytest
from django.db import models

from forums.records.record import Record
from proposals.suggestions import concern as doors
from proposals.suggestions.concern import Concern
from proposals.suggestions.models import Suggestion

CONCERNS: list[type[Concern]] = [base for base in Suggestion.__bases__ if issubclass(base, Concern)]
each_concern = pytest.mark.parametrize("concern", CONCERNS, ids=[concern.__name__ for concern in CONCERNS])


class Nothing(Concern):
    """What Django itself gives every abstract model."""

    class Meta:
        abstract = True
        app_label = "proposals"


def _columns(concern: type[models.Model]) -> set[str]:
    return {name for field in concern._meta.local_fields for name in (field.name, field.attname)}


def _names(concern: type[Concern]) -> set[str]:
    own = {name for name in vars(concern) if not name.startswith("__")} - set(vars(Nothing))
    # Django adds these to a model with such a column.
    return {name for name in own | _columns(concern) if not name.startswith(("get_next_by_", "get_previous_by_"))}


def _tree(concern: type[Concern]) -> ast.Module:
    return ast.parse(Path(inspect.getfile(concern)).read_text())


@each_concern
def test_a_concern_inherits_from_no_other_and_stands_in_a_file_of_its_own(concern: type[Concern]) -> None:
    assert concern.__bases__ == (Concern,)
    assert [other for other in CONCERNS if inspect.getfile(other) == inspect.getfile(concern)] == [concern]


def test_no_name_is_defined_twice_so_that_the_order_means_nothing() -> None:
    defined = Counter(name for concern in (*CONCERNS, Record) for name in _names(concern))
    assert [name for name, count in defined.items() if count > 1] == []


def test_each_column_belongs_to_exactly_one_concern() -> None:
    owned = Counter(field.name for owner in (*CONCERNS, Record) for field in owner._meta.local_fields)
    columns = {field.name for field in Suggestion._meta.local_concrete_fields} - {"id"}
    assert owned == Counter(columns)


@each_concern
def test_a_concern_touches_no_column_of_another(concern: type[Concern]) -> None:
    foreign = set[str]().union(*(_columns(other) for other in CONCERNS if other is not concern))
    touched = {
        node.attr
        for node in ast.walk(_tree(concern))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in _SUGGESTIONS
    }
    assert touched & foreign == set()


_SUGGESTIONS = {"self", "into", "source", "target", "suggestion"}


@each_concern
def test_a_concern_imports_no_other(concern: type[Concern]) -> None:
    others = {Path(inspect.getfile(other)).stem for other in CONCERNS if other is not concern}
    imported = {node.module for node in ast.walk(_tree(concern)) if isinstance(node, ast.ImportFrom) and node.level}
    assert imported & others == set()


def test_every_door_leads_somewhere() -> None:
    tree = ast.parse(Path(inspect.getfile(doors)).read_text())
    (declared,) = (node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Concern")
    names = [node.name for node in ast.walk(declared) if isinstance(node, ast.FunctionDef)]
    assert names
    assert [name for name in names if not hasattr(Suggestion, name)] == []
