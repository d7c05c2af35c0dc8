"""Photographs at a table: the paper sheet, and people who have agreed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from forums.dialogue.photographs import Photograph, SheetPhoto
from forums.people.consents import Way
from forums.pictures.permissions import keyed_url
from forums.records.exceptions import NotPossible

from ..access import AtTable, at_table
from ..forms.photos import PhotographForm, PictureForm, SheetForm

CONFLICT, UNPROCESSABLE = 409, 422


@at_table
@require_safe
def photos(request: HttpRequest, here: AtTable) -> HttpResponse:
    return _page(request, here)


def _page(request: HttpRequest, here: AtTable, status: int = 200, **forms: PictureForm) -> HttpResponse:
    sheets = SheetPhoto.objects.filter(table=here.table).select_related("picture")
    photographs = Photograph.objects.agreed().filter(table=here.table).select_related("picture")
    context = {
        "here": here,
        "page": "photos",
        "sheets": [(sheet, keyed_url(sheet.picture)) for sheet in sheets],
        "photographs": [
            (photograph, keyed_url(photograph.picture)) for photograph in photographs if photograph.picture
        ],
        "refusal": Photograph.refusal(here.forum, here.table),
        "sheet_form": SheetForm(name="sheet"),
        "photograph_form": PhotographForm(name="photograph"),
        **forms,
    }
    return render(request, "forums/dialogue/host/photos.html", context, status=status)


@at_table
@require_POST
def take_sheet(request: HttpRequest, here: AtTable) -> HttpResponse:
    form = SheetForm(request.POST, request.FILES, name="sheet")
    if not form.is_valid():
        return _page(request, here, UNPROCESSABLE, sheet_form=form)
    said = form.cleaned_data
    SheetPhoto.take(here.table, said["picture"], client_uuid=said["client_uuid"], by=here.by)
    messages.success(request, _("The photograph of the sheet is kept. Only you and the office see it."))
    return redirect("forum_lead_photos", here.forum.slug, here.key)


@at_table
@require_POST
def discard_sheet(request: HttpRequest, here: AtTable, pk: int) -> HttpResponse:
    get_object_or_404(SheetPhoto, pk=pk, table=here.table).discard()
    messages.success(request, _("The photograph is deleted."))
    return redirect("forum_lead_photos", here.forum.slug, here.key)


@at_table
@require_POST
def take_photograph(request: HttpRequest, here: AtTable) -> HttpResponse:
    form = PhotographForm(request.POST, request.FILES, name="photograph")
    if not form.is_valid():
        return _page(request, here, UNPROCESSABLE, photograph_form=form)
    said = form.cleaned_data
    try:
        Photograph.take(
            here.forum,
            here.table,
            said["picture"],
            client_uuid=said["client_uuid"],
            alt=said["alt"],
            agreed_by=said["agreed_by"],
            way=Way(said["way"]),
            by=here.by,
        )
    except NotPossible as refused:
        said["picture"].discard()
        messages.error(request, str(refused))
        return _page(request, here, CONFLICT)
    messages.success(request, _("The photograph is kept, with the consent."))
    return redirect("forum_lead_photos", here.forum.slug, here.key)


@at_table
@require_POST
def withdraw_photograph(request: HttpRequest, here: AtTable, uuid: UUID) -> HttpResponse:
    photograph: Photograph = get_object_or_404(Photograph, uuid=uuid, table=here.table)
    photograph.withdraw(by=here.by)
    messages.success(request, _("The photograph is taken out everywhere and deleted."))
    return redirect("forum_lead_photos", here.forum.slug, here.key)
