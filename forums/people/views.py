"""The account's own page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forums.people.roles import Role, has_role

from .forms import LanguageForm
from .models import User


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """What belongs to me: my suggestions, my roles, how I sign in, in which language I am written to."""
    user = request.user
    assert isinstance(user, User)  # noqa: S101 - login_required lets no other through
    form = LanguageForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved. We write to you in this language from now on."))
        return redirect("account")
    roles = [role.label for role in Role if has_role(user, role)]
    return render(request, "forums/people/account.html", {"form": form, "roles": roles})
