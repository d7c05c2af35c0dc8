"""What an editor can put on a page: few blocks, each drawn by one template."""

import re
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail.images.blocks import ImageBlock
from wagtail_localize.segments import StringSegmentValue

from .rich_text import NamedRichTextBlock

# Everything else that a word processor puts on the clipboard is dropped on saving.
RICH_TEXT = ["bold", "italic", "ol", "ul", "link", "document-link"]


class Level(models.TextChoices):
    SECTION = "2", _("Section")
    SUBSECTION = "3", _("Subsection")


class Tone(models.TextChoices):
    INFO = "info", _("Information")
    SUCCESS = "success", _("Good news")
    WARNING = "warning", _("Please note")


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Heading"), max_length=120)
    level = blocks.ChoiceBlock(choices=Level.choices, default=Level.SECTION, label=_("Level"))

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "cms/content/blocks/heading.html"


class DescribedImageBlock(ImageBlock):
    """Wagtail proposes the picture's title as its description, and after an upload that is the name of a file. The
    first field of its own is called "Image" in every language. In migrations it is the plain ImageBlock."""

    def __init__(self, required: bool = True, **kwargs: Any) -> None:
        super().__init__(required, **kwargs)
        self.child_blocks["image"].label = _("Picture")

    def clean(self, value: Any) -> Any:
        image = super().clean(value)
        if image and not image.decorative and _is_file_name(image.contextual_alt_text, image.filename):
            words = _("This is the name of the file. Please say what the picture shows, or mark it as decoration.")
            raise blocks.StructBlockValidationError(block_errors={"alt_text": ValidationError(words)})
        return image


def _is_file_name(text: str, filename: str) -> bool:
    """Whether the file is called so; storage may have added signs at the end of its name."""
    said, stem = (re.sub(r"[\W_]", "", words).casefold() for words in (text, PurePath(filename).stem))
    return stem.startswith(said)


class PictureBlock(blocks.StructBlock):
    """The text for people who do not see the picture is required, unless it is marked as decoration."""

    image = DescribedImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=200)
    credit = blocks.CharBlock(label=_("Source of the picture"), required=False, max_length=120)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "cms/content/blocks/picture.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Quote"))
    source = blocks.CharBlock(label=_("Who says so"), required=False, max_length=120)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "cms/content/blocks/quote.html"


class TableBlock(TypedTableBlock):
    """A table with a caption and a heading for each column. Wagtail-localize learns here how to translate it."""

    text = blocks.CharBlock(label=_("Text"), required=False)
    number = blocks.DecimalBlock(label=_("Number"), required=False)

    class Meta:
        icon = "table"
        label = _("Table")
        template = "cms/content/blocks/table.html"

    def get_translatable_segments(self, table: TypedTable) -> list[StringSegmentValue]:
        return [StringSegmentValue(path, text) for path, text in self._texts(table) if text]

    def restore_translated_segments(self, table: TypedTable, segments: list[StringSegmentValue]) -> TypedTable:
        for segment in segments:
            text = segment.render_text()
            match segment.path.split("."):
                case ["caption"]:
                    table.caption = text
                case ["heading", column]:
                    table.columns[int(column)]["heading"] = text
                case ["cell", row, column]:
                    table.row_data[int(row)]["values"][int(column)] = text
        return table

    def _texts(self, table: TypedTable) -> Iterable[tuple[str, str]]:
        yield "caption", table.caption
        for at, column in enumerate(table.columns):
            yield f"heading.{at}", column["heading"]
        for row_at, row in enumerate(table.row_data):
            for at, (column, value) in enumerate(zip(table.columns, row["values"], strict=True)):
                if column["block"].name == "text":
                    yield f"cell.{row_at}.{at}", value


class AccordionItem(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Question or heading"), max_length=160)
    text = NamedRichTextBlock(label=_("Text"), features=RICH_TEXT)

    class Meta:
        label = _("Part to open")


class AccordionBlock(blocks.StructBlock):
    items = blocks.ListBlock(AccordionItem(), label=_("Parts to open"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("Parts to open")
        template = "cms/content/blocks/accordion.html"


class CalloutBlock(blocks.StructBlock):
    tone = blocks.ChoiceBlock(choices=Tone.choices, default=Tone.INFO, label=_("Kind"))
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.TextBlock(label=_("Text"), required=False)

    class Meta:
        icon = "info-circle"
        label = _("Box")
        template = "cms/content/blocks/callout.html"


class ButtonValue(blocks.StructValue):
    @property
    def href(self) -> str:
        page = self.get("page")
        return page.localized.url if page else self.get("address") or ""


class ButtonBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Words on the button"), max_length=60)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    address = blocks.CharBlock(
        label=_("or an address"),
        required=False,
        help_text=_("For example /anregungen/neu/ or https://…"),
    )

    class Meta:
        icon = "link"
        label = _("Button")
        template = "cms/content/blocks/button.html"
        value_class = ButtonValue

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        address = cleaned.get("address") or ""
        if bool(cleaned.get("page")) == bool(address):
            raise blocks.StructBlockValidationError(
                non_block_errors=[_("Please choose a page or give an address, not both.")]
            )
        if address and not address.startswith(("/", "https://", "http://", "mailto:", "tel:")):
            raise blocks.StructBlockValidationError(non_block_errors=[_("An address begins with / or https://.")])
        return cleaned


class Body(blocks.StreamBlock):
    """The blocks of every page, in the order an editor sees them."""

    heading = HeadingBlock()
    text = NamedRichTextBlock(
        features=RICH_TEXT, label=_("Text"), icon="pilcrow", template="cms/content/blocks/text.html"
    )
    picture = PictureBlock()
    quote = QuoteBlock()
    table = TableBlock()
    accordion = AccordionBlock()
    callout = CalloutBlock()
    button = ButtonBlock()
