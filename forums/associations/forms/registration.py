"""The steps of a registration. Each saves by itself; what is wrong in one field never costs another."""

from typing import ClassVar
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from forums.fields.models import ActionField
from forums.municipality.district_field import DistrictField
from forums.municipality.languages import SPOKEN
from forums.municipality.text_language import checked
from forums.people.models import User
from forums.pictures.fields import PictureField
from forums.pictures.models import Picture
from forums.protection.client_uuid import ClientUUIDField
from forums.protection.mail_addresses import AddressField, AddressInput

from ..models import Association
from .choices import offer
from .consents import ConsentForm

MOST_LANGUAGES = 12
LONGEST_ANSWER = 3000
LACKING = frozenset({"required", "no_way"})

type Files = MultiValueDict[str, UploadedFile[bytes]]


class Step(models.TextChoices):
    """In the order they are asked; the value is part of the address."""

    NAME = "name", _("Name and kind")
    WORK = "taetigkeit", _("What you do")
    PLACE = "ort", _("Where you are")
    CONTACT = "kontakt", _("How to reach you")
    CONSENT = "zustimmung", _("What may be public")


class StepForm(forms.ModelForm[Association]):
    """A part of the association's data. What the office needs is required here, where it is entered."""

    required: ClassVar[frozenset[str]] = frozenset()
    conditional: ClassVar[frozenset[str]] = frozenset()  # one of them is enough: none is optional by itself

    def __init__(
        self, data: QueryDict | None = None, files: Files | None = None, *, instance: Association | None = None
    ) -> None:
        super().__init__(data, files, instance=instance)
        for name in self.required:
            self.fields[name].required = True

    @property
    def only_lacks(self) -> bool:
        """Nothing is wrong with what was entered; something is left to enter."""
        return all(error.code in LACKING for errors in self.errors.as_data().values() for error in errors)

    def keep(self, *, by: User | None) -> bool:
        """Save every field that is right, also when another is wrong. Returns whether all were."""
        right = self.is_valid()
        changed = [name for name in self.changed_data if name in self.cleaned_data]
        columns = [name for name in changed if _is_column(name)]
        with transaction.atomic():
            if columns:
                self.instance.save(update_fields=columns)
            self._keep_rest(changed)
            self.instance.note_change(changed, by=by)
        return right

    def _keep_rest(self, changed: list[str]) -> None:
        """What is no column of the association's own row."""


def _is_column(name: str) -> bool:
    return any(field.name == name for field in Association._meta.concrete_fields)


class NameForm(StepForm):
    required = frozenset({"kind"})

    class Meta:
        model = Association
        fields: ClassVar = ["name", "own_name", "own_language", "kind", "founded", "register_number"]
        widgets: ClassVar = {
            "own_name": forms.TextInput(attrs={"dir": "auto"}),
            "register_number": forms.TextInput(attrs={"dir": "ltr"}),
        }
        help_texts: ClassVar = {
            "name": _("As in the register of associations, or on your letterhead."),
            "own_name": _("In your own script, if you like."),
            "register_number": _("For example: VR 1234. Leave it empty if you are not registered."),
        }


class BeginForm(NameForm):
    """The first step makes the draft."""

    client_uuid = ClientUUIDField(required=False)

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.initial["client_uuid"] = uuid4()

    def begin(self, *, by: User | None, language: str) -> Association:
        data = {name: self.cleaned_data[name] for name in NameForm.Meta.fields}
        return Association.begin(client_uuid=self.cleaned_data["client_uuid"], by=by, language=language, **data)


class WorkForm(StepForm):
    required = frozenset({"activities"})

    languages = forms.MultipleChoiceField(
        label=_("Languages you speak"),
        choices=SPOKEN,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    logo_upload = PictureField(label=_("Logo"), required=False)
    logo_away = forms.BooleanField(label=_("Remove the logo"), required=False)

    class Meta:
        model = Association
        fields: ClassVar = ["activities", "activities_language", "interests"]
        widgets: ClassVar = {
            "activities": forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
            "interests": forms.CheckboxSelectMultiple,
        }
        help_texts: ClassVar = {
            "activities": _("A few sentences are enough: for whom, what and how often."),
            "interests": _("Once you are verified, we ask the team of each of these topics to take you in."),
        }

    field_order = ["activities", "activities_language", "languages", "interests", "logo_upload", "logo_away"]

    def __init__(self, data: QueryDict | None = None, files: Files | None = None, *, instance: Association) -> None:
        super().__init__(data, files, instance=instance)
        self.initial["languages"] = self.instance.languages
        offer(self, "interests", ActionField.objects.leaves().select_related("parent"))
        if self.instance.slug:  # verified: whoever wants to join more topics asks their teams
            self.fields["interests"].help_text = _(
                "Which topics do you work on? You join them on the page “Our topics”."
            )
        if self.instance.logo is None:
            del self.fields["logo_away"]

    def clean_languages(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["languages"]
        if len(chosen) > MOST_LANGUAGES:
            raise ValidationError(_("Please choose at most %(most)s languages."), params={"most": MOST_LANGUAGES})
        return chosen

    def clean_logo_upload(self) -> Picture | None:
        upload = self.cleaned_data["logo_upload"]
        return Picture.take(upload) if upload else None

    def _find_language(self, association: Association) -> None:
        """Where nobody has touched the choice, the text says what language it is in."""
        found = checked(association.activities_language, association.activities)
        if found != association.activities_language:
            association.activities_language = found
            association.save(update_fields=["activities_language"])

    def _keep_rest(self, changed: list[str]) -> None:
        association = self.instance
        if "activities" in changed and "activities_language" not in changed:
            self._find_language(association)
        if "languages" in changed:
            association.set_languages(self.cleaned_data["languages"])
            association.save(update_fields=["spoken"])
        if "interests" in changed:
            association.interests.set(self.cleaned_data["interests"])
        logo = self.cleaned_data.get("logo_upload")
        if logo or self.cleaned_data.get("logo_away"):
            association.change_logo(logo)


class PlaceForm(StepForm):
    class Meta:
        model = Association
        fields: ClassVar = ["street", "postcode", "town", "district", "meeting_place"]
        field_classes: ClassVar = {"district": DistrictField}
        widgets: ClassVar = {
            "street": forms.TextInput(attrs={"autocomplete": "address-line1"}),
            "postcode": forms.TextInput(attrs={"autocomplete": "postal-code", "inputmode": "numeric", "dir": "ltr"}),
            "meeting_place": forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        }
        help_texts: ClassVar = {"street": _("Where letters reach you. You decide later whether the address is public.")}


class ContactForm(StepForm):
    required = frozenset({"contact_name"})
    conditional = frozenset({"phone", "email", "registrar_email"})

    website = forms.URLField(
        label=_("Website"), required=False, assume_scheme="https", widget=forms.URLInput(attrs={"dir": "ltr"})
    )

    class Meta:
        model = Association
        fields: ClassVar = ["contact_name", "contact_function", "email", "phone", "website", "registrar_email"]
        widgets: ClassVar = {
            "contact_name": forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
            "email": AddressInput(attrs={"dir": "ltr"}),
            "phone": forms.TextInput(attrs={"type": "tel", "dir": "ltr"}),
            "registrar_email": AddressInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        }
        field_classes: ClassVar = {"email": AddressField, "registrar_email": AddressField}
        help_texts: ClassVar = {
            "registrar_email": _("We will write to you there about this registration. It is never public."),
        }

    def __init__(self, data: QueryDict | None = None, files: Files | None = None, *, instance: Association) -> None:
        super().__init__(data, files, instance=instance)
        if self.instance.slug:  # once verified, speakers have accounts of their own
            del self.fields["registrar_email"]

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if not any(cleaned.get(name) or name in self.errors for name in self.conditional):
            self.add_error(
                "phone", ValidationError(_("Please enter a telephone number or an e-mail address."), "no_way")
            )
        return cleaned

    def clean_registrar_email(self) -> str:
        return str(self.cleaned_data["registrar_email"]).lower()

    def _keep_rest(self, changed: list[str]) -> None:
        if "registrar_email" in changed:  # another address has not been proved yet
            self.instance.registrar_confirmed_at = None
            self.instance.save(update_fields=["registrar_confirmed_at"])


_FORMS: dict[Step, type[StepForm]] = {
    Step.NAME: NameForm,
    Step.WORK: WorkForm,
    Step.PLACE: PlaceForm,
    Step.CONTACT: ContactForm,
}


def step_with(field: str) -> Step:
    """Where this column is entered."""
    return next(step for step, form in _FORMS.items() if field in form.base_fields)


def form_for(
    step: Step, association: Association, data: QueryDict | None = None, files: Files | None = None
) -> StepForm | ConsentForm:
    if step == Step.CONSENT:
        return ConsentForm(data, association=association)
    return _FORMS[step](data, files, instance=association)


class AnswerForm(forms.Form):
    """One text, with the version of the page it was written on."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    text = forms.CharField(
        label=_("Your text"), max_length=LONGEST_ANSWER, widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"})
    )


class RemarkForm(AnswerForm):
    """For whoever was only asked to check the data: there may be nothing to add."""

    text = forms.CharField(
        label=_("Would you like to add anything?"),
        max_length=LONGEST_ANSWER,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
