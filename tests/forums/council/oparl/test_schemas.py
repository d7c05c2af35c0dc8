"""The schemas of the standard, where a copy lies: published under CC BY-SA 4.0, they are no part of this project.

`OPARL_SCHEMAS` names the folder (`schema/` of the public repository OParl/spec).
"""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from .conftest import Council
from .harvest import Harvest

FOLDER = Path(os.environ.get("OPARL_SCHEMAS", "nowhere"))
TYPES = {"string": str, "object": dict, "array": list, "integer": int, "boolean": bool}


def deviations(value: object, schema: dict[str, Any], where: str) -> Iterator[str]:
    """By the words these schemas use: type, pattern, required, properties, items, and `schema` for another file."""
    if not isinstance(value, TYPES[schema["type"]]) or (schema["type"] == "integer" and isinstance(value, bool)):
        yield f"{where} is no {schema['type']}: {value!r}"
        return
    if "pattern" in schema and not re.search(schema["pattern"], str(value)):
        yield f"{where} does not match {schema['pattern']}: {value!r}"
    if isinstance(value, dict) and where.partition(".")[2] != "geojson":
        whole = json.loads((FOLDER / schema["schema"]).read_text()) if "schema" in schema else schema
        yield from (f"{where} lacks {name}" for name in whole.get("required", ()) if name not in value)
        for name, inner in value.items():
            if ":" not in name:
                yield from _inside(inner, whole["properties"].get(name), f"{where}.{name}")
    if isinstance(value, list):
        for inner in value:
            yield from deviations(inner, schema["items"], f"{where}[]")


def _inside(value: object, schema: dict[str, Any] | None, where: str) -> Iterator[str]:
    yield from [f"{where} is unknown"] if schema is None else deviations(value, schema, where)


@pytest.mark.skipif(not FOLDER.is_dir(), reason="OPARL_SCHEMAS names no folder with the schemas of OParl 1.1")
def test_every_object_keeps_to_the_published_schemas(council: Council, client: Client) -> None:
    found = []
    for each in Harvest.of(client).objects.values():
        kind = each["type"].rpartition("/")[2]
        found += deviations(each, json.loads((FOLDER / f"{kind}.json").read_text()), kind)
    assert found == []
