"""What is small on disk and huge in memory is refused before it is unpacked; the rest stays within a bound."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image

MEASURE = """
import resource, sys
from django.conf import settings
settings.configure(USE_I18N=False)
from django.core.exceptions import ValidationError
from forums.pictures.reencoding import reencode
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    with open(sys.argv[1], "rb") as file:
        small = reencode(file, 1)
    said = f"{small.width}x{small.height}"
except ValidationError as refusal:
    said = refusal.code
print(said, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


def palette(side: int) -> Image.Image:
    image = Image.new("P", (side, side))
    image.putpalette([0, 0, 0, 255, 255, 255])
    return image


@pytest.mark.parametrize(
    ("image", "options", "said", "megabytes"),
    [
        (palette(8000), {"format": "PNG", "transparency": 0}, "bomb", 20),
        (palette(5000), {"format": "PNG", "transparency": 0}, "1600x1600", 300),
        (Image.new("RGB", (8000, 8000)), {"format": "JPEG"}, "1600x1600", 100),
        (Image.new("RGB", (8000, 8000)), {"format": "JPEG", "progressive": True}, "bomb", 20),
        (Image.new("RGB", (8000, 8000)), {"format": "WEBP"}, "bomb", 20),
    ],
    ids=["palette of 8 KB", "palette", "JPEG", "progressive JPEG", "WebP"],
)
def test_memory_is_bounded(
    image: Image.Image, options: dict[str, str | int | bool], said: str, megabytes: int, tmp_path: Path
) -> None:
    out = BytesIO()
    image.save(out, **options)
    path = tmp_path / "picture"
    path.write_bytes(out.getvalue())
    run = subprocess.run(  # noqa: S603 - our own file
        [sys.executable, "-c", MEASURE, path], capture_output=True, text=True, check=True, cwd=settings.BASE_DIR
    )
    answer, used = run.stdout.split()
    assert answer == said
    assert int(used) <= megabytes
