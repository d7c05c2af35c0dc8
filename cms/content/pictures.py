"""The picture at the head of a page: the editors' own, with its words, its source and the part that must be seen.

Wagtail's own image model stays: it has the focal point, a page's blocks name its rows by number, and a model of ours
would have to take those over for one thing, the source, which belongs to the place where a picture is shown anyway
(the same photo is "Foto: Presseamt" here and cropped or captioned there).
"""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from .blocks import PictureBlock


class Pictured(models.Model):
    """Mixin for pages with a picture at their head."""

    picture = StreamField(
        [("picture", PictureBlock())],
        blank=True,
        max_num=1,
        verbose_name=_("picture at the head of the page"),
        help_text=_("The part around the focal point is always to be seen; you set it at the picture itself."),
    )

    PICTURE_PANEL: ClassVar = FieldPanel("picture")

    class Meta:
        abstract = True

    @property
    def head_picture(self) -> Any:
        """The value of its PictureBlock; None where there is none."""
        return self.picture[0].value if self.picture else None
