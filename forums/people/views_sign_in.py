"""What allauth leaves open: the way through the second factor, fresh proof by mail, a lost factor."""

from allauth.account.forms import ConfirmLoginCodeForm
from allauth.account.views import BaseReauthenticateView, password_change, password_set
from allauth.core import ratelimit
from allauth.core.exceptions import RateLimited
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from .forms import LostFactorForm
from .fresh_proof import CodeByMail, address_of, require_fresh_proof
from .guards import UserRequest, allowed, signed_in
from .lost_factor import may_reset_factors, reset_factors
from .mail_away import MailNotSent
from .models import User
from .second_factor import has_second_factor, is_held_back


@require_http_methods(["GET", "HEAD"])
@signed_in
def second_factor(request: UserRequest) -> HttpResponse:
    """Leads whoever has a factor to where it is asked for, and everybody else to set one up."""
    if not is_held_back(request, request.user):
        return HttpResponseRedirect(_next(request))
    if has_second_factor(request.user):
        return redirect(f"{resolve_url('mfa_reauthenticate')}?{urlencode({'next': _next(request)})}")
    return render(request, "forums/people/second_factor.html", {"address": address_of(request.user)})


def _next(request: HttpRequest) -> str:
    wanted = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else resolve_url("account")


@method_decorator((never_cache, login_required), name="dispatch")
class ProofByCode(BaseReauthenticateView):
    """A code by mail, for accounts without a second factor. Opening the page sends nothing, the button does."""

    template_name = "forums/people/proof_by_code.html"
    http_method_names = ("get", "head", "post")

    def get_form(self, form_class: type[Form] | None = None) -> Form:
        process = CodeByMail.running(self.request, self.request.user)
        form: Form = ConfirmLoginCodeForm(code=process.code if process else None, **self.get_form_kwargs())
        return form

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if "send" in request.POST:
            return self._send()
        if CodeByMail.running(self.request, self.request.user) is None:
            messages.warning(request, _("This code is no longer valid. Please ask for a new one."))
            return self._again()
        answer: HttpResponse = super().post(request, *args, **kwargs)
        return answer

    def _send(self) -> HttpResponse:
        try:
            ratelimit.consume(
                self.request, action="request_login_code", key=address_of(self.request.user), raise_exception=True
            )
            CodeByMail.begin(self.request, self.request.user)
        except RateLimited:
            messages.warning(self.request, _("We have just sent you several codes. Please wait a few minutes."))
        except MailNotSent:
            messages.error(self.request, _("We could not send the mail. Please try again later."))
        return self._again()

    def _again(self) -> HttpResponseRedirect:
        return HttpResponseRedirect(self.passthrough_next_url(self.request.path))

    def form_valid(self, form: Form) -> HttpResponse:
        if process := CodeByMail.running(self.request, self.request.user):
            process.finish()
        answer: HttpResponse = super().form_valid(form)
        return answer

    def form_invalid(self, form: Form) -> HttpResponse:
        process = CodeByMail.running(self.request, self.request.user)
        if process and not process.record_invalid_attempt():
            messages.warning(self.request, _("The code was wrong too often. Please ask for a new one."))
            return self._again()
        answer: HttpResponse = super().form_invalid(form)
        return answer

    def get_context_data(self, **facts: object) -> dict[str, object]:
        running = CodeByMail.running(self.request, self.request.user) is not None
        context: dict[str, object] = super().get_context_data(**facts)
        return {**context, "running": running, "address": address_of(self.request.user)}


@signed_in
def change_password(request: UserRequest) -> HttpResponse:
    """allauth asks for the old password, which a thief may know."""
    require_fresh_proof(request)
    answer: HttpResponse = password_change(request)
    return answer


@signed_in
def set_password(request: UserRequest) -> HttpResponse:
    """For accounts that have none yet; allauth would let an open browser be enough."""
    require_fresh_proof(request)
    answer: HttpResponse = password_set(request)
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(may_reset_factors)
def lost_factor(request: UserRequest) -> HttpResponse:
    """The coordinator takes a lost factor away, after making sure who asks."""
    form = LostFactorForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        user = User.objects.filter(email=form.cleaned_data["email"].lower(), is_active=True).first()
        if user is None or not has_second_factor(user):
            form.add_error("email", _("There is no account with this address that has a second factor."))
        else:
            try:
                reset_factors(user, by=request.user)
            except PermissionDenied:
                form.add_error("email", _("Only another administrator may do this for this account."))
            else:
                messages.success(request, _("Done. We have told them by e-mail."))
                return redirect("lost_factor")
    return render(request, "forums/people/lost_factor.html", {"form": form}, status=422 if form.errors else 200)
