"""Handing in photographs: of the sheet, and of people who have agreed."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from forums.people.consents import Way
from forums.pictures.fields import PictureField, PictureInput
from forums.pictures.models import Picture
from forums.protection.text_fields import LineField

from .cards import UUID_SHAPE


class PictureForm(forms.Form):
    """The picture is kept under the form's own UUID, so an error in another field does not lose it."""

    client_uuid = forms.UUIDField(widget=forms.HiddenInput)
    photo = PictureField(
        label=_("Photograph"),
        help_text=_("At most 12 MB. We remove where and when it was taken."),
        error_messages={"required": _("Please choose a photograph.")},
        widget=PictureInput(attrs={"capture": "environment"}),
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        files: "MultiValueDict[str, UploadedFile[bytes]] | None" = None,
        *,
        name: str,
    ) -> None:
        super().__init__(data, files, auto_id=f"{name}-%s", initial={"client_uuid": uuid4()})
        waits = self.is_bound and UUID_SHAPE.fullmatch(self.data.get("client_uuid", ""))
        self.waiting = Picture.objects.waiting(UUID(self.data["client_uuid"])).first() if waits else None
        self.fields["photo"].required = self.waiting is None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        data["picture"] = self.waiting
        if data.get("client_uuid"):
            try:
                data["picture"] = Picture.of_form(data["client_uuid"], data.get("photo"))
            except ValidationError as error:
                self.add_error("photo", error)
        return data


class SheetForm(PictureForm):
    pass


class PhotographForm(PictureForm):
    alt = LineField(
        label=_("What does it show?"),
        help_text=_("One sentence for people who cannot see the picture. No names."),
        max_length=200,
    )
    agreed_by = LineField(
        label=_("Who is in the picture and has agreed?"),
        help_text=_("Everybody who can be recognised. The names are kept with the consent and never shown."),
        max_length=120,
    )
    way = forms.ChoiceField(
        label=_("How did they agree?"), choices=Way.choices, initial=Way.PAPER, widget=forms.RadioSelect
    )
    agreed = forms.BooleanField(
        label=_("All of them have agreed that this photograph appears on the website and in the minutes."),
        error_messages={"required": _("Without their consent we may not keep this photo.")},
    )
