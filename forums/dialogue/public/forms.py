"""The form to register: a name is enough, or a pseudonym."""

from uuid import uuid4, uuid5

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from forums.municipality.languages import SPOKEN
from forums.protection.client_uuid import ClientUUIDField
from forums.protection.mail_addresses import AddressField, AddressInput
from forums.protection.spam import opened_token
from forums.protection.text_fields import LineField

from ..models import Forum
from ..registration import MOST_CHILDREN, Needs, Registration


class RegistrationForm(forms.Form):
    client_uuid = ClientUUIDField(required=False)
    opened = forms.CharField(required=False, widget=forms.HiddenInput)
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
        self, data: QueryDict | None = None, *, forum: Forum, initial: dict[str, object] | None = None
    ) -> None:
        super().__init__(data)
        self.forum = forum
        if not forum.child_care:
            del self.fields["children"]
        self.initial = {"client_uuid": uuid4(), "opened": opened_token(), **(initial or {})}

    @property
    def needs(self) -> list[forms.BoundField]:
        return [self[name] for name in self.NEEDS if name in self.fields]

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
            needs=Needs(**{name: facts[name] for name in self.NEEDS if name in facts}),
            invited=invited,
        )
