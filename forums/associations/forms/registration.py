"""The steps of a registration. Each saves by itself; what is wrong in one field never costs another."""

from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from forums.fields.models import ActionField
from forums.municipality.languages import SPOKEN
from forums.people.consents import Purpose, Way, Wish
from forums.people.models import User
from forums.pictures.models import Picture

from ..models import Association, Item
from ..permissions import enters_for

MOST_LANGUAGES = 12


class Step(models.TextChoices):
    """In the order they are asked; the value is part of the address."""

    NAME = "name", _("Name and kind")
    WORK = "taetigkeit", _("What you do")
    PLACE = "ort", _("Where you are")
    CONTACT = "kontakt", _("How to reach you")
    CONSENT = "zustimmung", _("What may be shown")


class StepForm(forms.ModelForm[Association]):
    """A part of the association's data."""

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
    class Meta:
        model = Association
        fields: ClassVar = ["name", "own_name", "own_language", "kind", "founded", "register_number"]
        widgets: ClassVar = {
            "own_name": forms.TextInput(attrs={"dir": "auto"}),
            "register_number": forms.TextInput(attrs={"dir": "ltr"}),
        }
        help_texts: ClassVar = {
            "name": _("As it stands in the register or on your letters."),
            "own_name": _("In your own script, if you like."),
            "register_number": _("For example: VR 1234. Leave it empty if you are not registered."),
        }


class BeginForm(NameForm):
    """The first step makes the draft."""

    client_uuid = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("client_uuid", uuid4())

    def begin(self, *, by: User | None, language: str) -> Association:
        facts = {name: self.cleaned_data[name] for name in NameForm.Meta.fields}
        return Association.begin(
            client_uuid=self.cleaned_data["client_uuid"] or uuid4(), by=by, language=language, **facts
        )


class WorkForm(StepForm):
    languages = forms.MultipleChoiceField(
        label=_("Languages you speak"),
        choices=SPOKEN,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    logo_upload = forms.FileField(
        label=_("Logo"), required=False, widget=forms.FileInput(attrs={"accept": "image/*,.heic"})
    )
    logo_away = forms.BooleanField(label=_("Remove the logo"), required=False)

    class Meta:
        model = Association
        fields: ClassVar = ["activities", "activities_language", "interests"]
        widgets: ClassVar = {
            "activities": forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
            "interests": forms.CheckboxSelectMultiple,
        }
        help_texts: ClassVar = {
            "activities": _("A few sentences are enough: for whom, what, how often."),
            "interests": _("Which topics do you work on?"),
        }

    field_order = ["activities", "activities_language", "languages", "interests", "logo_upload", "logo_away"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["languages"] = self.instance.languages
        leaves = ActionField.objects.leaves().select_related("parent")
        self.fields["interests"].queryset = leaves  # type: ignore[attr-defined]
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

    def _keep_rest(self, changed: list[str]) -> None:
        association = self.instance
        if "languages" in changed:
            association.speak(self.cleaned_data["languages"])
            association.save(update_fields=["spoken"])
        if "interests" in changed:
            association.interests.set(self.cleaned_data["interests"])
        logo = self.cleaned_data.get("logo_upload")
        if logo or self.cleaned_data.get("logo_away"):
            association.logo = logo
            association.save(update_fields=["logo"])


class PlaceForm(StepForm):
    class Meta:
        model = Association
        fields: ClassVar = ["street", "postcode", "town", "district", "meeting_place"]
        widgets: ClassVar = {
            "street": forms.TextInput(attrs={"autocomplete": "street-address"}),
            "postcode": forms.TextInput(attrs={"autocomplete": "postal-code", "inputmode": "numeric", "dir": "ltr"}),
            "meeting_place": forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        }
        help_texts: ClassVar = {"street": _("Where letters reach you. You decide later whether it is shown.")}


class ContactForm(StepForm):
    website = forms.URLField(
        label=_("Website"), required=False, assume_scheme="https", widget=forms.URLInput(attrs={"dir": "ltr"})
    )

    class Meta:
        model = Association
        fields: ClassVar = ["contact_name", "contact_function", "email", "phone", "website", "registrar_email"]
        widgets: ClassVar = {
            "contact_name": forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
            "email": forms.EmailInput(attrs={"dir": "ltr"}),
            "phone": forms.TextInput(attrs={"type": "tel", "dir": "ltr"}),
            "registrar_email": forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        }
        help_texts: ClassVar = {
            "registrar_email": _(
                "We write to it about this registration, and it becomes the first person responsible. Never shown."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.slug:  # once verified, speakers have accounts of their own
            del self.fields["registrar_email"]

    def clean_registrar_email(self) -> str:
        return str(self.cleaned_data["registrar_email"]).lower()

    def _keep_rest(self, changed: list[str]) -> None:
        if "registrar_email" in changed:  # another address has not been proved yet
            self.instance.registrar_confirmed_at = None
            self.instance.save(update_fields=["registrar_confirmed_at"])


class ConsentForm(forms.Form):
    """One box for each item, and one for the city's list. Nothing is ticked beforehand."""

    shown = forms.MultipleChoiceField(
        label=_("This may be shown on this website"),
        help_text=_("Without the first box your association does not stand in the public directory."),
        choices=Item.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    listed = forms.MultipleChoiceField(
        label=_("This may be passed on with the city's list of associations"),
        help_text=_(
            "The office for civic engagement keeps this list and gives it to people who look for an association."
        ),
        choices=[choice for choice in Item.choices if choice[0] != Item.LOGO],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, association: Association, **kwargs: Any) -> None:
        self.association = association
        given = association.wishes()
        kwargs["initial"] = {
            "shown": [wish.item for wish in given if wish.purpose == Purpose.WEBSITE],
            "listed": [wish.item for wish in given if wish.purpose == Purpose.LIST],
        }
        super().__init__(*args, **kwargs)

    def keep(self, *, by: User | None) -> bool:
        if not self.is_valid():
            return False
        wishes = [Wish(Purpose.WEBSITE, item) for item in self.cleaned_data["shown"]]
        wishes += [Wish(Purpose.LIST, item) for item in self.cleaned_data["listed"]]
        it, on_paper = self.association, by is not None and enters_for(by, self.association)
        name = it.contact_name if by is None or on_paper else by.get_full_name()
        it.agree(wishes, by=by, by_name=name, way=Way.PAPER if on_paper else Way.ONLINE)
        return True


_FORMS: dict[Step, type[StepForm]] = {
    Step.NAME: NameForm,
    Step.WORK: WorkForm,
    Step.PLACE: PlaceForm,
    Step.CONTACT: ContactForm,
}


def form_for(step: Step, association: Association, data: Any = None, files: Any = None) -> StepForm | ConsentForm:
    if step == Step.CONSENT:
        return ConsentForm(data, association=association)
    return _FORMS[step](data, files, instance=association)


class WordsForm(forms.Form):
    """One text, with the version of the page it was written on."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    text = forms.CharField(
        label=_("Your text"), max_length=3000, widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"})
    )


class RemarkForm(WordsForm):
    """For who has been asked to look through the data only: there may be nothing to add."""

    text = forms.CharField(
        label=_("Do you want to add something?"),
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
