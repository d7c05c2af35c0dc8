"""The handover in the city's admin: addresses and menu."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from forums.dialogue.permissions import may_plan

from . import views


def handover_urls() -> list[URLPattern]:
    forum = "foren/<int:pk>/uebergabe/"
    return [
        path("foren/uebergabe/", views.forum_list, name="handover_list"),
        path(forum, views.handover, name="handover"),
        path(f"{forum}freigeben/", views.release, name="handover_release"),
        path(f"{forum}erledigt/", views.handed_over, name="handed_over"),
        path("moderation/<str:number>/stimmen/<int:fate>/ausblenden/", views.hide_voice, name="voice_hide"),
        path(f"{forum}erledigt/<int:fate>/zurueck/", views.take_back, name="handover_take_back"),
    ]


class HandoverMenuItem(MenuItem):
    def __init__(self) -> None:
        super().__init__(
            _("Handover of cards"), reverse("handover_list"), name="handover", icon_name="clipboard-list", order=228
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return may_plan(request.user)
