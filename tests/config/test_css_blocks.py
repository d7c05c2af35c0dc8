"""A block of CSS belongs to one file: where two draw under one name, each page shows a mixture of both."""

import re
from collections import defaultdict

from django.conf import settings

FOLDER = settings.BASE_DIR / "site/assets/css"
BLOCK = re.compile(r"^\.([a-z][a-z0-9]*(?:-[a-z0-9]+)*) \{", re.MULTILINE)
# Print and the administration draw what belongs to others differently, on purpose.
ELSEWHERE = {"print.css", "admin.css"}


def test_no_two_files_draw_a_block_of_the_same_name() -> None:
    files: defaultdict[str, set[str]] = defaultdict(set)
    for path in FOLDER.rglob("*.css"):
        for name in BLOCK.findall(path.read_text()):
            if path.name not in ELSEWHERE:
                files[name].add(path.relative_to(FOLDER).as_posix())
    assert {name: sorted(found) for name, found in files.items() if len(found) > 1} == {}
