"""From what somebody uploads to a WebP that holds the picture and nothing else."""

from collections.abc import Iterable
from io import BytesIO
from threading import Lock
from typing import IO, NamedTuple

import pillow_heif
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

pillow_heif.register_heif_opener()

LARGEST_FILE = 12 * 1024 * 1024  # bytes
LARGEST_SIDE = 1600  # pixels, of what is kept
FACE = (0.5, 0.3)  # what a square is cut around: heads are above the middle of photographs
# Of what is handed in. A JPEG is reduced while it is decoded, up to the 50 million of a telephone's best camera; all
# other formats must be unpacked whole, at 4 bytes a pixel, and 8 KB of PNG can claim 64 million.
MOST_PIXELS = 64_000_000
MOST_PIXELS_UNPACKED = 25_000_000
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF", "AVIF", "GIF")

# 25 million pixels take up to 390 MB while they are unpacked (WebP; measured): ten at once would be four gigabytes.
_one_at_a_time = Lock()


class Reencoded(NamedTuple):
    content: bytes
    width: int
    height: int


def reencode(file: IO[bytes], size: int, square: int | None = None) -> Reencoded:
    """The picture as it is meant to be seen, at most 1600 pixels a side, without location or other data.

    `size` in bytes. `square` cuts it to so many pixels each way, or fewer where it has no more. Name and claimed type
    count for nothing. One picture at a time in each process: others wait.
    Raises ValidationError with a message for the person who chose the file.
    """
    if size > LARGEST_FILE:
        raise ValidationError(_("This photo is too large. The limit is 12 MB."), code="too_large")
    try:
        with _one_at_a_time, Image.open(file, formats=FORMATS) as image:
            if image.width * image.height > _most_pixels(image):
                raise ValidationError(_("This photo has too many pixels. Please choose a smaller one."), code="bomb")
            return _small(image, square)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise ValidationError(
            _("We cannot read this photo. JPG, PNG, WebP and HEIC work."), code="unreadable"
        ) from error


def _most_pixels(image: Image.Image) -> int:
    """A progressive JPEG is held whole until its last scan, whatever it is reduced to."""
    reducible = image.format == "JPEG" and "progressive" not in image.info
    return MOST_PIXELS if reducible else MOST_PIXELS_UNPACKED


def _small(image: Image.Image, square: int | None) -> Reencoded:
    """Reduced before it is turned: every step on the whole picture costs its memory once more."""
    image.draft("RGB", (LARGEST_SIDE, LARGEST_SIDE))
    mode = "RGBA" if image.has_transparency_data else "RGB"
    orientation = image.getexif()
    plain = image if image.mode == mode else image.convert(mode)
    plain.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    plain.getexif().update(orientation)
    upright = ImageOps.exif_transpose(plain)
    if square:
        side = min(square, *upright.size)
        upright = ImageOps.fit(upright, (side, side), centering=FACE)
    return _written(upright)


def narrowed(content: bytes, widths: Iterable[int]) -> dict[int, bytes]:
    """The same picture, which `reencode` has written, at each of the widths in pixels."""
    found = {}
    with _one_at_a_time, Image.open(BytesIO(content), formats=("WEBP",)) as image:
        for width in widths:
            height = max(1, round(image.height * width / image.width))
            found[width] = _written(image.resize((width, height), Image.Resampling.LANCZOS)).content
    return found


def _written(image: Image.Image) -> Reencoded:
    out = BytesIO()
    image.save(out, "WEBP", quality=80, method=4, exif=b"", xmp=b"", icc_profile=b"")
    return Reencoded(out.getvalue(), image.width, image.height)
