"""What minutes are made of: texts, what each table said, photographs of people who agreed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.content.blocks import RICH_TEXT
from cms.content.rich_text import NamedRichTextBlock
from forums.dialogue.photographs import Photograph
from forums.municipality.languages import SPOKEN

LANGUAGES = [*SPOKEN, ("und", _("not known"))]


def may_be_shown() -> list[tuple[str, str]]:
    """Photographs that an editor can choose, those of the latest forum first."""
    agreed = Photograph.objects.agreed().select_related("forum").order_by("-forum__starts_at", "created")
    return [(str(photo.uuid), f"{photo.forum}: {photo.alt}") for photo in agreed]


class PhotographChoice(blocks.FieldBlock):
    """The key of a photograph. Wagtail's own ChoiceBlock asks for the choices at each rendering, this one in forms."""

    def __init__(self, help_text: Any = None, **kwargs: object) -> None:
        self.field = forms.ChoiceField(choices=may_be_shown, help_text=help_text)
        super().__init__(**kwargs)


class InOwnWords(blocks.StructBlock):
    """What people said stays in the language they said it in: nobody is asked to translate it (wagtail-localize)."""

    def get_translatable_segments(self, value: Any) -> list[Any]:
        return []

    def restore_translated_segments(self, value: Any, segments: list[Any]) -> Any:
        return value


class PromptBlock(InOwnWords):
    text = blocks.CharBlock(label=_("What it was about"), max_length=500)
    language = blocks.ChoiceBlock(choices=LANGUAGES, default="de", label=_("Language"))

    class Meta:
        label = _("Prompt")


class CardBlock(InOwnWords):
    text = blocks.TextBlock(label=_("What was said"), rows=2)
    language = blocks.ChoiceBlock(choices=LANGUAGES, default="de", label=_("Language"))
    german = blocks.CharBlock(label=_("In German, in one line"), required=False, max_length=200)
    kind = blocks.CharBlock(label=_("Kind"), required=False, max_length=60)
    points = blocks.IntegerBlock(label=_("Points"), default=0, min_value=0)

    class Meta:
        label = _("Card")


class ClusterBlock(InOwnWords):
    title = blocks.CharBlock(label=_("Heading"), max_length=120)
    cards = blocks.ListBlock(CardBlock(), label=_("Cards"))

    class Meta:
        label = _("Cluster")


class TableBlock(InOwnWords):
    """One table's results, made from its cards once and edited afterwards."""

    number = blocks.IntegerBlock(label=_("Number"), min_value=1)
    name = blocks.CharBlock(label=_("Topic"), max_length=160)
    prompts = blocks.ListBlock(PromptBlock(), label=_("What it was about"), default=[])
    clusters = blocks.ListBlock(ClusterBlock(), label=_("Clusters"), default=[])
    cards = blocks.ListBlock(CardBlock(), label=_("Further cards"), default=[])

    class Meta:
        icon = "group"
        label = _("Topic table")
        template = "cms/minutes/blocks/table.html"


class PhotographBlock(blocks.StructBlock):
    """Names a photograph of the forum. Whether it may be shown is asked each time (`photographs`)."""

    photograph = PhotographChoice(
        label=_("Photograph"), help_text=_("Once somebody no longer agrees, it is not shown.")
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=200)

    class Meta:
        icon = "image"
        label = _("Photograph of people who agreed")
        template = "cms/minutes/blocks/photograph.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, object]:
        context: dict[str, object] = super().get_context(value, parent_context=parent_context)
        agreed = (parent_context or {}).get("photographs", {})
        return {**context, "photo": agreed.get(value["photograph"])}


class MinutesBody(blocks.StreamBlock):
    text = NamedRichTextBlock(
        features=["h2", *RICH_TEXT], label=_("Text"), icon="pilcrow", template="cms/content/blocks/text.html"
    )
    table = TableBlock()
    photograph = PhotographBlock()
