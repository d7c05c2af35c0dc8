"""The public page "Wer macht was", and that of the migration officer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from forums.bodies.models import Body, Duty, MembershipRole
from forums.council.appointments.models import Appointment
from forums.council.papers.track import summary

from .chart import chart
from .overview import overview


@require_safe
def who_does_what(request: HttpRequest) -> HttpResponse:
    halves = [
        {"half": half, "wide": chart(half, width=1120, columns=4), "narrow": chart(half, width=340, columns=1)}
        for half in overview()
        if half.groups
    ]
    return render(request, "cms/structure/who_does_what.html", {"halves": halves})


@require_safe
def migration_officer(request: HttpRequest) -> HttpResponse:
    """Who holds the office today, for how long, by which paper, how to reach it; names and photos by consent only."""
    office = Body.objects.current().with_memberships().filter(duty=Duty.MIGRATION_OFFICER).first()
    if office is None:
        raise Http404
    holders = [member for member in office.running() if member.role != MembershipRole.ACTOR]
    made = Appointment.objects.shown_by(holders)
    papers = {key: (appointment.paper, summary(appointment.paper)) for key, appointment in made.items()}
    told = [(member, *papers.get(member.pk, (None, ""))) for member in holders]
    return render(request, "cms/structure/migration_officer.html", {"office": office, "holders": told})
