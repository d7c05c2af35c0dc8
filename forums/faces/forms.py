"""Setting a photo: by the person, or by the coordination for somebody who has signed."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from forums.municipality.calendar import today
from forums.people.consents import Way
from forums.people.models import Person, User
from forums.pictures.fields import PictureField
from forums.pictures.models import Picture

from .models import SIDE, PersonPhoto

# Whoever changes these words raises `models.TEXT_VERSION`.
WORDS = _(
    "My photo may be shown on the website beside my name. I can withdraw this at any time. "
    "The photo is then deleted at once."
)


class PhotoForm(forms.Form):
    """What it lets through is re-encoded already: `kept`, also where something else is missing."""

    conditional = frozenset({"photo"})  # not asked for again where it waits from an earlier try

    client_uuid = forms.UUIDField(widget=forms.HiddenInput)
    photo = PictureField(
        label=_("Photo"),
        help_text=_("At most 12 MB. We cut it to a square and remove where and when it was taken."),
        required=False,
    )
    agreed = forms.BooleanField(
        label=WORDS, error_messages={"required": _("Without consent we may not show the photo.")}
    )

    kept: Picture | None = None

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, initial={"client_uuid": uuid4()}, use_required_attribute=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if client_uuid := cleaned.get("client_uuid"):
            try:
                self.kept = Picture.of_form(client_uuid, self.files.get("photo"), square=SIDE)
            except forms.ValidationError as refused:
                self.add_error("photo", refused)
                return cleaned
        if self.kept is None:
            self.add_error("photo", _("Please choose a photo."))
        return cleaned

    def show_for(self, person: Person, *, by: User) -> None:
        if self.kept is not None:
            PersonPhoto.show(person, self.kept, by=by)


class SignedPhotoForm(PhotoForm):
    """For somebody who has signed on paper: which words, and when."""

    agreed_on = forms.DateField(
        label=_("Signed on"), widget=forms.DateInput(attrs={"type": "date"}), help_text=_("The date on the paper.")
    )

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        self.fields["agreed"].label = _("This person has signed these words: “%(words)s”") % {"words": WORDS}

    def clean_agreed_on(self) -> Any:
        day = self.cleaned_data["agreed_on"]
        if day > today():
            raise forms.ValidationError(_("This day is still to come."))
        return day

    def show_for(self, person: Person, *, by: User) -> None:
        if self.kept is not None:
            PersonPhoto.show(person, self.kept, by=by, way=Way.PAPER, agreed_on=self.cleaned_data["agreed_on"])
