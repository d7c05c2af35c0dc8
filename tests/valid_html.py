"""Is it valid HTML? Asked of the Nu checker, which needs Java; `tests/browser.sh` fetches it where Java is there."""

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

CHECKER = settings.BASE_DIR / "tests/html/node_modules/vnu-jar/build/dist/vnu.jar"
JAVA = shutil.which("java")


def invalid(pages: Mapping[str, bytes]) -> list[str]:
    """What is wrong with the pages, by address: a line for each kind of error, with an example. Empty without Java."""
    if JAVA is None:
        return []
    assert CHECKER.exists(), f"{CHECKER} is missing: run tests/browser.sh"
    with TemporaryDirectory() as folder:
        names = {}
        for number, (path, html) in enumerate(pages.items()):
            names[f"{number}.html"] = path
            Path(folder, f"{number}.html").write_bytes(html)
        run = subprocess.run(  # noqa: S603 - a fixed command
            [JAVA, "-jar", str(CHECKER), "--errors-only", "--format", "json", "--stdout", folder],
            capture_output=True,
            text=True,
            check=False,
        )
    count, example = Counter[str](), {}
    for message in json.loads(run.stdout)["messages"]:
        count[message["message"]] += 1
        example[message["message"]] = f"{names[Path(message['url']).name]} {message.get('extract', '')!r}"
    return [f"{number} × {text}: {example[text]}" for text, number in count.most_common()]
