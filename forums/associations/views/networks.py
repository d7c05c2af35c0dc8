"""The network of a field, for those who take part: members, dates, minutes, calls."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forums.bodies.models import Body, Kind
from forums.people.guards import UserRequest

from ..breadcrumbs import above_network, inside_network
from ..calls import Call, CallAnswer
from ..forms.networks import CallForm, MeetingForm, MinutesForm, TextForm
from ..joining import Joining
from ..meetings import AttendanceReply, Meeting
from ..models import Association
from ..permissions import may_lead_network, may_see_network, spoken_for, spoken_for_in

FOLDER = "forums/associations/network"
PAST_LISTED, MINUTES_LISTED = 20, 50


def _network(slug: str) -> Body:
    networks = Body.objects.current().filter(kind=Kind.NETWORK).select_related("field").with_memberships()
    network: Body = get_object_or_404(networks, field__slug=slug)
    return network


def _require_lead(request: UserRequest, network: Body) -> None:
    if not may_see_network(request.user, network):
        raise Http404
    if not may_lead_network(request.user, network):
        raise PermissionDenied


@never_cache
@require_safe
def network(request: UserRequest, slug: str) -> HttpResponse:
    """All of it for those who take part; for everybody else its public associations and minutes."""
    network = _network(slug)
    if not may_see_network(request.user, network):
        return _public(request, network)
    meetings = Meeting.objects.filter(network=network)
    context = {
        "network": network,
        "crumbs": above_network(network),
        "tandem": network.tandem(),
        "people": [member for member in network.running() if not member.seat],
        "members": Joining.objects.members_of(network).prefetch_related(
            Prefetch("association", Association.objects.with_consents())
        ),
        "upcoming": meetings.upcoming(),
        "past": meetings.past()[:PAST_LISTED],
        "calls": Call.objects.running().filter(network=network),
        "may_lead": may_lead_network(request.user, network),
    }
    return render(request, f"{FOLDER}/network.html", context)


def _public(request: HttpRequest, network: Body) -> HttpResponse:
    context = {
        "network": network,
        "crumbs": above_network(network),
        "joinings": Joining.objects.members_of(network).of(Association.objects.public()),
        "meetings": Meeting.objects.filter(network=network).with_public_minutes()[:MINUTES_LISTED],
    }
    return render(request, f"{FOLDER}/public.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_meeting(request: UserRequest, slug: str) -> HttpResponse:
    network = _network(slug)
    _require_lead(request, network)
    return _meeting_form(request, Meeting(network=network), MeetingForm, _("The invitations are on their way."))


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change_meeting(request: UserRequest, uuid: UUID) -> HttpResponse:
    meeting = _meeting(uuid)
    _require_lead(request, meeting.network)
    return _meeting_form(request, meeting, MeetingForm, _("Saved. Everyone will be told."))


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def minutes(request: UserRequest, uuid: UUID) -> HttpResponse:
    meeting = _meeting(uuid)
    _require_lead(request, meeting.network)
    return _meeting_form(request, meeting, MinutesForm, _("Saved."))


def _meeting_form(
    request: UserRequest,
    meeting: Meeting,
    form_class: type[MeetingForm] | type[MinutesForm],
    done: str,
) -> HttpResponse:
    form = form_class(request.POST if request.method == "POST" else None, instance=meeting)
    if request.method == "POST" and form.is_valid():
        form.save_for(request.user)
        messages.success(request, done)
        return redirect(meeting)
    context = {
        "form": form,
        "network": meeting.network,
        "crumbs": inside_network(meeting.network),
        "meeting": meeting if meeting.pk else None,
    }
    return render(request, f"{FOLDER}/meeting_form.html", context, status=422 if form.errors else 200)


def _meeting(uuid: UUID) -> Meeting:
    return get_object_or_404(Meeting.objects.select_related("network__field"), uuid=uuid)


@require_safe
def meeting(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """For the network; once the minutes are public, for everybody, without who was invited or came."""
    meeting = _meeting(uuid)
    inside = may_see_network(request.user, meeting.network)
    if not inside and not (meeting.minutes_public and meeting.minutes):
        raise Http404
    context = {
        "meeting": meeting,
        "crumbs": inside_network(meeting.network),
        "inside": inside,
        "attendances": meeting.attendances.select_related("association") if inside else [],
        "associations": spoken_for_in(request.user, meeting.network) if inside else [],
        "may_lead": inside and may_lead_network(request.user, meeting.network),
    }
    return render(request, f"{FOLDER}/meeting.html", context)


@never_cache
@login_required
@require_safe
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
    association = _chosen(request, spoken_for_in(request.user, meeting.network))
    answer = request.POST.get("answer", "")
    if answer not in AttendanceReply.values or meeting.over:
        raise Http404
    meeting.attendances.update_or_create(association=association, defaults={"answer": answer})
    messages.success(request, _("Thank you. The team sees your answer on this page."))
    return redirect(meeting)


def _chosen(request: UserRequest, associations: list[Association]) -> Association:
    """The association named in the form, if it is one of these."""
    pk = request.POST.get("association", "")
    chosen = next((association for association in associations if str(association.pk) == pk), None)
    if chosen is None:
        raise PermissionDenied
    return chosen


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_call(request: UserRequest, slug: str) -> HttpResponse:
    network = _network(slug)
    _require_lead(request, network)
    form = CallForm(request.POST if request.method == "POST" else None, instance=Call(network=network))
    if request.method == "POST" and form.is_valid():
        form.instance.publish(by=request.user)
        messages.success(request, _("Your call is on its way."))
        return redirect("network_call", form.instance.uuid)
    context = {"form": form, "network": network, "crumbs": inside_network(network)}
    return render(request, f"{FOLDER}/call_form.html", context, status=422 if form.errors else 200)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def call(request: UserRequest, uuid: UUID) -> HttpResponse:
    """Read by whom it is meant for; the answers by the team alone, and each association its own."""
    call = get_object_or_404(Call.objects.select_related("network__field"), uuid=uuid)
    may_lead = may_lead_network(request.user, call.network)
    associations = spoken_for(request.user) if call.to_all else spoken_for_in(request.user, call.network)
    if not associations and not may_lead and not may_see_network(request.user, call.network):
        raise Http404
    form = TextForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        association = _chosen(request, associations)
        CallAnswer.send(call, association, by=request.user, text=form.cleaned_data["text"])
        messages.success(request, _("Thank you. The team has your answer."))
        return redirect("network_call", uuid)
    answers = call.answers.select_related("association")
    context = {
        "call": call,
        "crumbs": inside_network(call.network),
        "associations": associations,
        "answers": answers if may_lead else answers.filter(association__in=associations),
        "form": form,
        "may_lead": may_lead,
    }
    return render(request, f"{FOLDER}/call.html", context, status=422 if form.errors else 200)
