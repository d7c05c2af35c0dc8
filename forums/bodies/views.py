"""Inviting an account for a person, and the page its link leads to."""

from allauth.account.forms import RequestLoginCodeForm
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from forums.people.guards import UserRequest, allowed
from forums.people.models import Person, User
from forums.people.roles import Role, has_role
from forums.protection.mail_addresses import AddressField
from forums.records.exceptions import NotPossible

from .invitations import ACCOUNT_LINK, invite


class InvitationForm(forms.Form):
    email = AddressField(
        label=gettext_lazy("E-mail"),
        help_text=gettext_lazy("Only who reads this person's mail can open the account. Please check the spelling."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of our messages"), choices=settings.LANGUAGES)


@require_http_methods(["GET", "POST"])
@allowed(lambda user: has_role(user, Role.COORDINATOR))
def invite_person(request: UserRequest, pk: int) -> HttpResponse:
    """For coordinators, in the admin."""
    person = get_object_or_404(Person, pk=pk)
    form = InvitationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            user = invite(person, email=form.cleaned_data["email"], language=form.cleaned_data["language"])
        except NotPossible as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(request, _("The invitation is on its way to %(email)s.") % {"email": user.email})
            return redirect("people:index")
    people = {"url": reverse("people:index"), "label": _("People")}
    context = {
        "person": person,
        "form": form,
        "breadcrumbs_items": [people, {"url": "", "label": str(person)}],
        "header_title": _("Invite an account"),
        "header_icon": "mail",
    }
    return render(request, "forums/bodies/invite.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@ACCOUNT_LINK.guard
def invitation(request: HttpRequest, user: User) -> HttpResponse:
    """Opening it changes nothing. The button sends a code to the account's own address and leads to where it is typed;
    there is no password, and the second factor is asked for afterwards as of everybody."""
    if request.method == "POST" and not request.user.is_authenticated:
        form = RequestLoginCodeForm({"email": user.email})
        if form.is_valid():
            LoginCodeVerificationProcess.initiate(request=request, user=user, email=user.email)
            return redirect("account_confirm_login_code")
    return render(request, "forums/bodies/invitation.html", {"invited": user})
