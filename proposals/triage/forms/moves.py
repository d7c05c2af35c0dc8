"""The forms of the desk's moves. Each carries the version its page showed, so that an old page changes nothing."""

import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from forums.bodies.models import Body, Duty
from forums.fields.models import ActionField
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Stage

from ..standing_answers import StandingAnswer


def _text(label: StrOrPromise, hint: StrOrPromise = "", rows: int = 4) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, max_length=5000, widget=forms.Textarea(attrs={"rows": rows}))


class DeskForm(forms.Form):
    """A move that needs no words. `prefix_id` keeps the ids of several forms on one page apart."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, suggestion: Suggestion, prefix_id: str = "") -> None:
        self.suggestion = suggestion
        super().__init__(data, initial={"version": suggestion.version}, auto_id=f"id_{prefix_id}%s")


class ObjectForm(DeskForm):
    text = _text(_("Why do you object?"), _("Your partner reads this. It is not public."))


class AskForm(DeskForm):
    text = _text(_("Your question to the author"), _("Everybody can read it. The clock stops until the answer."))


class ExtendForm(DeskForm):
    text = _text(_("What has been done, what is still open?"), _("Public. The date can be moved only once."))


class NotOursForm(DeskForm):
    text = _text(_("Who is in charge, and how can they be reached?"), _("Public, in German."))


class CouncilForm(DeskForm):
    text = _text(_("What happens now?"), _("Public, in German. For example: when the council talks about it."))


class PersonalForm(DeskForm):
    text = _text(
        _("Who can help?"),
        _(
            "Only the author can read this. Please write in German. Name the office and a phone number. "
            "The text will be hidden."
        ),
    )


class CorrectForm(DeskForm):
    """Begins with what is public now."""

    text = _text(_("What the answer should say, in German"), rows=8)
    would_change = forms.CharField(  # of what was declined, and there it is needed
        label=_("What would change the decision"), max_length=2000, widget=forms.Textarea({"rows": 3})
    )
    reason = _text(_("What was wrong?"), _("Public, in German. The old answer stays visible."), rows=3)

    def __init__(self, data: QueryDict | None = None, *, suggestion: Suggestion, prefix_id: str = "") -> None:
        super().__init__(data, suggestion=suggestion, prefix_id=prefix_id)
        standing = StandingAnswer.of(suggestion)
        if suggestion.stage != Stage.DECLINED:
            del self.fields["would_change"]
        if standing is not None:
            self.initial.update(text=standing.text, would_change=standing.would_change)


class CallBackForm(DeskForm):
    text = _text(_("Why do you call it back?"), _("Public."))


class ReviewForm(DeskForm):
    text = _text(_("What should be checked again?"), _("Public. You can ask once for each suggestion."))


class UnmergeForm(DeskForm):
    text = _text(_("Why are they different?"), _("Public."))


class CommentForm(DeskForm):
    uuid = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    text = _text(_("Comment"), _("Only people with access to this desk can see it."), rows=3)


class RouteForm(DeskForm):
    to = forms.ChoiceField(label=_("Which team?"))

    def __init__(self, data: QueryDict | None = None, *, suggestion: Suggestion, prefix_id: str = "") -> None:
        super().__init__(data, suggestion=suggestion, prefix_id=prefix_id)
        self.targets = _targets(suggestion)
        choice = self.fields["to"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101
        choice.choices = [("", _("Please choose")), *((key, str(target)) for key, target in self.targets.items())]

    def clean_to(self) -> ActionField | Body:
        return self.targets[self.cleaned_data["to"]]


def _targets(suggestion: Suggestion) -> dict[str, ActionField | Body]:
    """Fields (f…) and offices (b…) that may get it; not the body that has it."""
    offices = Body.objects.current().filter(duty__in=[Duty.CONCEPT_OFFICE, Duty.LEAD])
    return {f"f{field.pk}": field for field in ActionField.objects.leaves()} | {
        f"b{body.pk}": body for body in offices.exclude(pk=suggestion.holder_id)
    }


class ForwardForm(RouteForm):
    text = _text(_("Why does it belong there?"), _("Public. The clock keeps running."), rows=3)
    field_order = ("to", "text")


class MergeForm(DeskForm):
    into = forms.CharField(
        label=_("Number of the other suggestion"), help_text=_("For example 2026-0042"), max_length=12
    )
    text = _text(_("Why do they belong together?"), _("Public."), rows=3)

    def clean_into(self) -> Suggestion:
        target: Suggestion | None = Suggestion.objects.public().filter(number=self.cleaned_data["into"].strip()).first()
        if target is None or not self.suggestion.may_be_merged_into(target):
            raise ValidationError(_("We did not find an open or accepted suggestion with this number."))
        return target
