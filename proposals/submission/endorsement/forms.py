"""Entering what members wrote on paper."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4, uuid5

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from forums.associations.models import Association
from forums.fields.models import ActionField
from forums.municipality.calendar import today
from forums.people.models import User
from forums.records.widgets import DayInput
from proposals.suggestions.endorsement.models import Collection, Endorsement, Part
from proposals.suggestions.models import Source, Suggestion

from ..languages import FOUND_BY_US, TEXT_LANGUAGES, found_in

TEXTS = 6  # on one page; more go on the next


class CollectionForm(forms.Form):
    client_uuid = forms.UUIDField(widget=forms.HiddenInput)
    on = forms.DateField(label=_("Collected on"), widget=DayInput)
    place = forms.CharField(label=_("Where"), max_length=120, help_text=_("For example: summer festival, Josefshaus"))
    agreed = forms.BooleanField(
        label=_("The people who wrote them agree that we send their words to the city."),
        help_text=_("Copy exactly what is on the paper. Leave out people's names."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"client_uuid": uuid4(), **(self.initial or {})}
        leaves = ActionField.objects.leaves().select_related("parent")
        topics = [("", _("I don't know")), *((field.slug, str(field)) for field in leaves)]
        for number in range(1, TEXTS + 1):
            self.fields[f"text_{number}"] = forms.CharField(
                label=_("Suggestion %(number)s") % {"number": number},
                max_length=10_000,
                required=number == 1,
                widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
            )
            self.fields[f"language_{number}"] = forms.ChoiceField(
                label=_("Language of the text"), choices=[FOUND_BY_US, *TEXT_LANGUAGES], required=False
            )
            self.fields[f"field_{number}"] = forms.ChoiceField(label=_("Topic"), choices=topics, required=False)

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > today():
            raise ValidationError(_("This day has not come yet."))
        return on

    @transaction.atomic
    def enter(self, association: Association, *, by: User) -> Collection:
        """One suggestion for each text, in its own words. Sent twice, entered once."""
        facts = self.cleaned_data
        sheet: UUID = facts["client_uuid"]
        association.lock()
        collection, made = Collection.objects.get_or_create(
            uuid=uuid5(sheet, str(association.uuid)),
            defaults={"association": association, "on": facts["on"], "place": facts["place"], "entered_by": by},
        )
        if not made:
            return collection
        fields = {field.slug: field for field in ActionField.objects.leaves()}
        for number in range(1, TEXTS + 1):
            text = facts.get(f"text_{number}")
            if not text:
                continue
            suggestion = Suggestion.receive(
                text=text,
                field=fields.get(facts[f"field_{number}"]),
                client_uuid=uuid5(collection.uuid, str(number)),
                language=facts[f"language_{number}"] or found_in("", text),
                language_chosen=bool(facts[f"language_{number}"]),
                notice_language=get_language() or "de",
                source=Source.ASSOCIATION,
                source_name=str(collection),
            )
            Endorsement.give(suggestion, association, Part.COLLECTED, by=by, collection=collection)
        return collection
