"""The results of a meeting on one page, and the annexes of a paper: plain forms, by keyboard, without JavaScript."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from forums.bodies.models import Body, Kind
from forums.people.guards import UserRequest, allowed

from ...meetings.models import CouncilMeeting
from ..annexes import Annex
from ..consultations import Consultation
from ..models import Paper
from ..permissions import may_enter_results
from .concerns import concerns
from .forms import AnnexForm, NotAllPossible, ResultForm, attach, carry_out_all
from .frames import CONFLICT, FOLDER, UNPROCESSABLE, closed_to_hands, frame

TREATING = (Kind.COUNCIL, Kind.COMMITTEE, Kind.DECISION_BODY, Kind.STEERING_GROUP)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(may_enter_results)
def results(request: UserRequest, pk: int) -> HttpResponse:
    """Agenda item by agenda item; saved all together or not at all, and what was typed stays."""
    meeting: CouncilMeeting = get_object_or_404(CouncilMeeting.objects.for_list(), pk=pk)
    if meeting.is_outside:
        return closed_to_hands(request, meeting)
    on_agenda = Consultation.objects.filter(agenda_item__meeting=meeting)
    treated = on_agenda.for_page().select_related("paper").order_by("agenda_item__order", "pk")
    bodies = list(Body.objects.current(meeting.day).filter(kind__in=TREATING))
    data = request.POST if request.method == "POST" else None
    forms = [ResultForm(data, consultation, bodies) for consultation in treated]
    status = 200
    if data is not None:
        wrong = [form for form in forms if not form.is_valid()]  # each is asked, so that each says what is wrong
        if not wrong:
            try:
                changed = carry_out_all(forms, by=request.user)
            except NotAllPossible:
                status = CONFLICT
            else:
                saved = ngettext("%(count)s result has been saved.", "%(count)s results have been saved.", changed)
                messages.success(request, saved % {"count": changed} if changed else _("Nothing has been changed."))
                return redirect("council_results", pk)
        else:
            status = UNPROCESSABLE
    context = {
        "meeting": meeting,
        "forms": forms,
        "entitled": meeting.entitled(),
        "refused": status != 200,
        **frame(_("Results"), reverse("council_meetings_admin:index"), _("Meetings"), str(meeting)),
    }
    return render(request, f"{FOLDER}/results.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(may_enter_results)
def annexes(request: UserRequest, pk: int) -> HttpResponse:
    """What is attached to a paper, and the form for one more."""
    paper: Paper = get_object_or_404(Paper, pk=pk)
    if paper.is_outside:
        return closed_to_hands(request, paper)
    form = AnnexForm(request.POST, request.FILES) if request.method == "POST" else AnnexForm()
    if request.method == "POST" and form.is_valid() and attach(paper, form):
        messages.success(request, _("The annex is here."))
        return redirect("council_annexes", pk)
    context = {
        "paper": paper,
        "form": form,
        "annexes": Annex.objects.filter(paper=paper).order_by("number"),
        **frame(_("Annexes"), reverse("council_papers_admin:index"), _("Papers"), paper.number),
    }
    return render(request, f"{FOLDER}/annexes.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_POST
@allowed(may_enter_results)
def remove_annex(request: UserRequest, pk: int, number: int) -> HttpResponse:
    """It is no longer shown; its number is not given again. Twice is as good as once."""
    paper: Paper = get_object_or_404(Paper, pk=pk)
    if paper.is_outside:
        return closed_to_hands(request, paper)
    if annex := Annex.objects.filter(paper=pk, number=number).first():
        annex.delete()
        messages.success(request, _("The annex has been removed."))
    return redirect("council_annexes", pk)


def council_urls() -> list[URLPattern]:
    return [
        path("sitzungen/<int:pk>/ergebnisse/", results, name="council_results"),
        path("vorlagen/<int:pk>/betrifft/", concerns, name="council_concerns"),
        path("vorlagen/<int:pk>/anlagen/", annexes, name="council_annexes"),
        path("vorlagen/<int:pk>/anlagen/<int:number>/entfernen/", remove_annex, name="council_annex_remove"),
    ]
