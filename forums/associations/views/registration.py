"""Registering: calm steps that can be left and resumed. The link is the key; no account is needed."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forums.people.models import User
from forums.protection.private_pages import mark_private
from forums.protection.rate_limits import too_many

from .. import annual_review as yearly
from ..duplicates import doubles
from ..exceptions import NotPossible
from ..facts import facts, history, step_address
from ..forms.registration import BeginForm, RemarkForm, Step, WordsForm, form_for
from ..links import RESUME_LINK, absolute, address_proved, confirmed_by, resume_token
from ..models import Association, State
from ..notices import send_way_back
from ..permissions import spoken_for

FOLDER = "forums/associations/registration"
HOUR = timedelta(hours=1)
MOST_DRAFTS, MOST_MAILS = 10, 5  # an hour, of one connection
BY_LINK = frozenset({State.DRAFT, State.QUESTIONED, State.REFUSED})  # what may be written without an account

by_link = RESUME_LINK.guard


def account(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """The first step. Sending it makes the draft and leads to the page that keeps it."""
    form = BeginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if too_many(request, "association.begun", most=MOST_DRAFTS, per=HOUR):
            return render(request, "429.html", {"minutes": 60}, status=429)
        draft = form.begin(by=account(request), language=get_language() or "de")
        return redirect("association_step", resume_token(draft), Step.WORK)
    context = {"form": form, "total": len(Step) + 1, "mine": spoken_for(request.user)}
    return render(request, f"{FOLDER}/begin.html", context)


@require_safe
@by_link
def resume(request: HttpRequest, association: Association) -> HttpResponse:
    return overview(request, association)


def overview(request: HttpRequest, association: Association, *, status: int = 200, **more: Any) -> HttpResponse:
    """While it is being written: all that was entered, what is missing, what looks the same, and “send”.
    Afterwards: where it stands."""
    token = resume_token(association)
    writable = association.state in BY_LINK
    words = RemarkForm if association.from_the_list else WordsForm
    context = {
        "association": association,
        "token": token,
        "url": absolute("association_resume", token),
        "writable": writable,
        "items": facts(association, step_address("association_step", token) if writable else None),
        "missing": association._missing() if writable else [],
        "doubles": doubles(association) if writable else [],
        "history": history(association),
        "answer": words(initial={"version": association.version}),
        "step": len(Step) + 1,
        "total": len(Step) + 1,
        **more,
    }
    return render(request, f"{FOLDER}/overview.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def step(request: HttpRequest, association: Association, name: str) -> HttpResponse:
    """One step. What is right is saved even where something else is wrong."""
    if name not in Step.values:
        raise Http404
    this, token = Step(name), resume_token(association)
    if association.state not in BY_LINK:
        return redirect("association_resume", token)
    order = list(Step)
    form = form_for(this, association)
    if request.method == "POST":
        form = form_for(this, association, request.POST, request.FILES)
        if form.keep(by=account(request)):
            following = order[order.index(this) + 1 :]
            if association.state == State.DRAFT and following and request.POST.get("next") != "overview":
                return redirect("association_step", token, following[0])
            return redirect("association_resume", token)
    context = {
        "association": association,
        "token": token,
        "form": form,
        "this": this,
        "Step": Step,
        "step": order.index(this) + 1,
        "total": len(order) + 1,
        "back": order[order.index(this) - 1] if this != order[0] else None,
        "url": absolute("association_resume", token),
    }
    return render(request, f"{FOLDER}/step.html", context, status=422 if form.errors else 200)


@require_POST
@by_link
def send(request: HttpRequest, association: Association) -> HttpResponse:
    """To the office: the draft, a corrected registration, or the answer to its question."""
    token = resume_token(association)
    text = request.POST.get("text", "").strip()[:3000]
    if association.state == State.QUESTIONED and not association.from_the_list and not text:
        messages.error(request, _("Please write an answer."))
        return redirect("association_resume", token)
    try:
        association.submit(by=account(request), text=text)
    except NotPossible as trouble:
        association.refresh_from_db()
        return overview(request, association, status=409, trouble=str(trouble), text=text)
    messages.success(request, _("Thank you. The office has your registration and writes to you."))
    _mail_way_back(request, association)
    return redirect("association_resume", token)


@require_POST
@by_link
def withdraw(request: HttpRequest, association: Association) -> HttpResponse:
    try:
        association.withdraw(by=account(request))
        messages.success(request, _("You have taken the registration back."))
    except NotPossible as trouble:
        messages.error(request, str(trouble))
    return redirect("association_resume", resume_token(association))


@require_POST
@by_link
def mail_link(request: HttpRequest, association: Association) -> HttpResponse:
    """The way back, to the address given in the registration."""
    if not association.registrar_email:
        messages.error(request, _("Please give your e-mail address first."))
        return redirect("association_step", resume_token(association), Step.CONTACT)
    if not _mail_way_back(request, association):
        return render(request, "429.html", {"minutes": 60}, status=429)
    messages.success(request, _("We have sent you the link. Please look into your e-mail."))
    return redirect("association_resume", resume_token(association))


def _mail_way_back(request: HttpRequest, association: Association) -> bool:
    """False when this connection has asked for too many mails. A proved address needs none by itself."""
    asked = request.resolver_match is not None and request.resolver_match.url_name == "association_mail_link"
    if not association.registrar_email or (association.registrar_confirmed_at and not asked):
        return True
    if too_many(request, "association.mail", most=MOST_MAILS, per=HOUR):
        return False
    send_way_back(association, timezone.now().strftime("%Y-%m-%dT%H:%M"))
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def address(request: HttpRequest, association: Association, key: str) -> HttpResponse:
    """Behind the mailed link. A GET changes nothing: mail scanners open links."""
    if not address_proved(association, key):
        raise Http404
    if request.method == "POST":
        association.confirm_address()
        messages.success(request, _("Thank you. Your address is confirmed."))
    elif not association.registrar_confirmed_at:
        return render(request, f"{FOLDER}/address.html", {"association": association})
    return redirect("association_resume", resume_token(association))


@csrf_exempt  # the link is the key
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The yearly question: confirming needs no account, changing does."""
    association = confirmed_by(token)
    if association is None:
        raise Http404
    if request.method == "POST":
        yearly.confirm(association, by=account(request))
        messages.success(request, _("Thank you. Your data are confirmed for a year."))
        return mark_private(redirect("association_confirm", token))
    asked = Association.objects.filter(yearly.unanswered(), pk=association.pk).exists()
    context = {"association": association, "items": facts(association), "asked": asked}
    return mark_private(render(request, f"{FOLDER}/confirm.html", context))
