"""What a clerk says to begin a draft, and to send it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from forums.council.papers.models import Paper
from forums.municipality.calendar import today
from forums.records.widgets import DayInput

from .kinds import DraftKind


class BeginForm(WagtailAdminModelForm):
    """The kind, and what it is about: each kind needs its own."""

    def clean(self) -> Any:
        cleaned = super().clean()
        needed = {
            DraftKind.MEASURES: {"measures": _("Please choose the measures it is about.")},
            DraftKind.CONCEPT: {"edition": _("Please choose the edition.")},
            DraftKind.APPOINTMENT: {
                "appointed_to": _("Please choose the office."),
                "person": _("Please choose the person."),
            },
        }
        for name, words in needed.get(cleaned.get("kind"), {}).items():
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, words)
        return cleaned


class DraftForm(WagtailAdminModelForm):
    """`seen` is the version its page showed: whoever comes second keeps what they typed, and hears of the other."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.version

    def clean(self) -> Any:
        cleaned = super().clean()
        seen = cleaned.get("seen")
        now = type(self.instance).objects.filter(pk=self.instance.pk).values_list("version", flat=True).first()
        if seen is not None and seen != now:
            # The next attempt may overwrite: whoever sends it again has read this.
            form: Any = self  # its data are untyped in Wagtail
            form.data = form.data.copy()
            form.data["seen"] = str(now)
            raise ValidationError(
                _(
                    "Somebody has changed this draft since you opened it. Your text is still here. Saving it again"
                    " replaces theirs."
                )
            )
        return cleaned

    def save(self, commit: bool = True) -> Any:
        self.instance.version += 1
        return super().save(commit)


class SendForm(forms.Form):
    number = forms.CharField(
        label=gettext_lazy("Number of the paper"),
        max_length=8,
        validators=Paper._meta.get_field("number").validators[:1],
        help_text=gettext_lazy("For example: 074/17"),
    )
    dated = forms.DateField(label=gettext_lazy("Date"), widget=DayInput)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, seen: int) -> None:
        super().__init__(data, initial={"dated": today(), "seen": seen}, use_required_attribute=False)
