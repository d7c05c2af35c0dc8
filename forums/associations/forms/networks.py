"""Forms of joining and of networks."""

from typing import Any, ClassVar

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body, Kind

from ..joining import OPEN, JoiningState
from ..meetings import Call, Meeting
from ..models import Association
from ..notices import tell_minutes


class NetworkChoices(forms.ModelMultipleChoiceField[Body]):
    def label_from_instance(self, network: Body) -> str:
        return str(network.field)


class JoinForm(forms.Form):
    """Several fields in one act."""

    networks = NetworkChoices(label=_("Topics"), queryset=Body.objects.none(), widget=forms.CheckboxSelectMultiple)
    contribution = forms.CharField(
        label=_("What can you contribute?"),
        help_text=_("Rooms, languages, contacts, time, experience …"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )

    def __init__(self, *args: Any, association: Association, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        taken = association.joinings.filter(state__in=[*OPEN, JoiningState.MEMBER]).values("network")
        networks = Body.objects.current().filter(kind=Kind.NETWORK, field__isnull=False).exclude(pk__in=taken)
        self.fields["networks"].queryset = networks.select_related("field").order_by("field__position")  # type: ignore[attr-defined]


def _moment() -> forms.DateTimeInput:
    return forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})


class MeetingForm(forms.ModelForm[Meeting]):
    link = forms.URLField(label=_("link to join"), required=False, assume_scheme="https")

    class Meta:
        model = Meeting
        fields: ClassVar = ["title", "starts_at", "ends_at", "place", "link", "agenda", "cancelled"]
        widgets: ClassVar = {
            "starts_at": _moment(),
            "ends_at": _moment(),
            "agenda": forms.Textarea(attrs={"rows": 6}),
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts_at"), cleaned.get("ends_at")
        if starts and ends and ends <= starts:
            self.add_error("ends_at", _("The end must not be before the beginning."))
        return cleaned


class MinutesForm(forms.ModelForm[Meeting]):
    """Afterwards: who was there, and what was said."""

    present = forms.ModelMultipleChoiceField(
        label=_("Who was there"),
        queryset=Association.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Meeting
        fields: ClassVar = ["present", "minutes", "minutes_public"]
        widgets: ClassVar = {"minutes": forms.Textarea(attrs={"rows": 10})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = Association.objects.filter(joinings__in=self.instance.network.joinings.members())
        self.fields["present"].queryset = members  # type: ignore[attr-defined]
        self.initial["present"] = members.filter(attendances__meeting=self.instance, attendances__was_there=True)

    @transaction.atomic
    def save(self, commit: bool = True) -> Meeting:
        meeting = super().save(commit)
        if meeting.minutes:
            tell_minutes(meeting)
        present = set(self.cleaned_data["present"])
        for association in self.fields["present"].queryset:  # type: ignore[attr-defined]
            meeting.attendances.update_or_create(
                association=association, defaults={"was_there": association in present}
            )
        return meeting


class CallForm(forms.ModelForm[Call]):
    class Meta:
        model = Call
        fields: ClassVar = ["title", "text", "until", "to_all"]
        widgets: ClassVar = {
            "text": forms.Textarea(attrs={"rows": 4}),
            "until": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        }
        help_texts: ClassVar = {
            "title": _("We are looking for …"),
            "to_all": _("Otherwise only the associations of your network read it."),
        }


class TextForm(forms.Form):
    text = forms.CharField(
        label=_("Your text"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    )
