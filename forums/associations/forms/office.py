"""What the office does with an association: one form, several buttons, each a verb of the association."""

from collections.abc import Callable

from django import forms
from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from forums.people.models import User

from ..models import Association
from ..states import Check, State


class OfficeAction(models.TextChoices):
    CHECK = "check", _("Save the checklist")
    VERIFY = "verify", _("Verify")
    QUESTION = "question", _("Ask the association")
    ASK_FOR_DATA = "ask_for_data", _("Write to it again")
    REFUSE = "refuse", _("Do not accept")
    SUSPEND = "suspend", _("Suspend")
    RESUME = "resume", _("Lift the suspension")
    DISSOLVE = "dissolve", _("Mark as dissolved")


_LEADS_TO: dict[OfficeAction, State] = {
    OfficeAction.QUESTION: State.QUESTIONED,
    OfficeAction.REFUSE: State.REFUSED,
    OfficeAction.SUSPEND: State.SUSPENDED,
    OfficeAction.DISSOLVE: State.DISSOLVED,
}
NEEDS_TEXT = frozenset({OfficeAction.QUESTION, OfficeAction.REFUSE, OfficeAction.SUSPEND, OfficeAction.DISSOLVE})


def open_actions(association: Association) -> set[OfficeAction]:
    """What can be done now: read by the buttons and by the check of what was sent."""
    actions = {action for action, state in _LEADS_TO.items() if association.may_become(state)}
    match association.state:
        case State.SUBMITTED:
            actions |= {OfficeAction.CHECK, OfficeAction.VERIFY}
        case State.QUESTIONED:
            actions |= {OfficeAction.CHECK}
            if association.is_imported and association.registrar_email:
                actions |= {OfficeAction.ASK_FOR_DATA}
        case State.SUSPENDED:
            actions |= {OfficeAction.RESUME}
    return actions


class OfficeForm(forms.Form):
    conditional = frozenset({"text"})

    seen = forms.IntegerField(widget=forms.HiddenInput)
    checks = forms.MultipleChoiceField(
        label=_("Checklist"), choices=Check.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    text = forms.CharField(
        label=_("Question or reason"),
        help_text=_("The association will read it."),
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    action = forms.ChoiceField(choices=OfficeAction.choices)

    def __init__(self, data: QueryDict | None = None, *, association: Association) -> None:
        self.association = association
        super().__init__(data, initial={"seen": association.version, "checks": association.checks})

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if cleaned.get("action") in NEEDS_TEXT and not cleaned.get("text"):
            self.add_error("text", _("Please write a few words for the association to read."))
        return cleaned

    def apply(self, *, by: User) -> OfficeAction:
        """Use the verb. Raises NotPossible, or OutOfDate when the page was older than the record."""
        association, cleaned = self.association, self.cleaned_data
        action, text, seen = OfficeAction(cleaned["action"]), cleaned["text"], cleaned["seen"]
        if OfficeAction.CHECK in open_actions(association):
            association.check_off(cleaned["checks"], by=by, seen=seen)
            seen = association.version
        verbs: dict[OfficeAction, Callable[[], None]] = {
            OfficeAction.CHECK: lambda: None,
            OfficeAction.VERIFY: lambda: association.verify(by=by, seen=seen),
            OfficeAction.QUESTION: lambda: association.question(by=by, text=text, seen=seen),
            OfficeAction.ASK_FOR_DATA: lambda: association.ask_for_data(by=by, seen=seen),
            OfficeAction.REFUSE: lambda: association.refuse(by=by, text=text, seen=seen),
            OfficeAction.SUSPEND: lambda: association.suspend(by=by, text=text, seen=seen),
            OfficeAction.RESUME: lambda: association.resume(by=by, seen=seen),
            OfficeAction.DISSOLVE: lambda: association.dissolve(by=by, text=text, seen=seen),
        }
        verbs[action]()
        return action
