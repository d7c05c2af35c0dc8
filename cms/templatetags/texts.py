"""How texts come out: what people wrote, with its links; big type whose short pieces stay together."""

import re
from collections.abc import Callable, Iterable

from django import template
from django.template.defaultfilters import linebreaksbr, stringfilter
from django.urls import reverse
from django.utils.html import escape, linebreaks, urlize
from django.utils.safestring import SafeString, mark_safe

from forums.municipality.hyphenation import kept_together, words_kept_whole
from forums.search.name_order import sorted_by_name
from proposals.suggestions.models import Suggestion
from proposals.suggestions.numbers import mentioned

register = template.Library()

LINK = re.compile(r"(<a [^>]*>.*?</a>)", re.DOTALL)
MARKED = re.compile(r'<data class="reference" value="(\d{4}-\d{4,6})">(.*?)</data>')
# Headings, and the paragraph in big type below them.
BIG_TYPE = re.compile(r"""(<h[1-6]\b[^>]*>|<p class="lead"[^>]*>)(.*?)(</(?:h[1-6]|p)>)""", re.DOTALL)
TAG = re.compile(r"(<[^>]*>)")
# What is pressed or chosen goes by its name, what is copied by its signs: both stay as they are. And every tag.
NAMED = ("a", "button", "code", "label", "legend", "option", "pre", "script", "style", "summary", "svg", "textarea")
NO_RUNNING_TEXT = re.compile(rf"({'|'.join(rf'<{name}\b[^>]*>.*?</{name}>' for name in NAMED)}|<[^>]*>)", re.DOTALL)


@register.filter
@stringfilter
def paragraphs(text: str) -> SafeString:
    """What people wrote, in paragraphs; addresses become links, numbers of suggestions where they lead somewhere."""
    return mark_safe(linebreaks(_linked(text)))


@register.filter
@stringfilter
def lines(text: str) -> SafeString:
    """As `paragraphs`, for a place that holds one paragraph only."""
    return mark_safe(linebreaksbr(mark_safe(_linked(text))))


class FinishedNode(template.Node):
    def __init__(self, nodelist: template.NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: template.Context) -> SafeString:
        request = context.get("request")
        html = _with_numbers_linked(self.nodelist.render(context), here=request.path if request else "")
        html = BIG_TYPE.sub(lambda found: found[1] + _outside(TAG, kept_together, found[2]) + found[3], html)
        return mark_safe(_outside(NO_RUNNING_TEXT, words_kept_whole, html))


@register.tag
def finished(parser: template.base.Parser, token: template.base.Token) -> FinishedNode:
    """`{% finished %}…{% endfinished %}` around a page: numbers of suggestions that `paragraphs` has marked become
    links where everybody may read the suggestion, asked by one query, and by none where none is mentioned; headings
    and leads never break inside "U-Bahn" or "§ 24", and no text inside "E-Mail"."""
    nodelist = parser.parse(("endfinished",))
    parser.delete_first_token()
    return FinishedNode(nodelist)


@register.filter
def by_name(rows: Iterable[object], attribute: str = "") -> list[object]:
    """In the order of the reader's alphabet, by what each row, or this attribute of it, is called."""
    return sorted_by_name(rows, name=lambda row: str(getattr(row, attribute) if attribute else row))


def _linked(text: str) -> str:
    # `ugc` tells search engines that the city has not set these links.
    html = urlize(text, nofollow=True, autoescape=True).replace('rel="nofollow"', 'rel="nofollow ugc"')
    return _outside(LINK, _marked, html)


def _marked(html: str) -> str:
    """Only marked here: whether a number leads somewhere is asked once for the whole page."""
    return mentioned(html, lambda number, words: f'<data class="reference" value="{number}">{words}</data>')


def _with_numbers_linked(html: str, *, here: str) -> str:
    numbers = {number for number, _words in MARKED.findall(html)}
    if not numbers:
        return html
    public = set(Suggestion.objects.public().filter(number__in=numbers).values_list("number", flat=True))
    addresses = {number: reverse("suggestion", args=[number]) for number in public}

    def link(found: re.Match[str]) -> str:
        address = addresses.get(found[1])
        return f'<a href="{escape(address)}">{found[2]}</a>' if address and address != here else found[2]

    return MARKED.sub(link, html)


def _outside(kept: re.Pattern[str], change: Callable[[str], str], html: str) -> str:
    """`change` applied to what stands between the pieces that `kept` (with one group) finds."""
    pieces = kept.split(html)
    pieces[::2] = map(change, pieces[::2])
    return "".join(pieces)
