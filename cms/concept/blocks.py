"""What only a chapter shows: the milestones of the process, and lists and pictures made of the data at each view."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.content.blocks import Body
from cms.structure.chart import chart
from cms.structure.overview import overview
from forums.bodies.models import Structure
from forums.fields.models import ActionField, CrossCuttingTheme
from forums.municipality.calendar import today

from .contents import Entry


class Standing(models.TextChoices):
    """Where the process is, seen from one of its milestones."""

    REACHED = "reached", _("Reached")
    TODAY = "today", _("Today")
    UNDER_WAY = "under_way", _("Happening now")
    NEXT = "next", _("Coming up next")
    AHEAD = "ahead", _("Planned")


@dataclass(frozen=True)
class Point:
    """A milestone as it stands on a day; with `begins` a phase that lasts until `day`."""

    title: str
    text: str
    begins: date | None
    day: date
    standing: Standing


class MilestoneBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=160)
    text = blocks.TextBlock(label=_("Text"), required=False, rows=2)
    begins = blocks.DateBlock(
        label=_("From"), required=False, help_text=_("Only where it takes months: these are shown then, not days.")
    )
    day = blocks.DateBlock(label=_("On, or until"))

    class Meta:
        icon = "date"
        label = _("Milestone")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned["begins"] and cleaned["begins"] > cleaned["day"]:
            raise blocks.StructBlockValidationError(
                block_errors={"day": ValidationError(_("The end lies before the beginning."))}
            )
        return cleaned


class MilestonesBlock(blocks.StructBlock):
    """Says itself what is reached and what comes next: editors write only the dates."""

    items = blocks.ListBlock(MilestoneBlock(), label=_("Milestones"), min_num=1)

    class Meta:
        icon = "date"
        label = _("Milestones")
        template = "cms/concept/blocks/milestones.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        return {**super().get_context(value, parent_context), "points": points(value["items"], on=today())}


def points(milestones: Iterable[Any], *, on: date) -> list[Point]:
    """In the order of the editor, each with its standing on the day."""
    spans = [(each, each["begins"] or each["day"]) for each in milestones]
    following = min((starts for _each, starts in spans if starts > on), default=None)
    return [
        Point(each["title"], each["text"], each["begins"], each["day"], _standing(each, starts, following, on))
        for each, starts in spans
    ]


def _standing(milestone: Any, starts: date, following: date | None, on: date) -> Standing:
    if milestone["day"] < on:
        return Standing.REACHED
    if starts <= on:
        return Standing.UNDER_WAY if milestone["begins"] else Standing.TODAY
    return Standing.NEXT if starts == following else Standing.AHEAD


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
