"""Free texts that name somebody. No program may judge them: they are listed, and a person looks at each."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from forums.records.folding import fold

from .models import Subject
from .person_fields import Holds, known

SHORTEST = 3  # letters of a surname that is looked for by itself
VOWELS = re.compile("([aou])e")
ROWS = 2000  # read at a time


@dataclass(frozen=True)
class Mention:
    """Where, never what: who reads the list need not be one who may read the text."""

    model: type[models.Model]
    pk: int
    column: str

    def __str__(self) -> str:
        return self.said(str(self.pk))

    def said_of(self, row: models.Model) -> str:
        """The same by the number under which people know the row, where it has one."""
        return self.said(str(getattr(row, "reference", self.pk)))

    def said(self, number: str) -> str:
        name = getattr(self.model._meta.get_field(self.column), "verbose_name", self.column)
        return _("%(kind)s %(number)s: %(column)s") % {
            "kind": self.model._meta.verbose_name,
            "number": number,
            "column": name,
        }


def mentions(called: Iterable[str], addresses: Iterable[str], *, public_only: bool = False) -> list[Mention]:
    """Every free text with the name, the surname or an address in it, however it is spelled: `Müller` finds Mueller,
    MULLER and Müllers. With `public_only` those that everybody can read now."""
    looked_for = _pattern(called, addresses)
    return list(_found(looked_for, public_only)) if looked_for else []


def mentions_of(subject: Subject, *, public_only: bool = False) -> list[Mention]:
    called = [subject.person.name] if subject.person else []
    return mentions(called, subject.addresses, public_only=public_only)


def names(name: str, text: str) -> bool:
    """Whether the whole name stands in the text, however it is spelled."""
    return bool(name.strip()) and _spelled(name) in _spelled(text)


def _found(looked_for: re.Pattern[str], public_only: bool) -> Iterator[Mention]:
    for fields in known():
        columns = fields.named(Holds.PUBLIC) if public_only else fields.named(Holds.TEXT, Holds.PUBLIC)
        if not columns:
            continue
        rows = fields.model._base_manager.filter(fields.shown if public_only else Q())
        for pk, *values in rows.order_by("pk").values_list("pk", *columns).iterator(ROWS):
            for column, value in zip(columns, values, strict=True):
                if value and looked_for.search(_plain(value)):
                    yield Mention(fields.model, pk, column)


def _pattern(called: Iterable[str], addresses: Iterable[str]) -> re.Pattern[str] | None:
    words = {_spelled(address) for address in addresses}
    for name in filter(None, map(_spelled, called)):
        surname = name.rpartition(" ")[2]
        words.add(surname if len(surname) >= SHORTEST else name)
    found = "|".join(re.escape(word) for word in sorted(words) if word)
    return re.compile(rf"(?<!\w)(?:{found})(?:e?s)?(?!\w)") if found else None


def _plain(value: object) -> str:
    """Words of any column: translations, lists and blocks of a page included."""
    raw = getattr(value, "raw_data", None)
    value = list(raw) if raw is not None else getattr(value, "data", value)
    return _spelled(str(value))


def _spelled(text: str) -> str:
    return VOWELS.sub(r"\1", fold(text))
