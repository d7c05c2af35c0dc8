"""Moderation in the city's admin: addresses, menu, and what the first page says about it."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import SummaryItem

from proposals.suggestions.permissions import may_moderate

from . import cards, views, views_cards
from .queues import counts


def moderation_urls() -> list[URLPattern]:
    case, flag = "moderation/<str:number>/", "moderation/karten/warnung/<int:pk>/"
    return [
        path("moderation/", views.moderation_queue, name="moderation"),
        path("moderation/karten/", views_cards.moderation_cards, name="moderation_cards"),
        path(flag, views_cards.card_flag_close, name="card_flag_close"),
        path(f"{flag}uebernehmen/", views_cards.card_flag_take_on, name="card_flag_take_on"),
        path("moderation/karten/<int:pk>/", views_cards.card_review_decide, name="card_review_decide"),
        path(case, views.moderation_case, name="moderation_case"),
        path(f"{case}sofort-handeln/", views.danger_act_now, name="danger_act_now"),
        path(f"{case}warnung/", views.danger_raise, name="danger_raise"),
        path(f"{case}warnung/<int:flag>/anruf/", views.danger_call, name="danger_call"),
        path(f"{case}warnung/<int:flag>/abschluss/", views.danger_close, name="danger_close"),
    ]


class ModerationMenuItem(MenuItem):
    def __init__(self) -> None:
        super().__init__(_("Moderation"), reverse("moderation"), name="moderation", icon_name="glasses", order=110)

    def is_shown(self, request: HttpRequest) -> bool:
        return may_moderate(request.user)


class ModerationSummary(SummaryItem):
    """How many texts wait, how many are late, and whether a danger flag is open."""

    order = 10
    template_name = "proposals/moderation/summary.html"

    def is_shown(self) -> bool:
        return may_moderate(self.request.user)

    def get_context_data(self, parent_context: object) -> dict[str, int]:
        waiting, at_tables = counts(), cards.waiting()
        return {
            "waiting": waiting["alle"],
            "late": waiting["late"],
            "danger": waiting["gefahr"],
            "card_flags": at_tables["flags"],
            "card_reviews": at_tables["reviews"],
        }
