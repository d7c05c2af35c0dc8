"""Registering, and one's own registration behind a link that is the key. No account is needed."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forums.protection.private_pages import mark_private
from forums.protection.rate_limits import too_many_for
from forums.protection.spam import FormGuard, honeypot_filled, proof_of_work_challenge
from forums.records.exceptions import NotPossible

from ..models import Forum
from ..registration import Registration
from ..registration_window import Window, may_be_changed, window
from ..states import RegistrationState
from . import calendar
from .forms import ChangeForm, DetailsForm, RegistrationForm, already_entered
from .links import REGISTRATION_LINK, absolute, address_proved, invited_by, registration_token
from .views import FOLDER, as_calendar, breadcrumb, visible

GUARD = FormGuard("forum.registration")
MOST_MAILS = 5  # a day to one address that nobody has confirmed


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, slug: str) -> HttpResponse:
    return _register(request, visible(request, slug), invited=False)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """The same for a workshop, behind the link in the invitation."""
    forum = invited_by(token, slug)
    if forum is None:
        raise Http404
    return mark_private(_register(request, forum, invited=True))


def _register(request: HttpRequest, forum: Forum, *, invited: bool) -> HttpResponse:
    if request.method != "POST":
        return _form(request, RegistrationForm(forum=forum), invited)
    if entered := already_entered(forum, request.POST):
        return redirect("forum_registration", registration_token(entered))
    if GUARD.too_many_tries(request):
        return _too_many(request, forum, invited)
    form = RegistrationForm(request.POST, forum=forum)
    if form.is_valid():
        _check(request, form)
    if form.errors:
        return _form(request, form, invited, status=422)
    if GUARD.too_many_taken(request):
        return _too_many(request, forum, invited)
    try:
        registration = form.enter(invited=invited)
    except NotPossible as refusal:
        return _form(request, form, invited, status=409, trouble=str(refusal))
    return redirect("forum_registration", registration_token(registration))


def _check(request: HttpRequest, form: RegistrationForm) -> None:
    if honeypot_filled(request):
        form.add_error(None, _("We could not be sure that a person sent this. Please press “Register” again."))
    else:
        _check_address(form, form.cleaned_data["email"].lower())


def _check_address(form: DetailsForm, email: str) -> None:
    if email and too_many_for(email, "forum.registration.mail", most=MOST_MAILS, per=timedelta(days=1)):
        form.add_error(
            "email", _("We have written to this address several times today. Please leave this field empty.")
        )


def _too_many(request: HttpRequest, forum: Forum, invited: bool) -> HttpResponse:
    """The form with what was typed, unchecked: nobody loses their text because there were too many requests."""
    typed: dict[str, object] = {name: value for name, value in request.POST.items() if name != "csrfmiddlewaretoken"}
    form = RegistrationForm(initial=typed, forum=forum)
    trouble = _("Too many registrations have come from your connection. Please press “Register” again in an hour.")
    return _form(request, form, invited, status=429, trouble=trouble)


def _form(
    request: HttpRequest, form: RegistrationForm, invited: bool, *, status: int = 200, trouble: str = ""
) -> HttpResponse:
    forum = form.forum
    context = {
        "forum": forum,
        "form": form,
        "open": window(forum, invited=invited) == Window.OPEN,
        "window": window(forum, invited=invited),
        "left": forum.places_left,
        "challenge": proof_of_work_challenge(),
        "trouble": trouble,
        "breadcrumb": [] if invited else breadcrumb(forum),
    }
    return render(request, f"{FOLDER}/register.html", context, status=status)


by_link = REGISTRATION_LINK.guard


@require_safe
@by_link
def registration(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Whether there is a place, what was entered, and the way to cancel."""
    token = registration_token(registration)
    context: dict[str, object] = {
        "forum": registration.forum,
        "registration": registration,
        "before": registration.before_me if registration.state == RegistrationState.WAITING else 0,
        "may_change": may_be_changed(registration.forum),
        "token": token,
        "url": absolute("forum_registration", token),
    }
    return render(request, f"{FOLDER}/registration.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def change(request: HttpRequest, registration: Registration) -> HttpResponse:
    """What was entered, to be changed; place or turn stay as they are."""
    token = registration_token(registration)
    if registration.state == RegistrationState.CANCELLED or not may_be_changed(registration.forum):
        return redirect("forum_registration", token)
    if request.method != "POST":
        return _change_form(request, ChangeForm(registration=registration), token)
    form = ChangeForm(request.POST, registration=registration)
    done = redirect(f"{reverse('forum_registration', args=[token])}?geaendert")
    if form.is_valid() and form.stands_already:
        return done
    if form.is_valid():
        _check_address(form, form.new_address)
    if form.errors:
        return _change_form(request, form, token, status=422)
    try:
        form.change()
    except NotPossible as refused:
        registration.refresh_from_db()
        form.look_again()
        return _change_form(request, form, token, status=409, trouble=str(refused))
    return done


def _change_form(
    request: HttpRequest, form: ChangeForm, token: str, *, status: int = 200, trouble: str = ""
) -> HttpResponse:
    context = {
        "forum": form.forum,
        "registration": form.registration,
        "form": form,
        "left": form.forum.places_left,
        "trouble": trouble,
        "token": token,
    }
    return render(request, f"{FOLDER}/change.html", context, status=status)


@require_POST
@by_link
def cancel(request: HttpRequest, registration: Registration) -> HttpResponse:
    registration.cancel()
    return redirect("forum_registration", registration_token(registration))


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def address(request: HttpRequest, registration: Registration, key: str) -> HttpResponse:
    """Behind the mailed link. A GET changes nothing: mail scanners open links."""
    if not address_proved(registration, key):
        raise Http404
    if request.method == "POST":
        registration.confirm_address()
    elif not registration.confirmed_at:
        return render(request, f"{FOLDER}/address.html", {"registration": registration})
    return redirect("forum_registration", registration_token(registration))


@require_safe
@by_link
def calendar_entry(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Also for workshops, which may not be on the website."""
    return as_calendar(calendar.own_entry(registration), "termin.ics")
