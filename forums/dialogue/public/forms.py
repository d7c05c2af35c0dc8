"""The form to register: a name is enough, or a pseudonym. And the one to change what was entered."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4, uuid5

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from forums.municipality.languages import SPOKEN
from forums.protection.client_uuid import ClientUUIDField, sent_uuid
from forums.protection.mail_addresses import AddressField, AddressInput
from forums.protection.spam import opened_token
from forums.protection.text_fields import LineField

from ..models import Forum
from ..registration import MOST_CHILDREN, MOST_PEOPLE, Needs, Registration


def already_entered(forum: Forum, data: QueryDict) -> Registration | None:
    """What this very form has brought already: whoever sends it again gets the receipt, however often."""
    form_uuid = sent_uuid(data)
    if form_uuid is None:
        return None
    name = str(RegistrationForm.base_fields["name"].to_python(data.get("name", "")))
    return forum.registrations.filter(client_uuid=uuid5(form_uuid, name)).first()


class PeopleField(forms.TypedChoiceField):
    """Never voluntary, as it always has an answer: one, where nothing was sent."""

    def clean(self, value: Any) -> Any:
        return super().clean(value or "1")


class DetailsForm(forms.Form):
    """What a registration holds, whoever enters it."""

    name = LineField(
        label=_("Your name"),
        help_text=_("Any name you like. It is not published."),
        max_length=80,
        widget=forms.TextInput({"autocomplete": "name", "dir": "auto"}),
    )
    email = AddressField(
        label=_("E-mail"),
        help_text=_("We only write about this forum. First we ask whether the address is yours."),
        required=False,
        widget=AddressInput({"autocomplete": "email", "dir": "ltr"}),
    )
    people = PeopleField(
        label=_("How many people come?"),
        help_text=_("Adults, you included. Children who need care are not counted here."),
        choices=[(number, str(number)) for number in range(1, MOST_PEOPLE + 1)],
        coerce=int,
        initial=1,
    )
    interpreter = forms.ChoiceField(
        label=_("I need an interpreter for"), choices=[("", _("no language")), *SPOKEN], required=False
    )
    children = forms.TypedChoiceField(
        label=_("Children who need care"),
        choices=[(number, str(number)) for number in range(MOST_CHILDREN + 1)],
        coerce=int,
        initial=0,
    )
    step_free = forms.BooleanField(label=_("I need a way without steps"), required=False)
    sign_language = forms.BooleanField(label=_("I need sign language interpreters"), required=False)
    note = LineField(
        label=_("What else do you need?"),
        max_length=300,
        required=False,
        widget=forms.TextInput({"dir": "auto"}),
    )

    NEEDS = ("interpreter", "children", "step_free", "sign_language", "note")

    def __init__(
        self, data: QueryDict | None = None, *, forum: Forum, initial: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(data)
        self.forum = forum
        if not forum.child_care:
            del self.fields["children"]
        self.initial = dict(initial or {})

    @property
    def needs(self) -> list[forms.BoundField]:
        return [self[name] for name in self.NEEDS if name in self.fields]

    @property
    def needed(self) -> Needs:
        facts = self.cleaned_data
        return Needs(**{name: facts[name] for name in self.NEEDS if name in facts})


class RegistrationForm(DetailsForm):
    client_uuid = ClientUUIDField(required=False)
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, data: QueryDict | None = None, *, forum: Forum, initial: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(
            data, forum=forum, initial={"client_uuid": uuid4(), "opened": opened_token(), **(initial or {})}
        )

    def enter(self, *, invited: bool) -> Registration:
        """Once for each name in this form: going back and registering somebody else makes another registration.

        Raises NotPossible.
        """
        facts = self.cleaned_data
        return Registration.enter(
            self.forum,
            client_uuid=uuid5(facts["client_uuid"], facts["name"]),
            name=facts["name"],
            email=facts["email"],
            language=get_language() or "de",
            people=facts["people"],
            needs=self.needed,
            invited=invited,
        )


class ChangeForm(DetailsForm):
    """`seen`: the revision that the page showed."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    language = forms.ChoiceField(label=_("Language of our messages"), choices=settings.LANGUAGES)

    def __init__(self, data: QueryDict | None = None, *, registration: Registration) -> None:
        names = ("name", "email", "people", "language", *self.NEEDS)
        initial = {name: getattr(registration, name) for name in names} | {"seen": registration.revision}
        super().__init__(data, forum=registration.forum, initial=initial)
        self.registration = registration

    def look_again(self) -> None:
        """Somebody changed it in the meantime: what was typed stays, and the next press counts, since the page now
        shows how it stands."""
        typed = QueryDict(mutable=True)
        typed.update(self.data)
        typed["seen"] = str(self.registration.revision)
        self.data = typed

    @property
    def new_address(self) -> str:
        """Empty where it is still the same."""
        email: str = self.cleaned_data.get("email", "").lower()
        return "" if email == self.registration.email else email

    @property
    def stands_already(self) -> bool:
        """Pressed twice: what was sent is what there is."""
        facts, row = self.cleaned_data, self.registration
        there = (row.name, row.email, row.language, row.people, row.needs)
        return there == (facts["name"], facts["email"].lower(), facts["language"], facts["people"], self.needed)

    def change(self, *, by_office: bool = False, beyond: bool = False) -> None:
        """Raises NotPossible."""
        facts = self.cleaned_data
        self.registration.change(
            seen=facts["seen"],
            name=facts["name"],
            email=facts["email"],
            language=facts["language"],
            people=facts["people"],
            needs=self.needed,
            by_office=by_office,
            beyond=beyond,
        )
