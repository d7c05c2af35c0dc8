"""What the office does with a registration: one form, several buttons, each a verb of the association."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from forums.people.models import User

from ..models import Association
from ..states import Check, State


class Act(models.TextChoices):
    CHECK = "check", _("Save the checklist")
    VERIFY = "verify", _("Verify")
    QUESTION = "question", _("Ask the association")
    ASK_AGAIN = "ask_again", _("Write to it once more")
    REFUSE = "refuse", _("Do not accept")
    SUSPEND = "suspend", _("Suspend")
    RESUME = "resume", _("Lift the suspension")
    DISSOLVE = "dissolve", _("Mark as dissolved")


_LEADS_TO: dict[Act, State] = {
    Act.QUESTION: State.QUESTIONED,
    Act.REFUSE: State.REFUSED,
    Act.SUSPEND: State.SUSPENDED,
    Act.DISSOLVE: State.DISSOLVED,
}
NEEDS_WORDS = frozenset({Act.QUESTION, Act.REFUSE, Act.SUSPEND, Act.DISSOLVE})


def open_acts(association: Association) -> set[Act]:
    """What can be done now: read by the buttons and by the check of what was sent."""
    acts = {act for act, state in _LEADS_TO.items() if association.may_become(state)}
    match association.state:
        case State.SUBMITTED:
            acts |= {Act.CHECK, Act.VERIFY}
        case State.QUESTIONED:
            acts |= {Act.CHECK}
            if association.from_the_list and association.registrar_email:
                acts |= {Act.ASK_AGAIN}
        case State.SUSPENDED:
            acts |= {Act.RESUME}
    return acts


class RegisterForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput)
    checks = forms.MultipleChoiceField(
        label=_("Checklist"), choices=Check.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    text = forms.CharField(
        label=_("Question or reason"),
        help_text=_("The association reads it."),
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    act = forms.ChoiceField(choices=Act.choices)

    def __init__(self, *args: Any, association: Association, **kwargs: Any) -> None:
        self.association = association
        kwargs.setdefault("initial", {"seen": association.version, "checks": association.checks})
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        act = cleaned.get("act")
        if act in NEEDS_WORDS and not cleaned.get("text"):
            self.add_error("text", _("Please write a few words: the association reads them."))
        return cleaned

    def apply(self, *, by: User) -> Act:
        """Use the verb. Raises NotPossible, or OutOfDate when the page was older than the record."""
        facts = self.cleaned_data
        act, it, text, seen = Act(facts["act"]), self.association, facts["text"], facts["seen"]
        if Act.CHECK in open_acts(it):
            it.check_off(facts["checks"], by=by, seen=seen)
            seen = it.version
        verbs: dict[Act, Callable[[], None]] = {
            Act.CHECK: lambda: None,
            Act.VERIFY: lambda: it.verify(by=by, seen=seen),
            Act.QUESTION: lambda: it.question(by=by, text=text, seen=seen),
            Act.ASK_AGAIN: lambda: it.ask_again(by=by, seen=seen),
            Act.REFUSE: lambda: it.refuse(by=by, text=text, seen=seen),
            Act.SUSPEND: lambda: it.suspend(by=by, text=text, seen=seen),
            Act.RESUME: lambda: it.resume(by=by, seen=seen),
            Act.DISSOLVE: lambda: it.dissolve(by=by, text=text, seen=seen),
        }
        verbs[act]()
        return act
