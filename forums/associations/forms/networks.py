"""Forms of joining and of networks."""

from datetime import date, datetime, timedelta
from typing import ClassVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body, Kind
from forums.people.models import User
from forums.protection.plausible_dates import validate_ahead
from forums.records.widgets import DayInput

from ..calls import Call
from ..joining import OPEN, Joining, JoiningState
from ..meetings import Meeting
from ..models import Association
from .choices import offer

LONGEST_MEETING = timedelta(days=7)
LONGEST_TEXT = 2000  # of a contribution, an answer, a reason: as the columns have it


class NetworkChoices(forms.ModelMultipleChoiceField[Body]):
    def label_from_instance(self, network: Body) -> str:
        return str(network.field)


class JoinForm(forms.Form):
    """Several fields in one act."""

    networks = NetworkChoices(label=_("Topics"), queryset=Body.objects.none(), widget=forms.CheckboxSelectMultiple)
    contribution = forms.CharField(
        label=_("What can you contribute?"),
        help_text=_("Rooms, languages, contacts, time, experience …"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )

    def __init__(self, data: QueryDict | None = None, *, association: Association) -> None:
        current = association.joinings.filter(state__in=[*OPEN, JoiningState.MEMBER]).values_list("network", flat=True)
        self.is_repeat = False
        if data is not None:
            data = self._without(data, {str(pk) for pk in current})
        super().__init__(data)
        networks = Body.objects.current().filter(kind=Kind.NETWORK, field__isnull=False).exclude(pk__in=current)
        offer(self, "networks", networks.select_related("field").order_by("field__position"))

    def _without(self, data: QueryDict, known: set[str]) -> QueryDict:
        """What was asked for already needs no second request: the same form sent twice has been heard."""
        sent = data.getlist("networks")
        left = [network for network in sent if network not in known]
        self.is_repeat = bool(sent) and not left
        data = data.copy()
        data.setlist("networks", left)
        return data


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

    def clean_starts_at(self) -> datetime:
        """Invitations go out for it; a meeting that was may be corrected, but not moved back."""
        starts: datetime = self.cleaned_data["starts_at"]
        if "starts_at" in self.changed_data:
            validate_ahead(starts)
        return starts

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts_at"), cleaned.get("ends_at")
        if starts and ends and ends <= starts:
            self.add_error("ends_at", _("The end must not be before the start."))
        if starts and ends and ends > starts + LONGEST_MEETING:
            self.add_error("ends_at", _("A meeting of more than a week? Please check the date."))
        return cleaned

    def save_for(self, user: User) -> None:
        self.save(commit=False).announce(by=user)


class MinutesForm(forms.ModelForm[Meeting]):
    """Afterwards: who was there, and what was said."""

    present = forms.ModelMultipleChoiceField(
        label=_("Who was there?"),
        queryset=Association.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Meeting
        fields: ClassVar = ["present", "minutes", "minutes_public"]
        widgets: ClassVar = {"minutes": forms.Textarea(attrs={"rows": 10})}

    def __init__(self, data: QueryDict | None = None, *, instance: Meeting) -> None:
        super().__init__(data, instance=instance)
        joinings = Joining.objects.members_of(instance.network)
        self.members = Association.objects.filter(joinings__in=joinings)
        offer(self, "present", self.members)
        self.initial["present"] = self.members.filter(attendances__meeting=instance, attendances__was_there=True)

    def save_for(self, user: User) -> None:
        members = set(self.members.values_list("pk", flat=True))
        present = {association.pk for association in self.cleaned_data["present"]}
        self.save(commit=False).keep_minutes(present, members - present, by=user)


class CallForm(forms.ModelForm[Call]):
    class Meta:
        model = Call
        fields: ClassVar = ["title", "text", "until", "to_all"]
        widgets: ClassVar = {
            "text": forms.Textarea(attrs={"rows": 4}),
            "until": DayInput,
        }
        help_texts: ClassVar = {
            "title": _("We are looking for …"),
            "to_all": _("Otherwise only the associations in your network can read it."),
        }

    def clean_until(self) -> date | None:
        until: date | None = self.cleaned_data["until"]
        if until and "until" in self.changed_data:
            validate_ahead(until)
        return until


class TextForm(forms.Form):
    text = forms.CharField(
        label=_("Your text"), max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    )

    @classmethod
    def about(cls, joining: Joining, data: QueryDict | None = None) -> "TextForm":
        """Several stand on one page: each has names of its own."""
        return cls(data, auto_id=f"text-{joining.pk}-%s")
