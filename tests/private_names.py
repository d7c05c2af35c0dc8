"""Nobody reaches into another slice: names that begin with an underscore are used where they are defined.

`python tests/private_names.py` prints each use of `something._name`, and each import of a `_name`, that the slice
(such as forums/bodies) does not define itself, and fails where there is one.
"""

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("forums", "proposals", "cms")
# Django's and Python's own names, documented for use from outside, and python-docx's for the XML behind a part.
PUBLIC = frozenset(
    {"_meta", "_base_manager", "_default_manager", "_state", "_asdict", "_replace", "_fields", "_p", "_tbl", "_tr"}
)
OWN = frozenset({"self", "cls"})


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__") and name != "_" and name not in PUBLIC


def slice_of(path: Path) -> tuple[str, ...]:
    return path.relative_to(ROOT).parts[:2]


def defined(tree: ast.AST) -> Iterator[str]:
    """Private names this file makes: functions, classes, variables, attributes of `self`."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.Name(id=name, ctx=ast.Store()):
                yield name
            case ast.Attribute(attr=name, ctx=ast.Store(), value=ast.Name(id=owner)) if owner in OWN:
                yield name


def used(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and name of each private name that is taken from something else."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(attr=name, value=ast.Name(id=owner)) if owner in OWN:
                continue
            case ast.Attribute(value=ast.Call(func=ast.Name(id="super"))):
                continue
            case ast.Attribute(attr=name) if is_private(name):
                yield node.lineno, name
            case ast.ImportFrom(names=aliases):
                yield from ((node.lineno, alias.name) for alias in aliases if is_private(alias.name))


def main() -> int:
    paths = [path for room in ROOMS for path in (ROOT / room).rglob("*.py") if "migrations" not in path.parts]
    trees = {path: ast.parse(path.read_text()) for path in sorted(paths)}
    own = defaultdict[tuple[str, ...], set[str]](set)
    for path, tree in trees.items():
        own[slice_of(path)].update(defined(tree))
    strangers = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path, tree in trees.items()
        for line, name in used(tree)
        if name not in own[slice_of(path)]
    ]
    print("\n".join(strangers) or "every private name is used where it is defined")
    return 1 if strangers else 0


if __name__ == "__main__":
    sys.exit(main())
