"""Photographs at a table: the paper sheet, and people who have agreed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from forums.dialogue.photographs import Photograph, SheetPhoto
from forums.people.consents import Way
from forums.pictures.permissions import keyed_url
from forums.records.exceptions import NotPossible

from ..access import HtmxRequest, TableAccess, table_access_required
from ..forms.photos import PhotographForm, PictureForm, SheetForm

CONFLICT, UNPROCESSABLE = 409, 422


@table_access_required
@require_safe
def photos(request: HtmxRequest, access: TableAccess) -> HttpResponse:
    return _page(request, access)


def _page(request: HtmxRequest, access: TableAccess, status: int = 200, **forms: PictureForm) -> HttpResponse:
    sheets = SheetPhoto.objects.filter(table=access.table).select_related("picture")
    photographs = Photograph.objects.agreed().filter(table=access.table).select_related("picture")
    context = {
        "access": access,
        "page": "photos",
        "sheets": [(sheet, keyed_url(sheet.picture)) for sheet in sheets],
        "photographs": [
            (photograph, keyed_url(photograph.picture)) for photograph in photographs if photograph.picture
        ],
        "refusal": Photograph.refusal(access.forum, access.table),
        "sheet_form": SheetForm(name="sheet"),
        "photograph_form": PhotographForm(name="photograph"),
        **forms,
    }
    return render(request, "forums/dialogue/host/photos.html", context, status=status)


@table_access_required
@require_POST
def take_sheet(request: HtmxRequest, access: TableAccess) -> HttpResponse:
    form = SheetForm(request.POST, request.FILES, name="sheet")
    if not form.is_valid():
        return _page(request, access, UNPROCESSABLE, sheet_form=form)
    data = form.cleaned_data
    SheetPhoto.take(access.table, data["picture"], client_uuid=data["client_uuid"], by=access.by)
    messages.success(request, _("The photo of the sheet has been saved. Only you and the office can see it."))
    return redirect("forum_host_photos", access.forum.slug, access.key)


@table_access_required
@require_POST
def discard_sheet(request: HtmxRequest, access: TableAccess, pk: int) -> HttpResponse:
    get_object_or_404(SheetPhoto, pk=pk, table=access.table).discard()
    messages.success(request, _("The photo has been deleted."))
    return redirect("forum_host_photos", access.forum.slug, access.key)


@table_access_required
@require_POST
def take_photograph(request: HtmxRequest, access: TableAccess) -> HttpResponse:
    form = PhotographForm(request.POST, request.FILES, name="photograph")
    if not form.is_valid():
        return _page(request, access, UNPROCESSABLE, photograph_form=form)
    data = form.cleaned_data
    try:
        Photograph.take(
            access.forum,
            access.table,
            data["picture"],
            client_uuid=data["client_uuid"],
            alt=data["alt"],
            agreed_by=data["agreed_by"],
            way=Way(data["way"]),
            by=access.by,
        )
    except NotPossible as refused:
        data["picture"].discard()
        messages.error(request, str(refused))
        return _page(request, access, CONFLICT)
    messages.success(request, _("The photo has been saved, with the consent."))
    return redirect("forum_host_photos", access.forum.slug, access.key)


@table_access_required
@require_POST
def withdraw_photograph(request: HtmxRequest, access: TableAccess, uuid: UUID) -> HttpResponse:
    photograph = get_object_or_404(Photograph, uuid=uuid, table=access.table)
    photograph.withdraw(by=access.by)
    messages.success(request, _("The photo has been removed everywhere and deleted."))
    return redirect("forum_host_photos", access.forum.slug, access.key)
