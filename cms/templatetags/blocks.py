"""A block of a page that stands in several places."""

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


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
