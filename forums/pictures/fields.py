"""Choosing a picture in a form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .reencoding import LARGEST_FILE


class PictureInput(forms.FileInput):
    """The browser says at once what is too large, shows the picture and lets it be taken back
    (`js/parts/picture.js`); what it finds is checked again when the form arrives."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        words = {
            "data-picture": LARGEST_FILE,
            "data-picture-too-large": _("This photo is too large. The limit is 12 MB."),
            "data-picture-alt": _("The picture you have chosen"),
            "data-picture-remove": _("Choose no picture"),
        }
        super().__init__({"accept": "image/*,.heic", **words, **(attrs or {})})


class PictureField(forms.FileField):
    widget = PictureInput
