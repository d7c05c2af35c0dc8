"""What a paper concerns: the council's office chooses it among all kinds of subjects that are registered."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from forums.people.guards import UserRequest, allowed
from forums.people.models import User
from forums.records.exceptions import NotPossible

from ..models import Paper
from ..permissions import may_enter_results
from ..subjects import to_choose
from .frames import FOLDER, UNPROCESSABLE, frame


class ConcernsForm(forms.Form):
    """A field of many choices for each kind of subject."""

    def __init__(self, paper: Paper, data: Any = None) -> None:
        super().__init__(data, use_required_attribute=False)
        self.paper = paper
        for subject, choice in to_choose():
            self.fields[subject.key] = forms.ModelMultipleChoiceField(
                choice.among(paper),
                label=subject.label,
                required=False,
                initial=list(choice.chosen(paper)),
                widget=forms.CheckboxSelectMultiple,
            )

    def carry_out(self, *, by: User) -> bool:
        """All kinds or none; where one is refused, its field says why."""
        try:
            with transaction.atomic():
                for subject, choice in to_choose():
                    key = subject.key
                    choice.choose(self.paper, list(self.cleaned_data[key]), by)
        except NotPossible as refusal:
            self.add_error(key, str(refusal))
            return False
        return True


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(may_enter_results)
def concerns(request: UserRequest, pk: int) -> HttpResponse:
    paper: Paper = get_object_or_404(Paper, pk=pk)
    form = ConcernsForm(paper, request.POST if request.method == "POST" else None)
    if form.is_valid() and form.carry_out(by=request.user):
        messages.success(request, _("Saved."))
        return redirect("council_concerns", pk)
    title = _("What the paper concerns")
    context = {
        "paper": paper,
        "form": form,
        **frame(title, reverse("council_papers_admin:index"), _("Papers"), paper.number),
    }
    return render(request, f"{FOLDER}/concerns.html", context, status=UNPROCESSABLE if form.errors else 200)
