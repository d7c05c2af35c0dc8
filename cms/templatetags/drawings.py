"""Icons, pictograms and initials: what is drawn beside words."""

from django import template
from django.template.defaultfilters import stringfilter
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from forums.pictograms.drawing import drawing
from forums.pictograms.names import Pictogram

from .icons import ICONS

register = template.Library()

# They point the way people read.
TURNS = {Pictogram.NEXT, Pictogram.PASSED_ON}


@register.simple_tag
def icon(name: str, css_class: str = "") -> SafeString:
    """One of our icons as inline SVG: no further request, and it takes the colour of the text around it.

    Always decoration: the words beside it carry the meaning. KeyError for a name that does not exist.
    """
    return format_html(
        '<svg class="icon{}" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{}"/></svg>',
        f" {css_class}" if css_class else "",
        mark_safe(ICONS[name]),
    )


@register.simple_tag
def pictogram(name: str, size: str = "", label: str = "", inline: bool = False) -> SafeString:
    """components/pictogram.html, for a template that draws many. ValueError for a name that does not exist."""
    known = Pictogram(name)
    inside = drawing(known) if inline else format_html('<use href="{}#{}"/>', static("pictograms.svg"), known)
    return format_html(
        '<svg class="pictogram{}{}" viewBox="0 0 24 24"{} focusable="false"{}>{}</svg>',
        f" pictogram--{size}" if size else "",
        " pictogram--turns" if known in TURNS else "",
        format_html(' role="img" aria-label="{}"', label) if label else mark_safe(' aria-hidden="true"'),
        mark_safe(' stroke="currentColor"') if inline else "",
        inside,
    )


@register.simple_tag(name="drawing")
def drawn(name: str) -> SafeString:
    """The shapes of a pictogram alone, inside a drawing. ValueError for a name that does not exist."""
    return drawing(Pictogram(name))


@register.filter
def tone_class(tone: str) -> str:
    """`tone-said` for a tone, `hue-3` as it is: the two families of base/palette.css."""
    return tone if tone.startswith("hue-") else f"tone-{tone}"


@register.filter
@stringfilter
def initials(name: str) -> str:
    """`Renate Stegemann-Pohl` as `RS`: first letters of the first and the last word."""
    words = name.split()
    return "".join(word[0].upper() for word in (words[:1] + words[-1:] if len(words) > 1 else words))
