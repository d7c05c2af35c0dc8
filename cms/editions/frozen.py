"""What was frozen: the sections of an adopted edition with their pictures. Nothing but `take_out` changes them."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Self
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model

from .content.blocks import images_of
from .content.sections import SectionData, SectionKind

PICTURE = "max-1200x1200|format-webp"


class FrozenSectionQuerySet(models.QuerySet["FrozenSection"]):
    def without_content(self) -> Self:
        """For a table of contents."""
        return self.defer("content")


class FrozenSection(models.Model):
    """A chapter, a part's introduction, a field or the plan of the process, as it was on the day of adoption."""

    edition = models.ForeignKey("cms.Edition", on_delete=models.CASCADE, related_name="sections")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=SectionKind.choices)
    key = models.CharField(max_length=64)
    slug = models.SlugField(max_length=255)
    number = models.CharField(max_length=8, blank=True)
    below = models.BooleanField(default=False)
    titles = models.JSONField(_("titles"), default=dict)
    content = models.JSONField(_("content"), default=dict)

    objects = FrozenSectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("section of an edition")
        verbose_name_plural = _("sections of editions")
        ordering = ("edition", "position")
        constraints = [
            models.UniqueConstraint(fields=["edition", "position"], name="edition_section_position"),
            models.UniqueConstraint(fields=["edition", "kind", "key"], name="edition_section_once"),
            models.UniqueConstraint(fields=["edition", "kind", "slug"], name="edition_section_address"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.slug}"

    @property
    def heading(self) -> SectionData:
        """Without what stands in it."""
        return SectionData(SectionKind(self.kind), self.key, self.slug, self.number, self.below, self.titles, {})

    @property
    def data(self) -> SectionData:
        return replace(self.heading, content=self.content)


class FrozenPicture(models.Model):
    """A picture of the text, in the database with it: nothing outside can take it away or put another in its place."""

    edition = models.ForeignKey("cms.Edition", on_delete=models.CASCADE, related_name="pictures")
    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    image = models.PositiveIntegerField(editable=False)  # the editors' picture it was made of, by its number
    width = models.PositiveSmallIntegerField(editable=False)
    height = models.PositiveSmallIntegerField(editable=False)
    content = models.BinaryField()  # WebP

    class Meta:
        verbose_name = _("picture of an edition")
        verbose_name_plural = _("pictures of editions")
        constraints = [models.UniqueConstraint(fields=["edition", "image"], name="edition_picture_once")]

    def __str__(self) -> str:
        return str(self.uuid)


def freeze(edition: int, sections: Sequence[SectionData]) -> None:
    """Keep these sections for the edition of this id, in their order, with the pictures that stand in them.

    Inside the verb's transaction: text and pictures are there together, or neither.
    """
    taken: set[tuple[str, str]] = set()
    rows = []
    for place, section in enumerate(sections):
        row = FrozenSection(edition_id=edition, position=place, **asdict(section))
        if (row.kind, row.slug) in taken:  # chapters of two parts may end alike in their addresses
            row.slug = f"{row.slug}-{row.number.lower()}"
        taken.add((row.kind, row.slug))
        rows.append(row)
    FrozenSection.objects.bulk_create(rows)
    named = {
        image
        for section in sections
        for language in section.languages
        for image in images_of(section.version(language).blocks)
    }
    for image in get_image_model().objects.filter(pk__in=named).order_by("pk"):
        rendition = image.get_rendition(PICTURE)
        with rendition.file.open("rb") as file:
            content = file.read()
        FrozenPicture.objects.create(
            edition_id=edition, image=image.pk, width=rendition.width, height=rendition.height, content=content
        )
