"""From what somebody uploads to a WebP that holds the picture and nothing else."""

from io import BytesIO
from typing import IO, NamedTuple

import pillow_heif
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

pillow_heif.register_heif_opener()

LARGEST_FILE = 12 * 1024 * 1024  # bytes
LARGEST_SIDE = 1600  # pixels, of what is kept
MOST_PIXELS = 64_000_000  # of what is handed in: telephones take up to 50 million, bombs claim far more
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF", "AVIF", "GIF")


class Reencoded(NamedTuple):
    content: bytes
    width: int
    height: int


def reencode(file: IO[bytes], size: int) -> Reencoded:
    """The picture as it is meant to be seen, at most 1600 pixels a side, without location or other data.

    `size` in bytes. Name and claimed type count for nothing. Raises ValidationError with a message
    for the person who chose the file.
    """
    if size > LARGEST_FILE:
        raise ValidationError(_("This photo is too large. The limit is 12 MB."), code="too_large")
    try:
        with Image.open(file, formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise ValidationError(_("This photo has too many pixels. Please choose a smaller one."), code="bomb")
            image.draft("RGB", (LARGEST_SIDE, LARGEST_SIDE))
            upright = ImageOps.exif_transpose(image)
            plain = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise ValidationError(
            _("We cannot read this photo. JPG, PNG, WebP and HEIC work."), code="unreadable"
        ) from error
    plain.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    out = BytesIO()
    plain.save(out, "WEBP", quality=80, method=4, exif=b"", xmp=b"", icc_profile=b"")
    return Reencoded(out.getvalue(), plain.width, plain.height)
