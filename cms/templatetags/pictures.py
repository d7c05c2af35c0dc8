"""Editors' pictures in as many sizes as screens need.

WebP only: every browser that our styles reach knows it. AVIF is a seventh smaller and takes three times as long to
make, and the first visitor of a picture waits for all its sizes.
"""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.images.models import AbstractImage
from wagtail.images.shortcuts import get_renditions_or_not_found

register = template.Library()

WIDTHS = (480, 800, 1200, 1600)  # pixels
PLAIN = 800  # for what knows no choice of sizes


@register.simple_tag
def head_picture(image: AbstractImage, alt: str) -> SafeString:
    """Three times as wide as high, cut around the focal point."""
    specs = [f"fill-{width}x{width // 3}|format-webp" for width in WIDTHS]
    return _drawn(image, specs, alt, "head-picture__image", "(min-width: 75rem) 75rem, 100vw", lazy=False)


@register.simple_tag
def picture_in_text(image: AbstractImage, alt: str) -> SafeString:
    """Whole, as wide as the text."""
    specs = [f"width-{width}|format-webp" for width in WIDTHS[:3]]
    return _drawn(image, specs, alt, "picture__image", "(min-width: 48rem) 45rem, 100vw", lazy=True)


def _drawn(image: AbstractImage, specs: list[str], alt: str, css_class: str, sizes: str, *, lazy: bool) -> SafeString:
    """A small original has fewer sizes: none is enlarged, and no width is offered twice."""
    made: dict[Any, Any] = get_renditions_or_not_found(image, specs)
    by_width = {rendition.width: rendition for rendition in made.values()}
    plain = max((width for width in by_width if width <= PLAIN), default=min(by_width))
    offered = [f"{rendition.url} {width}w" for width, rendition in sorted(by_width.items()) if rendition.url]
    shown = by_width[plain]
    return format_html(
        '<img class="{}" src="{}"{} width="{}" height="{}" alt="{}"{}>',
        css_class,
        shown.url,
        format_html(' srcset="{}" sizes="{}"', ", ".join(offered), sizes) if len(offered) > 1 else "",
        shown.width,
        shown.height,
        alt,
        mark_safe(' loading="lazy"') if lazy else "",
    )
