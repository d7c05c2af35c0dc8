"""The reasons of a paper as blocks: what the clerk writes, and what is read from the platform each time.

A block that reads data holds no figures, only what it is about; so nothing in a draft grows old before it is sent.
"""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.content.rich_text import NamedRichTextBlock
from forums.fields.models import ActionField

STYLES = ["bold", "italic", "ol", "ul"]  # what PDF and DOCX show alike


def fields_to_choose() -> list[tuple[str, str]]:
    """By slug, in the concept's order."""
    rows = sorted(ActionField.objects.select_related("parent"), key=lambda field: field.place)
    return [(field.slug, f"{field.code} {field}") for field in rows]


class OwnBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Heading"), max_length=120)
    words = NamedRichTextBlock(label=_("Text"), features=STYLES)

    class Meta:
        icon = "pilcrow"
        label = _("Text of your own")


class ReadBlock(blocks.StructBlock):
    """Data with a heading, and words of one's own before it."""

    title = blocks.CharBlock(
        label=_("Heading"), required=False, max_length=120, help_text=_("Empty: the usual heading.")
    )
    words = NamedRichTextBlock(label=_("Before it, in your own words"), required=False, features=STYLES)

    class Meta:
        icon = "table"


class FieldBlock(ReadBlock):
    field = blocks.ChoiceBlock(label=_("Action field"), choices=fields_to_choose)
    with_suggestions = blocks.BooleanBlock(label=_("with figures of its suggestions"), required=False, default=True)

    class Meta:
        icon = "table"
        label = _("State of an action field")


class DraftBody(blocks.StreamBlock):
    own = OwnBlock()
    earlier = ReadBlock(label=_("Mandate and earlier papers"))
    organisation = ReadBlock(label=_("Project organisation"))
    process = ReadBlock(label=_("Process so far"))
    structure = ReadBlock(label=_("Structure of the concept"))
    edition = ReadBlock(label=_("The edition that is to be adopted"))
    steering = ReadBlock(label=_("Communication and steering"))
    officer = ReadBlock(label=_("Migration officer"))
    appointment = ReadBlock(label=_("Proposed appointment"))
    suggestions = ReadBlock(label=_("Suggestions of people and associations"))
    measures = ReadBlock(label=_("The measures it is about"))
    field = FieldBlock()
    matrix = ReadBlock(label=_("Measures by action field and state"))
    money = ReadBlock(label=_("Financial effects by year"))
    outlook = ReadBlock(label=_("Outlook"))

    class Meta:
        required = False
