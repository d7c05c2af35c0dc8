"""Registering: calm steps that can be left and resumed. The link is the key; no account is needed."""

from datetime import timedelta
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from forums.people.models import User
from forums.pictures.permissions import keyed_url
from forums.protection.client_uuid import sent_uuid
from forums.protection.private_pages import mark_private
from forums.protection.rate_limits import too_many

from ..breadcrumbs import above_association, above_step
from ..duplicates import possible_duplicates
from ..exceptions import NotPossible
from ..forms.consents import ConsentForm
from ..forms.registration import LONGEST_ANSWER, AnswerForm, BeginForm, RemarkForm, Step, StepForm, form_for, step_with
from ..guards import AssociationView, by_link
from ..links import absolute, address_proved, confirmed_by, resume_token
from ..models import Association
from ..outbox import link_was_sent, send_link
from ..permissions import spoken_for
from ..proofs.keeping import PROOFS_KEPT
from ..states import OPEN_TO_REGISTRAR, WITH_REGISTRAR, State
from ..summary import step_url, summary
from ..timeline import timeline

FOLDER = "forums/associations/registration"
HOUR = timedelta(hours=1)
MOST_DRAFTS, MOST_MAILS = 10, 5  # an hour, of one connection


def account(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None


def sent_from_overview(view: AssociationView[HttpRequest, []]) -> AssociationView[HttpRequest, []]:
    """The view takes what the overview sends. Opened instead, after a restart of the browser, it leads back there."""

    @wraps(view)
    def guarded(request: HttpRequest, association: Association) -> HttpResponse:
        if request.method != "POST":
            return redirect("association_resume", resume_token(association))
        return view(request, association)

    return guarded


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """The first step. Sending it makes the draft and leads to the page that keeps it."""
    if request.method == "POST" and (begun := _begun_already(request)):
        return _continue(request, begun)
    form = BeginForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if too_many(request, "association.begun", most=MOST_DRAFTS, per=HOUR):
            form.add_error(None, _("Many registrations have come from your connection. Please try again in an hour."))
            return _begin_page(request, form, status=429)
        draft = form.begin(by=account(request), language=get_language() or "de")
        return redirect("association_step", resume_token(draft), Step.WORK)
    return _begin_page(request, form, status=422 if form.errors else 200)


def _begin_page(request: HttpRequest, form: BeginForm, *, status: int) -> HttpResponse:
    context = {
        "form": form,
        "crumbs": above_association(request),
        "total": len(Step) + 1,
        "associations": spoken_for(request.user),
    }
    return render(request, f"{FOLDER}/begin.html", context, status=status)


def _begun_already(request: HttpRequest) -> Association | None:
    """Whoever sends the first step again gets the draft it has made, however often."""
    sent = sent_uuid(request.POST)
    return Association.objects.filter(client_uuid=sent).first() if sent else None


def _continue(request: HttpRequest, association: Association) -> HttpResponse:
    """What was changed after going back counts for the same draft."""
    token = resume_token(association)
    if association.state != State.DRAFT:
        return redirect("association_resume", token)
    if not form_for(Step.NAME, association, request.POST).keep(by=account(request)):
        return redirect("association_step", token, Step.NAME)
    return redirect("association_step", token, Step.WORK)


@require_safe
@by_link
def resume(request: HttpRequest, association: Association) -> HttpResponse:
    return overview(request, association)


def overview(
    request: HttpRequest, association: Association, *, status: int = 200, refusal: str = "", text: str = ""
) -> HttpResponse:
    """While it is being written: all that was entered, what is missing, what looks the same, and “send”.
    Afterwards: where it stands. After a refused attempt to send: why, and the text that was typed."""
    token = resume_token(association)
    editable, to_send = association.state in OPEN_TO_REGISTRAR, association.state in WITH_REGISTRAR
    missing = _missing(association, token) if to_send else []
    answer_form = RemarkForm if association.is_imported else AnswerForm
    context = {
        "association": association,
        "token": token,
        "crumbs": above_association(request),
        "url": absolute("association_resume", token),
        "mail_url": _mail_url(association),
        "editable": editable,
        "to_send": to_send,
        "items": summary(association, step_url("association_step", token) if editable else None),
        "missing": missing,
        "proofs": association.proofs.handed_in() if editable else [],
        "kept": PROOFS_KEPT.days,
        "duplicates": possible_duplicates(association) if to_send else [],
        "timeline": timeline(association),
        "answer_form": answer_form(initial={"version": association.version, "text": text}),
        "step": len(Step) + 1,
        "total": len(Step) + 1,
        "networks": list(association.networks_of_interests()) if editable else [],
        "reachable": bool(association.recipients()),
        "invitation": association.invitations.open().filter(email=association.registrar_email.lower()).first(),
        "refused": bool(refusal),
        "refusal": "" if missing else refusal,  # what is missing is said once, with the way there
    }
    return render(request, f"{FOLDER}/overview.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def step(request: HttpRequest, association: Association, name: str) -> HttpResponse:
    """One step. What is right is saved even where something else is wrong."""
    if name not in Step.values:
        raise Http404
    step, token = Step(name), resume_token(association)
    if association.state not in OPEN_TO_REGISTRAR:
        return redirect("association_resume", token)
    order = list(Step)
    form = form_for(step, association)
    if request.method == "POST":
        form = form_for(step, association, request.POST, request.FILES)
        to_overview = request.POST.get("next") == "overview"
        if form.keep(by=account(request)) or (to_overview and _may_wait(form, association)):
            following = order[order.index(step) + 1 :]
            if association.state == State.DRAFT and following and not to_overview:
                return redirect("association_step", token, following[0])
            return redirect("association_resume", token)
    context = {
        "association": association,
        "token": token,
        "form": form,
        "step": step,
        "Step": Step,
        "number": order.index(step) + 1,
        "total": len(order) + 1,
        "back": order[order.index(step) - 1] if step != order[0] else None,
        "crumbs": above_step(request, association, reverse("association_resume", args=[token])),
        "url": absolute("association_resume", token),
        "mail_url": _mail_url(association),
        "logo_url": keyed_url(association.logo) if association.logo and step == Step.WORK else "",
    }
    return render(request, f"{FOLDER}/step.html", context, status=422 if form.errors else 200)


def _may_wait(form: StepForm | ConsentForm, association: Association) -> bool:
    """What is only missing can be entered later: the overview lists it until it is sent."""
    return association.state == State.DRAFT and isinstance(form, StepForm) and form.only_lacks


def _missing(association: Association, token: str) -> list[tuple[str, str]]:
    """What is missing, each with the address of the field to enter it in."""
    url = step_url("association_step", token)
    return [(label, f"{url(step_with(field))}#id_{field}") for field, label in association.missing()]


@by_link
@sent_from_overview
def send(request: HttpRequest, association: Association) -> HttpResponse:
    """To the office: the draft, a corrected registration, or the answer to its question."""
    token = resume_token(association)
    text = request.POST.get("text", "").strip()
    if (over := len(text) - LONGEST_ANSWER) > 0:
        too_long = ngettext(
            "Your text is %(count)s character too long. Please shorten it.",
            "Your text is %(count)s characters too long. Please shorten it.",
            over,
        ) % {"count": over}
        return overview(request, association, status=422, refusal=too_long, text=text)
    if association.state == State.QUESTIONED and not association.is_imported and not text:
        messages.error(request, _("Please write an answer."))
        return redirect("association_resume", token)
    if association.state == State.SUBMITTED and association.has_said(text):  # pressed twice
        return redirect("association_resume", token)
    try:
        association.submit(by=account(request), text=text)
    except NotPossible as refusal:
        association.refresh_from_db()
        return overview(request, association, status=409, refusal=str(refusal), text=text)
    messages.success(request, _("Thank you. The office has your registration."))
    _mail_link(request, association)
    return redirect("association_resume", token)


@by_link
@sent_from_overview
def withdraw(request: HttpRequest, association: Association) -> HttpResponse:
    if association.state == State.WITHDRAWN:  # pressed twice
        return redirect("association_resume", resume_token(association))
    try:
        association.withdraw(by=account(request))
        messages.success(request, _("You have withdrawn the registration."))
    except NotPossible as refusal:
        messages.error(request, str(refusal))
    return redirect("association_resume", resume_token(association))


@by_link
@sent_from_overview
def mail_link(request: HttpRequest, association: Association) -> HttpResponse:
    """The link back, to the address given in the registration."""
    if not association.registrar_email:
        messages.error(request, _("Please enter your e-mail address first."))
        return redirect("association_step", resume_token(association), Step.CONTACT)
    if not _mail_link(request, association):
        refusal = _("We have sent this e-mail several times already. Please look for it, or try again in an hour.")
        return overview(request, association, status=429, refusal=refusal)
    messages.success(request, _("You will get an e-mail with the link."))
    return redirect("association_resume", resume_token(association))


def _mail_url(association: Association) -> str:
    """Where to ask for the mail with the link; empty while there is no address."""
    if not association.registrar_email:
        return ""
    return reverse("association_mail_link", args=[resume_token(association)])


def _mail_link(request: HttpRequest, association: Association) -> bool:
    """False when this connection has asked for too many mails. A proved address needs none by itself."""
    asked = request.resolver_match is not None and request.resolver_match.url_name == "association_mail_link"
    if not association.registrar_email or (association.address_is_proved and not asked):
        return True
    attempt = timezone.now().strftime("%Y-%m-%dT%H:%M")
    if link_was_sent(association, attempt):  # pressed twice
        return True
    if too_many(request, "association.mail", most=MOST_MAILS, per=HOUR):
        return False
    send_link(association, attempt)
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
    """The annual review: confirming needs no account, changing does."""
    association = confirmed_by(token)
    if association is None:
        raise Http404
    if request.method == "POST":
        association.confirm(by=account(request))
        messages.success(request, _("Thank you. Your details are confirmed for a year."))
        return mark_private(redirect("association_confirm", token))
    context = {"association": association, "items": summary(association)}
    return mark_private(render(request, f"{FOLDER}/confirm.html", context))
