"""Choosing a proof: one file at a time, so that each gets through the limits of every server in between."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from forums.people.models import User
from forums.pictures.fields import PictureField, PictureInput
from forums.protection.client_uuid import ClientUUIDField

from ..models import Association, Proof, ProofKind

type Files = MultiValueDict[str, UploadedFile[bytes]]


class ProofInput(PictureInput):
    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        words = {
            "accept": "application/pdf,image/*,.heic",
            "data-picture-too-large": _("This file is too large. The limit is 12 MB."),
            "data-picture-alt": _("The file you have chosen"),
            "data-picture-remove": _("Choose no file"),
        }
        super().__init__({**words, **(attrs or {})})


class ProofForm(forms.Form):
    conditional = frozenset({"file", "away"})

    client_uuid = ClientUUIDField()
    kind = forms.ChoiceField(label=_("What is it?"), choices=ProofKind.choices, widget=forms.RadioSelect)
    file = PictureField(
        label=_("File"),
        help_text=_("A PDF or a photo, at most 12 MB. One file at a time: you can add more afterwards."),
        required=False,  # unless none waits here
        widget=ProofInput,
    )
    away = forms.BooleanField(label=_("Leave out this file"), required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        files: Files | None = None,
        *,
        association: Association,
        too_many: Callable[[], bool] = lambda: False,
    ) -> None:
        self.association, self.too_many = association, too_many
        self.uuid = ClientUUIDField().to_python(data.get("client_uuid") if data else None)
        waiting = Proof.objects.waiting(self.uuid).filter(association_id=association.pk)
        if data and data.get("away"):
            waiting.discard()
        self.proof = waiting.first()
        super().__init__(data, files, initial={"client_uuid": self.uuid})
        self._tell_what_waits()

    def clean_file(self) -> Proof | None:
        upload = self.cleaned_data["file"]
        if upload:
            if Proof.known(self.association, upload) is None and self.too_many():
                raise ValidationError(_("Those were many files at once. Please try again in an hour."), "too_many")
            self.proof = Proof.take(self.association, upload, self.uuid)
            self._tell_what_waits()
        return self.proof

    def hand_in(self, *, by: User | None) -> None:
        """Raises NotPossible once the office has decided, or when there are too many."""
        if self.proof is not None:
            self.association.hand_in(self.proof, ProofKind(self.cleaned_data["kind"]), by=by)

    def _tell_what_waits(self) -> None:
        """A file that came through with an earlier try need not be chosen again."""
        self.fields["file"].required = self.proof is None
        if self.proof is not None:
            self.fields["file"].help_text = _("We have your file already. Choose another one only to replace it.")
