"""Stable identities: what was loaded once is recognised, whatever editors have made of it since."""

import uuid
from typing import Any, cast

from forums.records.record import Record

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "demo.rheine.example")


def stable(kind: str, key: str) -> uuid.UUID:
    return uuid.uuid5(NAMESPACE, f"{kind}:{key}")


def once[R: Record](model: type[R], key: str, **facts: Any) -> tuple[R, bool]:
    """The row of this key, and whether it was made now. A row that is there, even one that an
    editor deleted, is left as it is."""
    found = model.everything.get_or_create(uuid=stable(model._meta.label_lower, key), defaults=facts)
    return cast("tuple[R, bool]", found)
