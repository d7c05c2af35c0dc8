"""Drawings of our own: uploaded as an editor's pictures would be, which decorate and need no words; handed in with news
of a measure; and in place of photos beside the names of invented people."""

from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from forums.faces.models import SIDE
from forums.pictures.models import Picture
from forums.printing.writing import picture

from .writing import Block

WIDTH, HEIGHT = 1600, 640  # pixels
FOLDER = Path(__file__).parent / "data" / "pictures"
TITLES = {"town": "Die Stadt am Fluss (Zeichnung)", "table": "Menschen an einem Tisch (Zeichnung)"}


def drawing(name: str) -> AbstractImage:
    """Uploaded once. The middle is what must be seen."""
    title = TITLES[name]
    known: AbstractImage | None = get_image_model().objects.filter(title=title).first()
    if known is not None:
        return known
    content = _drawn(name, title=title)
    made: AbstractImage = get_image_model().objects.create(
        title=title,
        file=ContentFile(content, name=f"{name}.png"),
        focal_point_x=800,
        focal_point_y=320,
        focal_point_width=600,
        focal_point_height=300,
    )
    return made


def handed_in(name: str, *, title: str, face: bool = False) -> Picture:
    """As a form takes it in; a face is square."""
    content = _drawn(name, title=title, width=SIDE if face else WIDTH, height=SIDE if face else HEIGHT)
    upload = SimpleUploadedFile(f"{name}.png", content, content_type="image/png")
    return Picture.take(upload, square=SIDE if face else None)


def _drawn(name: str, *, title: str, width: int = WIDTH, height: int = HEIGHT) -> bytes:
    data = {"svg": (FOLDER / f"{name}.svg").read_text(), "width": width, "height": height}
    return picture("cms/demo/picture.typ", title=title, language="de", data=data)


def at_the_head(name: str) -> list[Block]:
    """The value of a page's head picture."""
    return [("picture", {"image": _decorative(name), "caption": "", "credit": ""})]


def _decorative(name: str) -> AbstractImage:
    shown = drawing(name)
    shown.decorative, shown.contextual_alt_text = True, ""
    return shown
