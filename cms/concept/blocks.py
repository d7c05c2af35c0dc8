"""What only a chapter shows: the milestones of the process, and lists and pictures made of the data at each view."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.content.blocks import Body
from cms.structure.chart import chart
from cms.structure.overview import overview
from forums.bodies.models import Structure
from forums.council.process.models import Milestone
from forums.council.process.timeline import points
from forums.fields.models import ActionField, CrossCuttingTheme

from .contents import Entry


class MilestonesBlock(blocks.StaticBlock):
    class Meta:
        icon = "date"
        label = _("Milestones")
        admin_text = _("All milestones of the process, as they stand on the day. Generated from the data.")
        template = "cms/concept/blocks/milestones.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        plan = points(Milestone.objects.for_page())
        return {**super().get_context(value, parent_context), "points": plan}


class FieldsBlock(blocks.StaticBlock):
    class Meta:
        icon = "list-ol"
        label = _("List of the action fields")
        admin_text = _("All action fields with their numbers, each linking to its page. Generated from the data.")
        template = "cms/concept/blocks/fields.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        fields = sorted(ActionField.objects.select_related("parent"), key=lambda field: field.place)
        entries = [
            Entry(field.code, str(field.name), field.get_absolute_url(), below=field.parent is not None)
            for field in fields
        ]
        return {**super().get_context(value, parent_context), "entries": entries}


class ThemesBlock(blocks.StaticBlock):
    class Meta:
        icon = "list-ul"
        label = _("List of the cross-cutting themes")
        admin_text = _("All cross-cutting themes with their descriptions. Generated from the data.")
        template = "cms/concept/blocks/themes.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        return {**super().get_context(value, parent_context), "themes": CrossCuttingTheme.objects.all()}


class SteeringBlock(blocks.StructBlock):
    structure = blocks.ChoiceBlock(choices=Structure.choices, default=Structure.PERMANENT, label=_("Structure"))

    class Meta:
        icon = "group"
        label = _("Picture of who does what")
        template = "cms/concept/blocks/steering.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Adds `half`, `wide` and `narrow`, drawn for the width of a text. Four queries."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        half = next(half for half in overview() if half.structure == value["structure"])
        if not half.groups:
            return context
        return {
            **context,
            "half": half,
            "wide": chart(half, width=680, columns=2),
            "narrow": chart(half, width=340, columns=1),
        }


class ChapterBody(Body):
    """Every block that pages have, and those of the concept."""

    milestones = MilestonesBlock()
    field_list = FieldsBlock()
    theme_list = ThemesBlock()
    steering = SteeringBlock()
