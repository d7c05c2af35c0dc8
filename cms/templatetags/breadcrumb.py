"""Where a page stands, written step by step in its template:

{% breadcrumb measure.title %}
  {% step "measure_list" _("Measures") %}
{% endbreadcrumb %}

A step leads, as `redirect()` does, to the name of an address with its arguments, an object with
get_absolute_url() or an address. Home comes first by itself; the page's own title is left out where a page has none.
"""

from django import template
from django.db.models import Model
from django.shortcuts import resolve_url
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()

STEPS = "breadcrumb_steps"


class Breadcrumb(template.Node):
    def __init__(self, title: FilterExpression | None, nodelist: NodeList) -> None:
        self.title = title
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        steps: list[dict[str, str]] = []
        with context.push(**{STEPS: steps}):
            self.nodelist.render(context)  # for its steps; what stands between them is only layout
        here = self.title.resolve(context) if self.title else ""
        return render_to_string("components/breadcrumb.html", {"items": steps, "here": here})


@register.tag
def breadcrumb(parser: Parser, token: Token) -> Breadcrumb:
    """`{% breadcrumb [title] %} … {% endbreadcrumb %}`"""
    _name, *titles = token.split_contents()
    if len(titles) > 1:
        raise template.TemplateSyntaxError("breadcrumb takes one argument at most: the title of the page itself")
    nodelist = parser.parse(("endbreadcrumb",))
    parser.delete_first_token()
    return Breadcrumb(parser.compile_filter(titles[0]) if titles else None, nodelist)


@register.simple_tag(takes_context=True)
def step(context: Context, to: str | Model, title: object, *args: object, **kwargs: object) -> str:
    """One page above; stands inside `breadcrumb`, in loops and conditions as well."""
    context[STEPS].append({"url": resolve_url(to, *args, **kwargs), "title": title})
    return ""
