"""The account's own page."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from .forms import LanguageForm, ModeratorMessagesForm
from .guards import UserRequest, signed_in
from .lost_factor import may_reset_factors
from .roles import Role, has_role, is_moderator


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def account(request: UserRequest) -> HttpResponse:
    """What belongs to me: my suggestions, my roles, how I sign in, in which language I am written to."""
    messages_form = ModeratorMessagesForm if is_moderator(request.user) else LanguageForm
    form = messages_form(request.POST if request.method == "POST" else None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved. From now on we will write to you like this."))
        return redirect("account")
    roles = [role.label for role in Role if has_role(request.user, role)]
    context = {"form": form, "roles": roles, "may_reset_factors": may_reset_factors(request.user)}
    return render(request, "forums/people/account.html", context)
