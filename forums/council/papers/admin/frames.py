"""What the pages of the council in the administration share: their heads, the answers to wrong forms, their lists."""

from collections.abc import Callable, Sequence

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import DeleteView, EditView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from forums.records.admin_search import WordSearch

from ...outside import Outside, refusal
from ..models import Paper

FOLDER = "forums/council/admin"
UNPROCESSABLE, CONFLICT, FORBIDDEN = 422, 409, 403


def frame(title: str, list_url: str, list_title: str, here: str) -> dict[str, object]:
    """Head and breadcrumb of a page below one of the lists."""
    items = [(reverse("wagtailadmin_home"), _("Home")), (list_url, list_title), ("", f"{here}: {title}")]
    return {
        "header_title": title,
        "header_icon": "doc-full",
        "breadcrumbs_items": [{"url": url, "label": label} for url, label in items],
    }


def closed_to_hands(request: HttpRequest, record: Outside) -> HttpResponse:
    """The answer to who would change what came from another system."""
    concerns = reverse("council_concerns", args=[record.pk]) if isinstance(record, Paper) else ""
    context = {
        "record": record,
        "refusal": refusal(),
        "concerns": concerns,
        "header_title": str(record),
        "header_icon": "lock",
    }
    return render(request, f"{FOLDER}/from_outside.html", context, status=FORBIDDEN)


class _ByHand:
    """Of a view that changes one record."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        record = super().get_object()  # type: ignore[misc]
        if isinstance(record, Outside) and record.is_outside:
            return closed_to_hands(request, record)
        answer: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return answer


class CouncilEdit(_ByHand, EditView):
    pass


class CouncilDelete(_ByHand, DeleteView):
    pass


class CouncilIndex(WordSearch):
    """A list whose rows lead to more pages: `more` are their names, words and icons."""

    more: Sequence[tuple[str, StrOrPromise, str]] = ()

    def get_list_more_buttons(self, instance: Model) -> list[MenuItem | Button]:
        buttons: list[MenuItem | Button] = super().get_list_more_buttons(instance)
        for place, (name, label, icon) in enumerate(self.more, start=15):
            buttons.append(Button(label, url=reverse(name, args=[instance.pk]), icon_name=icon, priority=place))
        return buttons


class CouncilViewSet(ModelViewSet):
    """Found by its words, never copied: what was before the council exists once."""

    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class: Callable[..., object] = CouncilIndex
    edit_view_class: Callable[..., object] = CouncilEdit
    delete_view_class: Callable[..., object] = CouncilDelete
    search_backend_name = None
