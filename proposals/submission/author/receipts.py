"""Ways to keep a number and its link without a printer: codes and a picture to save."""

from io import BytesIO

import segno
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from PIL import Image, ImageDraw, ImageFont

WIDTH, MARGIN = 800, 60  # pixels: fits every telephone's gallery


def qr_svg(url: str) -> SafeString:
    """The code as SVG markup, without colours or sizes of its own."""
    return mark_safe(segno.make(url, error="m", micro=False).svg_inline(scale=4, border=2))


def keepsake(number: str, url: str, city: str) -> bytes:
    """A PNG with number, code and the city's name: a photograph of the receipt that is always in focus."""
    code = BytesIO()
    segno.make(url, error="m", micro=False).save(code, kind="png", scale=16, border=2)
    picture = Image.new("RGB", (WIDTH, 1080), "white")
    draw = ImageDraw.Draw(picture)
    _centred(draw, 50, city, 40)
    _centred(draw, 110, number, 120)
    square = WIDTH - 2 * MARGIN
    picture.paste(Image.open(code).convert("RGB").resize((square, square), Image.Resampling.NEAREST), (MARGIN, 270))
    _centred(draw, 980, settings.SITE_URL.partition("//")[2], 36)
    out = BytesIO()
    picture.quantize(16).save(out, "PNG", optimize=True)
    return out.getvalue()


def _centred(draw: ImageDraw.ImageDraw, top: int, text: str, size: int) -> None:
    font = ImageFont.load_default(size)
    draw.text(((WIDTH - draw.textlength(text, font=font)) / 2, top), text, fill="black", font=font)
