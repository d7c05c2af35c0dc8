"""A forum may have a picture at its head; whoever does not see it gets words, unless it is decoration."""

from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.db import IntegrityError, transaction
from django.test import Client
from PIL import Image as PillowImage
from wagtail.images.models import Image

from tests.conftest import City
from tests.factories import ForumFactory, both


@pytest.fixture
def picture(db: None, settings: Any, tmp_path: Any) -> Image:
    settings.MEDIA_ROOT = tmp_path
    file = BytesIO()
    PillowImage.new("RGB", (900, 600), "navy").save(file, "PNG")
    made: Image = Image.objects.create(title="Saal", file=ImageFile(file, name="saal.png"))
    return made


def test_a_picture_without_words_is_refused_unless_it_is_decoration(city: City, picture: Image) -> None:
    forum = ForumFactory()
    forum.picture = picture
    with pytest.raises(ValidationError) as refused:
        forum.full_clean()
    assert "picture_words" in refused.value.message_dict
    with pytest.raises(IntegrityError), transaction.atomic():
        forum.save()
    forum.picture_decorative = True
    forum.full_clean()
    forum.save()


@pytest.mark.parametrize(("decorative", "alt"), [(False, "Ein voller Saal"), (True, "")])
def test_it_stands_on_the_forum_s_page_with_its_source(
    city: City, picture: Image, client: Client, decorative: bool, alt: str
) -> None:
    forum = ForumFactory(
        picture=picture,
        picture_words=both("Ein voller Saal", "A full hall"),
        picture_decorative=decorative,
        picture_credit="Presseamt",
    )
    html = client.get(forum.get_absolute_url()).content.decode()
    head = html.partition('<figure class="head-picture">')[2].partition("</figure>")[0]
    assert f'alt="{alt}"' in head
    assert "Bild: Presseamt" in head


def test_the_forum_stays_when_its_picture_is_deleted(city: City, picture: Image, client: Client) -> None:
    forum = ForumFactory(picture=picture, picture_decorative=True)
    picture.delete()
    assert "head-picture" not in client.get(forum.get_absolute_url()).content.decode()
