"""News of a measure: the move they bring, the day, the next review, a picture."""

from datetime import date
from typing import Any, TypedDict, cast
from uuid import uuid4

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body
from forums.municipality.calendar import WorkingCalendar, today
from forums.pictures.fields import PictureField
from forums.pictures.models import Picture
from forums.protection.text_fields import LineField
from forums.records.widgets import DayInput

from .mine import AHEAD
from .models import Measure
from .news_picture import WORDS_MISSING, NewPicture
from .states import ENDED, Status

NEWS = "news"
PHOTO_AWAY = "photo_away"
REVIEW_AFTER = 60  # working days, about three months: what the form offers as the next review


class Report(TypedDict):
    """What a valid ReportForm says. `status` is a Status, or NEWS where none changes."""

    status: str
    to: Body
    text: str
    on: date | None
    review_on: date | None
    version: int


class ReportForm(forms.Form):
    """What is new, and the status it brings; all but one sentence is filled in. `version` is what the page showed."""

    conditional = frozenset({"to", "text", "picture_words"})

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    status = forms.ChoiceField(label=_("What has changed?"), widget=forms.RadioSelect)
    to = forms.ModelChoiceField(
        label=_("To which body do you propose it?"), queryset=Body.objects.none(), required=False
    )
    text = forms.CharField(
        label=_("What is new? Everybody can read this."),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        max_length=2000,
    )
    on = forms.DateField(
        label=_("When did it happen?"), required=False, widget=DayInput, help_text=_("Left empty: today.")
    )
    review_on = forms.DateField(
        label=_("When do you look at it again?"),
        required=False,
        widget=DayInput,
        help_text=_("We remind you before this day."),
    )
    client_uuid = forms.UUIDField(widget=forms.HiddenInput, required=False)
    photo = PictureField(
        label=_("Picture"),
        help_text=_("At most 12 MB. We remove where and when it was taken. Please do not show anyone's face."),
        required=False,
    )
    picture_words = LineField(
        label=_("What is to be seen in the picture?"),
        help_text=_("For people who do not see the picture. No names."),
        max_length=200,
        required=False,
    )
    picture_decorative = forms.BooleanField(
        label=_("The picture is decoration: it says nothing that is not in the text"), required=False
    )
    picture_credit = LineField(label=_("Who took the picture?"), max_length=120, required=False)

    kept: Picture | None = None

    def __init__(
        self,
        data: QueryDict | None = None,
        files: "MultiValueDict[str, UploadedFile[bytes]] | None" = None,
        *,
        measure: Measure,
        moves: list[Status],
    ) -> None:
        initial = {
            "version": measure.version,
            "status": NEWS,
            "on": today(),
            "review_on": _next_review(measure),
            "client_uuid": uuid4(),
        }
        super().__init__(data, files, initial=initial, use_required_attribute=False)
        cast("forms.ChoiceField", self.fields["status"]).choices = [
            (NEWS, _("News only, status unchanged")),
            *((move.value, move.label) for move in moves),
        ]
        if Status.PROPOSED in moves:
            cast("forms.ModelChoiceField[Body]", self.fields["to"]).queryset = Body.objects.current().order_by(
                "position", "slug"
            )
        else:
            del self.fields["to"]

    @property
    def report(self) -> Report:
        return cast("Report", self.cleaned_data)

    def clean(self) -> dict[str, object]:
        data = super().clean() or {}
        status, text = data.get("status"), data.get("text")
        if status == Status.PROPOSED and not data.get("to"):
            self.add_error("to", _("Please choose the body it is proposed to."))
        if status in (NEWS, Status.PARTLY, Status.DONE, Status.STOPPED) and not text:
            self.add_error("text", _("Please write what is new."))
        if (on := data.get("on")) and on > today():
            self.add_error("on", _("This day has not come yet."))
        if status in ENDED:
            data["review_on"] = None
        elif (review := data.get("review_on")) and review <= today():
            self.add_error("review_on", _("Please choose a day that is still to come."))
        self._keep_picture(data)
        return data

    def _keep_picture(self, data: dict[str, Any]) -> None:
        """An error elsewhere does not lose it, and it can be taken back from then on."""
        try:
            form_uuid, away = data.get("client_uuid") or uuid4(), PHOTO_AWAY in self.data
            self.kept = Picture.of_form(form_uuid, self.files.get("photo"), away=away)
        except forms.ValidationError as refused:
            self.add_error("photo", refused)
        if self.kept is not None:
            self.fields[PHOTO_AWAY] = forms.BooleanField(label=_("Remove this photo"), required=False)
            if not data.get("picture_words") and not data.get("picture_decorative"):
                self.add_error("picture_words", WORDS_MISSING)

    @property
    def picture(self) -> NewPicture | None:
        said = self.cleaned_data
        if self.kept is None:
            return None
        return NewPicture(self.kept, said["picture_words"], said["picture_decorative"], said["picture_credit"])


def _next_review(measure: Measure) -> date:
    """The one that was agreed, unless it is so near that this report is what it was agreed for."""
    if measure.review_on and measure.review_on > today() + AHEAD:
        return measure.review_on
    return WorkingCalendar.current().add(today(), REVIEW_AFTER)
