"""The public list of indicators and its file; on the desk: what to enter, entering it, correcting it."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forums.people.guards import UserRequest, allowed
from forums.records.exceptions import NotPossible, OutOfDate
from forums.search.lists import list_address, render_list
from forums.spreadsheets.writing import FORMATS

from .charts import indicator_chart
from .export import HEADERS, exported_rows
from .forms import CorrectionForm, ReadingForm, WithdrawForm, initial_of
from .listing import Listing
from .models import Indicator
from .permissions import may_open_readings, may_record, recorded_by
from .readings import Correction, Reading

FOLDER = "proposals/measures/indicators"


@require_safe
def indicator_list(request: HttpRequest) -> HttpResponse:
    """All indicators with their pictures, by field and standing; for htmx only the results."""
    listing, address = Listing(request.GET), reverse("indicator_list")
    here = list_address(address, listing.chosen, listing.page.number)
    return render_list(request, f"{FOLDER}/list.html", {"listing": listing, "address": address}, address=here)


@require_safe
def readings_file(request: HttpRequest, name: str) -> HttpResponse:
    """All readings, as one of FORMATS."""
    make, content_type = FORMATS[name]
    response = HttpResponse(make(HEADERS, exported_rows()), content_type=content_type)
    stamp = timezone.localdate()
    response["Content-Disposition"] = f'attachment; filename="messwerte-{stamp:%Y-%m-%d}.{name}"'
    return response


@require_safe
@allowed(may_open_readings)
def reading_desk(request: UserRequest) -> HttpResponse:
    """The indicators of the user's fields, what is overdue first."""
    rows = Indicator.objects.filter(recorded_by(request.user)).distinct().read().in_order()
    ordered = sorted(rows, key=lambda indicator: (indicator.due_on is None, indicator.due_on or timezone.localdate()))
    return render(request, f"{FOLDER}/desk.html", {"indicators": ordered})


@allowed(may_open_readings)
def indicator_readings(request: UserRequest, uuid: UUID) -> HttpResponse:
    """What has been read so far, and the form for the next."""
    indicator = _indicator(request, uuid)
    form = ReadingForm(indicator=indicator, initial=initial_of(indicator))
    if request.method != "POST":
        return _page(request, indicator, form)
    form = ReadingForm(request.POST, indicator=indicator)
    if not form.is_valid():
        return _page(request, indicator, form, status=422)
    try:
        indicator.record(by=request.user, **form.cleaned_data)
    except NotPossible as refusal:
        form.add_error("on", str(refusal))
        return _page(request, indicator, form, status=409)
    messages.success(request, _("Saved. The reading is public now."))
    return redirect("indicator_readings", uuid)


def _page(request: UserRequest, indicator: Indicator, form: ReadingForm, status: int = 200) -> HttpResponse:
    taken_back = Correction.objects.filter(reading__indicator=indicator, value=None).select_related("actor__person")
    context = {
        "indicator": indicator,
        "chart": indicator_chart(indicator),
        "readings": indicator.read_values[::-1],
        "taken_back": taken_back.order_by("-at"),
        "form": form,
    }
    return render(request, f"{FOLDER}/readings.html", context, status=status)


@allowed(may_open_readings)
def reading_correct(request: UserRequest, uuid: UUID, pk: int) -> HttpResponse:
    """Another value, day or source, with the reason; or the reading taken back."""
    indicator = _indicator(request, uuid)
    reading = get_object_or_404(Reading.objects.standing(), indicator=indicator, pk=pk)
    if request.method != "POST":
        return _correct_page(request, reading)
    if "withdraw" in request.POST:
        return _withdraw(request, reading)
    form = CorrectionForm(request.POST, indicator=indicator, instance=Reading(pk=reading.pk, indicator=indicator))
    if not form.is_valid():
        return _correct_page(request, reading, form, status=422)
    facts = dict(form.cleaned_data)
    try:
        reading.correct(by=request.user, seen=facts.pop("version"), **facts)
    except OutOfDate as refusal:
        form.data = _with_version(request, "version", reading)
        form.add_error(None, str(refusal))
    except NotPossible as refusal:
        form.add_error(None, str(refusal))
    else:
        messages.success(request, _("Corrected. The old value stays visible."))
        return redirect("indicator_readings", indicator.uuid)
    return _correct_page(request, Reading.objects.get(pk=reading.pk), form, status=409)


def _withdraw(request: UserRequest, reading: Reading) -> HttpResponse:
    form = WithdrawForm(request.POST, version=reading.version)
    if not form.is_valid():
        return _correct_page(request, reading, withdraw_form=form, status=422)
    try:
        reading.withdraw(by=request.user, seen=form.cleaned_data["version"], reason=form.cleaned_data["reason"])
    except NotPossible as refusal:
        form.data = _with_version(request, "zurueck-version", reading)
        form.add_error(None, str(refusal))
        return _correct_page(request, reading, withdraw_form=form, status=409)
    messages.success(request, _("Taken back. Nothing counts this reading any more."))
    return redirect("indicator_readings", reading.indicator.uuid)


def _with_version(request: UserRequest, name: str, reading: Reading) -> QueryDict:
    """What was typed, for the version as it is now: the page shows it, so the next try is meant for it."""
    kept = request.POST.copy()
    kept[name] = str(Reading.objects.get(pk=reading.pk).version)
    return kept


def _correct_page(
    request: UserRequest,
    reading: Reading,
    form: CorrectionForm | None = None,
    withdraw_form: WithdrawForm | None = None,
    status: int = 200,
) -> HttpResponse:
    initial = {"version": reading.version}
    context = {
        "indicator": reading.indicator,
        "reading": reading,
        "history": reading.corrections.select_related("actor__person"),
        "form": form or CorrectionForm(indicator=reading.indicator, instance=reading, initial=initial),
        "withdraw_form": withdraw_form or WithdrawForm(version=reading.version),
    }
    return render(request, f"{FOLDER}/correct.html", context, status=status)


def _indicator(request: UserRequest, uuid: UUID) -> Indicator:
    """404 where there is none; 403 where another team enters its readings: the figures themselves are public."""
    indicator = get_object_or_404(Indicator.objects.read(), uuid=uuid)
    if not may_record(request.user, indicator):
        raise PermissionDenied
    return indicator
