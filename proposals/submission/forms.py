"""The form of a suggestion. Only the text is asked for; everything else may stay empty."""

from functools import cached_property
from typing import Any
from uuid import UUID, uuid4, uuid5

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from forums.associations.models import Association
from forums.associations.permissions import spoken_for
from forums.fields.models import ActionField, CrossCuttingTheme
from forums.municipality.calendar import today
from forums.people.models import User
from forums.people.roles import Visitor
from forums.pictures.fields import PictureField
from forums.pictures.models import Picture
from forums.protection.client_uuid import ClientUUIDField
from forums.protection.mail_addresses import AddressField, AddressInput
from forums.protection.spam import opened_token
from forums.protection.text_fields import LineField, PlainTextField
from proposals.suggestions.endorsement.models import Endorsement, Part
from proposals.suggestions.following import Follower
from proposals.suggestions.models import Source, Suggestion, SuggestionKind
from proposals.suggestions.passages import Passage, passage_of
from proposals.suggestions.secret_words import hashed
from proposals.suggestions.wording import TITLE_LENGTH

from .languages import FOUND_BY_US, TEXT_LANGUAGES, found_in
from .place import PlaceForm

TEXT_LENGTH = 10_000


def already_received(data: QueryDict) -> Suggestion | None:
    """What this very form has brought already: whoever sends it again gets the receipt, however often."""
    try:
        form_uuid = UUID(data.get("client_uuid", ""))
    except ValueError:
        return None
    text = str(SuggestionForm.base_fields["text"].to_python(data.get("text", "")))
    return Suggestion.objects.filter(client_uuid=uuid5(form_uuid, text)).first()


class SuggestionForm(PlaceForm):
    client_uuid = ClientUUIDField(required=False)
    opened = forms.CharField(required=False, widget=forms.HiddenInput)
    about = forms.CharField(required=False, widget=forms.HiddenInput)
    text = PlainTextField(
        label=_("What should change?"),
        help_text=_("Write in your own language. One sentence is enough. There is room for three pages."),
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 7, "dir": "auto"}),
    )
    language = forms.ChoiceField(
        label=_("Language of your text"), choices=[FOUND_BY_US, *TEXT_LANGUAGES], required=False, widget=forms.Select
    )
    title = LineField(
        label=_("Heading"),
        help_text=_("If you leave it empty, we take your first words."),
        max_length=TITLE_LENGTH,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    kind = forms.ChoiceField(
        label=_("Is it …"), choices=SuggestionKind.choices, required=False, widget=forms.RadioSelect
    )
    field = forms.ModelChoiceField(
        label=_("Topic"),
        queryset=ActionField.objects.none(),
        to_field_name="slug",
        empty_label=_("I don't know"),
        required=False,
        help_text=_("We will find the right team, even if you choose nothing."),
    )
    theme = forms.ModelChoiceField(
        label=_("Is it mainly about …"),
        queryset=CrossCuttingTheme.objects.all(),
        to_field_name="slug",
        empty_label=_("nothing in particular"),
        required=False,
    )
    photo = PictureField(
        label=_("Photo"),
        help_text=_("At most 12 MB. We remove where and when it was taken. Please do not show anyone's face."),
        required=False,
    )
    photo_public = forms.BooleanField(label=_("The photo may be shown on the website"), required=False)
    photo_away = forms.BooleanField(label=_("Remove this photo"), required=False)
    name = LineField(
        label=_("Your name"),
        help_text=_("You may stay anonymous."),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    name_public = forms.BooleanField(label=_("My name may be shown on the website"), required=False)
    email = AddressField(
        label=_("E-mail"),
        help_text=_("We write to you only about this suggestion. First we ask whether the address is yours."),
        required=False,
        widget=AddressInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )
    # Called so that neither the draft on the device nor the browser's memory keeps it.
    codeword = LineField(
        label=_("Secret word"),
        help_text=_(
            "With your number and this word you can find your suggestion again, without a link. 4 letters or more."
        ),
        min_length=4,
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )

    photo_kept: Picture | None = None

    # Only for those who may speak for an association; asked at each act, since both may be true of one person.
    speaks_for = forms.ModelChoiceField(
        label=_("You write …"),
        queryset=Association.objects.none(),
        empty_label=_("as a person"),
        required=False,
        widget=forms.RadioSelect,
        help_text=_("What you write for an association appears under its name."),
    )

    def __init__(self, *args: Any, user: Visitor | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        spoken = spoken_for(user) if user else []
        if spoken:
            chosen = Association.objects.filter(pk__in=[association.pk for association in spoken])
            self._offer("speaks_for", chosen)
        else:
            del self.fields["speaks_for"]
        self._offer("field", ActionField.objects.leaves())
        self.initial = {"client_uuid": uuid4(), "opened": opened_token(), **(self.initial or {})}

    def _offer[M: Model](self, name: str, rows: QuerySet[M]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = rows

    @cached_property
    def passage(self) -> Passage | None:
        """The passage it is about, as it stands now; None where there is none (any more)."""
        return passage_of(str(self["about"].value() or ""))

    @property
    def is_passage_asked_about(self) -> bool:
        """People are asked about it today; afterwards it is a suggestion like any other, with its place."""
        return self.passage is not None and self.passage.is_asked_about(today())

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        form_uuid = cleaned["client_uuid"]
        try:
            self.photo_kept = Picture.of_form(form_uuid, self.files.get("photo"), away=bool(cleaned.get("photo_away")))
        except ValidationError as refused:
            self.add_error("photo", refused)
        return cleaned

    def receive(self, *, author: Visitor) -> Suggestion:
        """Take it in, once for each text of this form: going back and writing another text makes another."""
        facts = self.cleaned_data
        sent = uuid5(facts["client_uuid"], facts["text"])
        association = facts.get("speaks_for")
        with transaction.atomic():
            suggestion = Suggestion.receive(
                text=facts["text"],
                title=facts["title"],
                field=facts["field"],
                client_uuid=sent,
                kind=facts["kind"],
                source=Source.ASSOCIATION if association else Source.ONLINE,
                theme=facts["theme"],
                district=facts["district"],
                language=facts["language"] or found_in(facts["title"], facts["text"]),
                language_chosen=bool(facts["language"]),
                notice_language=get_language() or "de",
                author=author if isinstance(author, User) else None,
                author_name=facts["name"],
                author_name_public=bool(facts["name"]) and facts["name_public"],
                photo=self.photo_kept,
                photo_public=self.photo_kept is not None and facts["photo_public"],
                secret_word=hashed(facts["codeword"]),
                point=self.place,
                passage=self.passage,
            )
            if association and isinstance(author, User):
                Endorsement.give(suggestion, association, Part.AUTHOR, by=author)
            if self.photo_kept:
                self.photo_kept.belong()
            if facts["email"] and not suggestion.author_hears_at(facts["email"]):
                Follower.objects.ask(suggestion, facts["email"], suggestion.notice_language, is_author=True)
        return suggestion
