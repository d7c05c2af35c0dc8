"""What every page's frame needs from a template: icons, addresses in the reader's language, form controls."""

import re
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import urljoin

import segno
from django import template
from django.conf import settings
from django.forms import (
    BoundField,
    CheckboxInput,
    CheckboxSelectMultiple,
    FileInput,
    RadioSelect,
    Select,
    Textarea,
    Widget,
)
from django.forms.boundfield import BoundWidget
from django.http import HttpRequest
from django.template.defaultfilters import stringfilter
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_info

from forums.municipality import languages
from forums.municipality.hyphenation import with_soft_hyphens
from forums.municipality.languages import direction
from forums.municipality.models import Municipality
from forums.municipality.text_language import checked, language_of
from forums.pictograms.drawing import drawing
from forums.pictograms.names import Pictogram
from forums.protection.signed_links import without_keys
from forums.sharing.answers import Shared, shared
from forums.sharing.pictures import of_the_city

from .look_icons import ICONS

register = template.Library()

# They point the way people read.
# Rooms that one signs in for, or enters with what a table holds; in every language.
NOT_FOR_ALL = re.compile(r"(/[a-z-]+)?/(tandem|konto|verwaltung)/|.*/(leitung|live)/")
TURNS = {Pictogram.NEXT, Pictogram.PASSED_ON}

CARRIED_ALONG = re.compile(r"on|true|false|[\d.:-]+|[0-9a-f-]{32,36}|[\w:-]{24,}", re.IGNORECASE | re.ASCII)

# RadioSelect before anything it might inherit from: the first match wins.
LAYOUTS: tuple[tuple[str, tuple[type[Widget], ...]], ...] = (
    ("choices", (RadioSelect, CheckboxSelectMultiple)),
    ("checkbox", (CheckboxInput,)),
    ("select", (Select,)),
    ("textarea", (Textarea,)),
    ("file", (FileInput,)),
)


class LanguageLink(NamedTuple):
    code: str
    name: str
    url: str
    dir: str
    current: bool


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


class KeepNode(template.Node):
    def __init__(self, nodelist: template.NodeList, name: str) -> None:
        self.nodelist, self.name = nodelist, name

    def render(self, context: template.Context) -> SafeString:
        context[self.name] = mark_safe(" ".join(self.nodelist.render(context).split()))
        return mark_safe("")


@register.tag
def keep(parser: template.base.Parser, token: template.base.Token) -> KeepNode:
    """`{% keep shown_title %}{% block title %}…{% endblock %}{% endkeep %}`: a block shown in several places, there as
    `{{ shown_title }}`. A page may override it, which it cannot inside a partial."""
    _tag, name = token.split_contents()
    nodelist = parser.parse(("endkeep",))
    parser.delete_first_token()
    return KeepNode(nodelist, name)


@register.simple_tag
def to(path: str) -> str:
    """`/konzept/` as an address in the active language: the default language has no prefix."""
    return _prefixed(path, get_language() or settings.LANGUAGE_CODE)


@register.simple_tag(takes_context=True)
def current(context: dict[str, Any], path: str) -> SafeString:
    """` aria-current="page"` on the page itself, ` aria-current="true"` on a page below it, else nothing;
    `path` may have a language's prefix."""
    request: HttpRequest | None = context.get("request")
    path, here = _without_prefix(path), _without_prefix(request.path) if request else ""
    if here == path:
        return mark_safe(' aria-current="page"')
    if path != "/" and here.startswith(path):
        return mark_safe(' aria-current="true"')
    return mark_safe("")


@register.simple_tag(takes_context=True)
def language_links(context: dict[str, Any]) -> list[LanguageLink]:
    """The same path and query in each interface language, in the order of LANGUAGES.

    A page names in `untranslated` the languages that lack it: they lead to their home page.
    """
    request: HttpRequest | None = context.get("request")
    path = _without_prefix(request.path) if request else "/"
    query = request.META.get("QUERY_STRING", "") if request and request.method in {"GET", "HEAD"} else ""
    active = get_language()
    missing = context.get("untranslated", ())
    return [
        LanguageLink(
            code=code,
            name=text_name(code),
            url=_prefixed("/", code) if code in missing else _prefixed(path, code) + (f"?{query}" if query else ""),
            dir=text_dir(code),
            current=code == active,
        )
        for code, _name in settings.LANGUAGES
    ]


@register.filter
def full_url(path: str) -> str:
    """A path of this site as other programs need it."""
    return urljoin(settings.SITE_URL, path)


@register.simple_tag
def share_picture(city: Municipality, picture: Shared | None) -> Shared:
    """The page's own picture, or the city's."""
    return picture or shared(reverse("share_picture"), of_the_city(city))


@register.filter
def holds_key(path: str) -> bool:
    """Whether whoever has this address may act: machines that read a page's head are not to be handed it."""
    return without_keys(path) != path


LONGEST_ON_PAPER = 300  # characters


@register.simple_tag
def paper_code(path: str) -> SafeString:
    """What leads from a printed sheet back to its page; empty where the page is for some people only, or where nobody
    could read the code: an address so long is none of ours."""
    public = not holds_key(path) and not NOT_FOR_ALL.match(path) and len(path) <= LONGEST_ON_PAPER
    return _code(full_url(path)) if public else SafeString("")


@lru_cache(maxsize=500)
def _code(address: str) -> SafeString:
    # The smallest drawing: no width, no colours but the styles' own. Paper is clean, so low error correction will do.
    svg = segno.make(address, error="l", micro=False).svg_inline(border=2, omitsize=True, svgclass=None, lineclass=None)
    return mark_safe(svg)


@register.filter
def is_optional(field: BoundField) -> bool:
    """Whether a field may always be left empty. A form names in `conditional` those that depend on another answer."""
    return not field.field.required and field.name not in getattr(field.form, "conditional", ())


@register.filter
def found_language(text: str, said: str = "") -> str:
    """The language of what somebody wrote without saying in which: found from the text, `und` where it does not tell.

    `said` is what staff write in (`text|found_language:"de"`): it stands unless the text clearly is in another one.
    """
    return checked(said, text) if said else language_of(text)


@register.filter
def text_dir(code: str) -> str:
    """`rtl` or `ltr` for a language code; `auto` for a text in no known language."""
    return direction(code)


@register.filter(expects_localtime=True)
def iso(moment: datetime | None) -> str:
    """For `<time datetime="…">`: HTML knows seconds and milliseconds, no microseconds as `date:"c"` writes them."""
    return moment.isoformat(timespec="seconds") if moment else ""


@register.filter(is_safe=True)
@stringfilter
def syllables(text: str, language: str = "") -> str:
    """Names and headings whose long words break where the language breaks them (default: the page's language)."""
    return with_soft_hyphens(text, language or get_language() or settings.LANGUAGE_CODE)


@register.filter
def said_in(text: object) -> str:
    """The language that a text of several languages is shown in: for its `lang` and `dir`."""
    return languages.said_in(text)


@register.simple_tag
def spoken(text: object) -> SafeString | str:
    """`<h3{% spoken title %}>`: `lang` and `dir` where a text is not shown in the language of the page."""
    language = languages.said_in(text)
    if not text or language == get_language():
        return ""
    return format_html(' lang="{}" dir="{}"', language, direction(language))


@register.filter
def text_name(code: str) -> str:
    """A language's own name (`العربيّة`), or its code when nobody told Django the name."""
    try:
        return str(get_language_info(code)["name_local"])
    except KeyError:
        return code


@register.filter
def text_name_here(code: str) -> str:
    """A language's name in the reader's language (`Arabisch`), or its code."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


@register.filter
def absolute(number: int) -> int:
    """Days overdue are counted without their sign."""
    return abs(number)


@register.filter
def is_number(value: object) -> bool:
    """Numbers stand under each other at the end of a table's column."""
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


@register.filter
@stringfilter
def initials(name: str) -> str:
    """`Renate Stegemann-Pohl` as `RS`: first letters of the first and the last word."""
    words = name.split()
    return "".join(word[0].upper() for word in (words[:1] + words[-1:] if len(words) > 1 else words))


@register.filter
def is_readable(value: str) -> bool:
    """Whether somebody typed this: not empty, no number, switch, token or UUID that the form carries along."""
    return bool(value.strip()) and not CARRIED_ALONG.fullmatch(value.strip())


@register.filter
def unlocalized(number: object) -> str:
    """A number for an attribute: `0.5` in every language, where German text would say `0,5`."""
    return str(number)


@register.filter
def kind(field: BoundField) -> str:
    """How a form field is laid out: input, textarea, select, file, checkbox or choices (a fieldset)."""
    widget = field.field.widget
    for name, known in LAYOUTS:
        if isinstance(widget, known):
            return name
    return "input"


@register.simple_tag
def control(field: BoundField, hint: str = "", counted: bool = False) -> SafeString:
    """The widget of `field` with KERN's class; `hint` replaces the help text as its description."""
    css_class = {
        "select": "kern-form-input__select",
        "checkbox": "kern-form-check__checkbox",
    }.get(kind(field), "kern-form-input__input")
    error_class = f"{css_class}--error" if field.errors else None
    classes = [css_class, error_class, field.field.widget.attrs.get("class")]
    attrs: dict[str, str | bool] = {"class": " ".join(filter(None, classes))}
    described = [
        name
        for name, present in (
            (f"{field.auto_id}_helptext", hint or field.help_text),
            (f"{field.auto_id}_count", counted),
            (f"{field.auto_id}_error", field.errors),
        )
        if present
    ]
    if described:
        attrs["aria-describedby"] = " ".join(described)
    return field.as_widget(attrs=attrs)


@register.simple_tag
def option_control(field: BoundField, option: BoundWidget) -> SafeString:
    """One radio button or checkbox of a group, with KERN's class."""
    shape = "radio" if option.data["type"] == "radio" else "checkbox"
    css_class = f"kern-form-check__{shape}"
    if field.errors:
        css_class += f" {css_class}--error"
    data = {**option.data, "attrs": {**option.data["attrs"], "class": css_class}}
    return mark_safe(BoundWidget(option.parent_widget, data, option.renderer).tag())


@register.filter
def focus_id(field: BoundField) -> str:
    """Where a link of the error summary leads: the control, the first of several, or the fieldset of choices."""
    return field.auto_id if kind(field) == "choices" else field.id_for_label or f"{field.auto_id}_0"


def _prefixed(path: str, language: str) -> str:
    return path if language == settings.LANGUAGE_CODE else f"/{language}{path}"


def _without_prefix(path: str) -> str:
    first, _, rest = path.removeprefix("/").partition("/")
    known = {code for code, _name in settings.LANGUAGES} - {settings.LANGUAGE_CODE}
    return f"/{rest}" if first in known else path
