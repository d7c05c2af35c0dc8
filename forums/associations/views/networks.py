"""The network of a field, for those who take part: members, dates, minutes, calls."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from forums.bodies.models import Body, Kind

from ..forms.networks import CallForm, MeetingForm, MinutesForm, TextForm
from ..meetings import Call, CallAnswer, Coming, Meeting
from ..models import Association
from ..permissions import may_lead_network, may_see_network, speakers_in, spoken_for
from .desk import UserRequest

FOLDER = "forums/associations/network"
MINUTES_SHOWN = 50


def _network(slug: str) -> Body:
    networks = Body.objects.current().filter(kind=Kind.NETWORK).select_related("field").with_memberships()
    found: Body = get_object_or_404(networks, field__slug=slug)
    return found


def _led(request: UserRequest, network: Body) -> None:
    if not may_see_network(request.user, network):
        raise Http404
    if not may_lead_network(request.user, network):
        raise PermissionDenied


@never_cache
@require_safe
def network(request: UserRequest, slug: str) -> HttpResponse:
    """All of it for those who take part; for everybody else its public associations and minutes."""
    body = _network(slug)
    if not may_see_network(request.user, body):
        return _public(request, body)
    context = {
        "network": body,
        "tandem": body.tandem(),
        "people": [member for member in body.running_memberships if not member.seat],  # type: ignore[attr-defined]
        "members": body.joinings.members().prefetch_related(
            Prefetch("association", Association.objects.with_consents())
        ),
        "coming": body.meetings.coming(),
        "past": body.meetings.past()[:20],
        "calls": body.calls.running(),
        "leads": may_lead_network(request.user, body),
    }
    return render(request, f"{FOLDER}/network.html", context)


def _public(request: HttpRequest, network: Body) -> HttpResponse:
    minutes = network.meetings.with_public_minutes()[:MINUTES_SHOWN]
    context = {"network": network, "joinings": network.joinings.shown(), "minutes": minutes}
    return render(request, f"{FOLDER}/public.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def meeting_new(request: UserRequest, slug: str) -> HttpResponse:
    body = _network(slug)
    _led(request, body)
    return _meeting_form(request, Meeting(network=body), MeetingForm, Meeting.announce, _("The invitations are sent."))


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def meeting_change(request: UserRequest, uuid: UUID) -> HttpResponse:
    meeting = _meeting(uuid)
    _led(request, meeting.network)
    return _meeting_form(request, meeting, MeetingForm, Meeting.announce, _("Saved. Everybody gets the new date."))


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def minutes(request: UserRequest, uuid: UUID) -> HttpResponse:
    meeting = _meeting(uuid)
    _led(request, meeting.network)
    return _meeting_form(request, meeting, MinutesForm, None, _("Saved."))


def _meeting_form(
    request: UserRequest,
    meeting: Meeting,
    form_class: type[MeetingForm] | type[MinutesForm],
    announce: Callable[[Meeting], None] | None,
    done: str,
) -> HttpResponse:
    form = form_class(request.POST or None, instance=meeting)
    if request.method == "POST" and form.is_valid():
        if announce:
            announce(form.save(commit=False))
        else:
            form.save()
        messages.success(request, done)
        return redirect(meeting)
    context = {"form": form, "network": meeting.network, "meeting": meeting if meeting.pk else None}
    return render(request, f"{FOLDER}/meeting_form.html", context, status=422 if form.errors else 200)


def _meeting(uuid: UUID) -> Meeting:
    return get_object_or_404(Meeting.objects.select_related("network__field"), uuid=uuid)


@require_safe
def meeting_page(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """For the network; once the minutes are public, for everybody, without who was invited or came."""
    meeting = _meeting(uuid)
    inside = may_see_network(request.user, meeting.network)
    if not inside and not (meeting.minutes_public and meeting.minutes):
        raise Http404
    mine = speakers_in(request.user, meeting.network) if inside else []
    context: dict[str, Any] = {
        "meeting": meeting,
        "inside": inside,
        "attendances": meeting.attendances.select_related("association") if inside else [],
        "mine": mine,
        "Coming": Coming,
        "leads": inside and may_lead_network(request.user, meeting.network),
    }
    return render(request, f"{FOLDER}/meeting.html", context)


@never_cache
@login_required
@require_GET
def meeting_ics(request: UserRequest, uuid: UUID) -> HttpResponse:
    meeting = _meeting(uuid)
    if not may_see_network(request.user, meeting.network):
        raise Http404
    response = HttpResponse(meeting.as_ics(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="termin.ics"'
    return response


@require_POST
@never_cache
@login_required
def attend(request: UserRequest, uuid: UUID) -> HttpResponse:
    """An association says whether it comes."""
    meeting = _meeting(uuid)
    association = _chosen(request, speakers_in(request.user, meeting.network))
    answer = request.POST.get("answer", "")
    if answer not in Coming.values or meeting.over:
        raise Http404
    meeting.attendances.update_or_create(association=association, defaults={"answer": answer})
    messages.success(request, _("Thank you. The team knows now."))
    return redirect(meeting)


def _chosen(request: UserRequest, mine: list[Association]) -> Association:
    """The association named in the form, if the user speaks for it."""
    wanted = request.POST.get("association", "")
    found = next((association for association in mine if str(association.pk) == wanted), None)
    if found is None:
        raise PermissionDenied
    return found


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def call_new(request: UserRequest, slug: str) -> HttpResponse:
    body = _network(slug)
    _led(request, body)
    form = CallForm(request.POST or None, instance=Call(network=body))
    if request.method == "POST" and form.is_valid():
        form.instance.publish()
        messages.success(request, _("Your call is on its way."))
        return redirect("network_call", form.instance.uuid)
    context = {"form": form, "network": body}
    return render(request, f"{FOLDER}/call_form.html", context, status=422 if form.errors else 200)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def call(request: UserRequest, uuid: UUID) -> HttpResponse:
    """Read by whom it is meant for; the answers by the team alone, and each association its own."""
    found = get_object_or_404(Call.objects.select_related("network__field"), uuid=uuid)
    leads = may_lead_network(request.user, found.network)
    mine = spoken_for(request.user) if found.to_all else speakers_in(request.user, found.network)
    if not mine and not leads and not may_see_network(request.user, found.network):
        raise Http404
    form = TextForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        CallAnswer.send(found, _chosen(request, mine), by=request.user, text=form.cleaned_data["text"])
        messages.success(request, _("Thank you. The team has your answer."))
        return redirect("network_call", uuid)
    answers = found.answers.select_related("association")
    context = {
        "call": found,
        "mine": mine,
        "answers": answers if leads else answers.filter(association__in=mine),
        "form": form,
        "leads": leads,
    }
    return render(request, f"{FOLDER}/call.html", context, status=422 if form.errors else 200)
