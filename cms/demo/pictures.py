"""Drawings of our own, uploaded as an editor's pictures would be. They decorate, so they need no words."""

from pathlib import Path

from django.core.files.base import ContentFile
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from forums.printing.writing import picture

from .writing import Block

FOLDER = Path(__file__).parent / "data" / "pictures"
TITLES = {"town": "Die Stadt am Fluss (Zeichnung)", "table": "Menschen an einem Tisch (Zeichnung)"}


def drawing(name: str) -> AbstractImage:
    """Uploaded once. The middle is what must be seen."""
    title = TITLES[name]
    known: AbstractImage | None = get_image_model().objects.filter(title=title).first()
    if known is not None:
        return known
    content = picture(
        "cms/demo/picture.typ", title=title, language="de", data={"svg": (FOLDER / f"{name}.svg").read_text()}
    )
    made: AbstractImage = get_image_model().objects.create(
        title=title,
        file=ContentFile(content, name=f"{name}.png"),
        focal_point_x=800,
        focal_point_y=320,
        focal_point_width=600,
        focal_point_height=300,
    )
    return made


def at_the_head(name: str) -> list[Block]:
    """The value of a page's head picture."""
    return [("picture", {"image": _decorative(name), "caption": "", "credit": ""})]


def _decorative(name: str) -> AbstractImage:
    shown = drawing(name)
    shown.decorative, shown.contextual_alt_text = True, ""
    return shown
