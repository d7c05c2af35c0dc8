"""The map in the city's admin: addresses and menu."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from . import views
from .permissions import may_draw_maps


def map_urls() -> list[URLPattern]:
    return [
        path("karte/", views.town_maps, name="town_maps"),
        path("karte/<int:pk>/", views.town_map_check, name="town_map_check"),
        path("karte/<int:pk>/verwerfen/", views.town_map_discard, name="town_map_discard"),
        path("karte/<int:pk>/zuruecknehmen/", views.town_map_take_back, name="town_map_take_back"),
        path("karte/strassen/", views.streets, name="town_streets"),
        path("karte/strassen/leeren/", views.streets_remove, name="town_streets_remove"),
        path("karte/strassen/<uuid:upload>/", views.streets_try, name="town_streets_try"),
    ]


class MapMenuItem(MenuItem):
    def __init__(self) -> None:
        super().__init__(_("Map of the town"), reverse("town_maps"), name="town-map", icon_name="site", order=850)

    def is_shown(self, request: HttpRequest) -> bool:
        return may_draw_maps(request.user)
