"""What the ranking learns from: our examples, the fields' descriptions, and people's corrections."""

import csv
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from django.db import DatabaseError
from i18nfield.strings import LazyI18nString

from forums.bodies.models import Duty
from forums.fields.codes import CODES
from forums.fields.models import ActionField
from proposals.suggestions.models import Step, Suggestion
from proposals.suggestions.stages import Stage, Visibility
from proposals.suggestions.steps import StepKind
from proposals.suggestions.wording import full_text

FOLDER = Path(__file__).parent / "examples"

# Stages in which the field that has a suggestion is the field it belongs to.
TEACHING = (Stage.OPEN, Stage.ACCEPTED, Stage.ALREADY_COVERED, Stage.DEFERRED, Stage.DECLINED)

type Origin = Literal["example", "description", "correction"]


@dataclass(frozen=True)
class Labelled:
    """A text and the leaf it belongs to. `idea` groups texts that say the same thing (for a correction: its number).

    `style` is known of examples only: card (a few words), plain, letter, indirect (never names its theme).
    """

    slug: str
    language: str
    text: str
    origin: Origin
    idea: str
    style: str = ""


@dataclass(frozen=True)
class Leaf:
    """A field that takes suggestions, and its description by language."""

    slug: str
    code: str
    described: tuple[tuple[str, str], ...] = ()


@cache
def examples() -> tuple[Labelled, ...]:
    """Our labelled texts, a file for each leaf: tab-separated, with a header, without quoting."""
    rows = []
    for slug in CODES:
        with (FOLDER / f"{slug}.tsv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                text = full_text(row["title"], row["text"])
                rows.append(Labelled(slug, row["lang"], text, "example", f"{slug}/{row['idea']}", row["style"]))
    return tuple(rows)


@cache
def our_leaves() -> tuple[Leaf, ...]:
    """The twelve leaves with our descriptions: for an empty database, and for leaves a city left undescribed."""
    described = tomllib.loads((FOLDER / "fields.toml").read_text(encoding="utf-8"))
    return tuple(Leaf(slug, code, tuple(described[slug]["belongs"].items())) for slug, code in CODES.items())


def leaves() -> tuple[Leaf, ...]:
    """The leaves of this city; ours where the database has none, or is not there yet."""
    try:
        fields = list(ActionField.objects.leaves())
    except DatabaseError:
        fields = []
    ours = {leaf.slug: leaf.described for leaf in our_leaves()}
    found = tuple(Leaf(field.slug, field.code, _described(field) or ours.get(field.slug, ())) for field in fields)
    return found or our_leaves()


def _described(field: ActionField) -> tuple[tuple[str, str], ...]:
    described = field.description
    if not isinstance(described, LazyI18nString) or not isinstance(described.data, Mapping):
        return ()
    return tuple((language, text) for language, text in sorted(described.data.items()) if text and text.strip())


def corrections() -> tuple[Labelled, ...]:
    """Published suggestions that a person assigned or passed on: each counts for the field that has it now.

    Not those that went back to the lead tandem, nor those that turned out to be nobody's here.
    """
    moved = Step.objects.filter(kind__in=[StepKind.ROUTED, StepKind.FORWARDED], actor__isnull=False)
    taught = (
        Suggestion.objects.filter(
            visibility=Visibility.PUBLIC, stage__in=TEACHING, field__isnull=False, pk__in=moved.values("suggestion")
        )
        .exclude(stage=Stage.OPEN, holder__duty=Duty.LEAD)
        .order_by("pk")
        .values_list("field__slug", "language", "title", "public_text", "number")
    )
    try:
        return tuple(
            Labelled(slug, language, full_text(title, text), "correction", number)
            for slug, language, title, text, number in taught
        )
    except DatabaseError:
        return ()


def labelled(of: Sequence[Leaf]) -> tuple[Labelled, ...]:
    """All that is known about these leaves."""
    slugs = {leaf.slug for leaf in of}
    described = [
        Labelled(leaf.slug, language, text, "description", f"{leaf.slug}/description")
        for leaf in of
        for language, text in leaf.described
    ]
    return tuple(example for example in (*examples(), *described, *corrections()) if example.slug in slugs)
