"""Photographs as people hand them in."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def upload(colour: str = "seagreen", size: tuple[int, int] = (900, 1200)) -> SimpleUploadedFile:
    content = BytesIO()
    Image.new("RGB", size, colour).save(content, "JPEG")
    return SimpleUploadedFile("foto.jpg", content.getvalue(), "image/jpeg")
