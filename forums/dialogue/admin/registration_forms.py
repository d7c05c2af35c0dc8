"""What those who plan a forum enter and change for somebody else: by telephone, on paper, at the door."""

from uuid import uuid4

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from forums.protection.client_uuid import ClientUUIDField

from ..models import Forum
from ..public.forms import ChangeForm, DetailsForm
from ..registration import Registration


class BeyondField(forms.BooleanField):
    """Whoever plans a forum may let more people in than there are places."""

    def __init__(self) -> None:
        super().__init__(
            label=_("A place even if all are taken"),
            help_text=_("Otherwise the person goes on the waiting list when there is no room."),
            required=False,
        )


class OfficeEnterForm(DetailsForm):
    client_uuid = ClientUUIDField(required=False)
    language = forms.ChoiceField(label=_("Language of our messages"), choices=settings.LANGUAGES)
    beyond = BeyondField()

    def __init__(self, data: QueryDict | None = None, *, forum: Forum) -> None:
        super().__init__(data, forum=forum, initial={"client_uuid": uuid4(), "language": settings.LANGUAGE_CODE})

    def enter(self) -> Registration:
        """Pressed twice, it is one registration. Raises NotPossible."""
        facts = self.cleaned_data
        return Registration.enter(
            self.forum,
            client_uuid=facts["client_uuid"],
            name=facts["name"],
            email=facts["email"],
            language=facts["language"],
            people=facts["people"],
            needs=self.needed,
            by_office=True,
            beyond=facts["beyond"],
        )


class OfficeChangeForm(ChangeForm):
    beyond = BeyondField()
