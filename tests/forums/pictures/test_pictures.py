"""Pictures are checked by content, re-encoded without location, kept privately, shown to who may see them."""

import uuid
from datetime import timedelta
from io import BytesIO

import pillow_heif
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from forums.pictures.models import Picture
from forums.pictures.permissions import keyed_url
from forums.pictures.reencoding import LARGEST_FILE

pytestmark = pytest.mark.django_db
GPS, ORIENTATION = 0x8825, 0x0112


def photo(format: str = "JPEG", size: tuple[int, int] = (2400, 1200), name: str = "foto.jpg") -> SimpleUploadedFile:
    """A photograph with its place and a camera held upright."""
    image, out = Image.new("RGB", size, "seagreen"), BytesIO()
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS)[1] = "N"
    image.save(out, format, exif=exif)
    return SimpleUploadedFile(name, out.getvalue(), content_type="image/jpeg")


def kept(picture: Picture) -> Image.Image:
    with picture.file.open() as file:
        image = Image.open(BytesIO(file.read()))
        image.load()
        return image


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_kept_small_upright_and_without_its_place(format: str) -> None:
    picture = Picture.take(photo(format))
    image = kept(picture)
    assert (image.format, image.size, dict(image.getexif())) == ("WEBP", (800, 1600), {})
    assert (picture.width, picture.height) == (800, 1600)


def test_a_telephone_s_heic_works() -> None:
    out = BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (64, 48), "navy")).save(out, quality=80)
    picture = Picture.take(SimpleUploadedFile("IMG_1.HEIC", out.getvalue()))
    assert kept(picture).size == (64, 48)


@pytest.mark.parametrize(
    "content", [b"", b"<svg onload=alert(1)>", b"%PDF-1.4", b"GIF89a" + b"\0" * 9, b"\xff\xd8\xff" + b"x" * 99]
)
def test_what_is_no_photo_is_refused_whatever_it_is_called(content: bytes) -> None:
    with pytest.raises(ValidationError, match="JPG"):
        Picture.take(SimpleUploadedFile("foto.jpg", content, content_type="image/jpeg"))
    assert Picture.objects.count() == 0


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    out = BytesIO()
    Image.new("1", (9000, 9000)).save(out, "PNG")
    with pytest.raises(ValidationError) as refused:
        Picture.take(SimpleUploadedFile("foto.png", out.getvalue()))
    assert refused.value.code == "bomb"


def test_a_file_over_twelve_megabytes_is_refused() -> None:
    with pytest.raises(ValidationError) as refused:
        Picture.take(SimpleUploadedFile("foto.jpg", b"x" * (LARGEST_FILE + 1)))
    assert refused.value.code == "too_large"


def test_a_later_photo_of_the_same_form_replaces_the_earlier() -> None:
    form = uuid.uuid4()
    first = Picture.take(photo(), form)
    second = Picture.take(photo(), form)
    assert list(Picture.objects.all()) == [second]
    assert not first.file.storage.exists(first.file.name)


def test_only_what_waited_a_day_is_discarded() -> None:
    old, young, taken = Picture.take(photo(), uuid.uuid4()), Picture.take(photo(), uuid.uuid4()), Picture.take(photo())
    Picture.objects.exclude(pk=young.pk).update(taken_in=timezone.now() - timedelta(hours=25))
    assert Picture.objects.abandoned().discard() == 1
    assert list(Picture.objects.order_by("pk")) == [young, taken]
    assert not old.file.storage.exists(old.file.name)


def test_nobody_sees_a_picture_that_no_rule_shows(client: Client) -> None:
    assert client.get(f"/bilder/{Picture.take(photo()).uuid}/").status_code == 404
    assert client.get(f"/bilder/{uuid.uuid4()}/").status_code == 404


def test_a_key_opens_one_picture_for_a_day(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    picture, other = Picture.take(photo()), Picture.take(photo())
    response = client.get(keyed_url(picture))
    assert (response.status_code, response["Content-Type"]) == (200, "image/webp")
    assert response["Cache-Control"] == "private, max-age=3600"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response.content.startswith(b"RIFF")
    assert client.get(keyed_url(picture).replace(str(picture.uuid), str(other.uuid))).status_code == 404
    url = keyed_url(picture)
    later = timezone.now().timestamp() + 60 * 60 * 25
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert client.get(url).status_code == 404


def test_an_earlier_try_s_picture_is_still_there_until_it_is_taken_back() -> None:
    form = uuid.uuid4()
    first = Picture.of_form(form, photo())
    assert Picture.of_form(form, None) == first
    assert Picture.of_form(form, None, away=True) is None
    assert Picture.objects.count() == 0
