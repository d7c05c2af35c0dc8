from django.urls import path

from . import views, views_work

urlpatterns = [
    path("bericht/auswertungen/", views.evaluations, name="evaluations"),
    path("bericht/auswertungen/beginnen/", views_work.begin, name="evaluation_begin"),
    path("bericht/auswertungen/<slug:evaluation>/", views.evaluation, name="evaluation"),
    path("bericht/auswertungen/<slug:evaluation>/auswertung.pdf", views.pdf, name="evaluation_pdf"),
    path("bericht/auswertungen/<slug:evaluation>/freigeben/", views_work.approve, name="evaluation_approve"),
    path("bericht/auswertungen/<slug:evaluation>/verwerfen/", views_work.discard, name="evaluation_discard"),
    path("bericht/auswertungen/<slug:evaluation>/<slug:field>/", views.field_page, name="evaluation_field"),
    path(
        "bericht/auswertungen/<slug:evaluation>/<slug:field>/einschaetzung/",
        views_work.assess,
        name="evaluation_assess",
    ),
    path("daten/auswertungen/<slug:evaluation>/<slug:name>.csv", views.sheet, name="evaluation_sheet"),
]
