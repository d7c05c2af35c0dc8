from django.urls import path

from . import print_views, views
from .comparison import views as comparing

FROZEN = "konzept/fassungen/<slug:slug>/"
OLDER = FROZEN + "vergleich/<slug:older>/"

urlpatterns = [
    path("konzept/pdf/", print_views.ask, name="concept_pdf"),
    path("konzept/pdf/<uuid:uuid>/", print_views.printout, name="printout"),
    path("konzept/pdf/<uuid:uuid>/datei/", print_views.printout_file, name="printout_file"),
    path("konzept/pdf/<str:kind>/<str:section_slug>/", print_views.live_section_pdf, name="concept_section_pdf"),
    path("konzept/fassungen/", views.editions, name="editions"),
    path(FROZEN, views.edition, name="edition"),
    path(FROZEN + "pdf/", print_views.ask, name="edition_pdf"),
    path(FROZEN + "bild/<uuid:uuid>.webp", views.picture, name="edition_picture"),
    path(OLDER, comparing.comparison, name="edition_comparison"),
    path(OLDER + "<str:kind>/<str:section_slug>/", comparing.section_comparison, name="edition_section_comparison"),
    path(FROZEN + "<str:kind>/<str:section_slug>/", views.section, name="edition_section"),
    path(FROZEN + "<str:kind>/<str:section_slug>/pdf/", print_views.section_pdf, name="edition_section_pdf"),
]
