from django.urls import include, path

from . import views, views_reporting

urlpatterns = [
    path("", include("proposals.measures.indicators.urls")),
    path("massnahmen/", views.measure_list, name="measure_list"),
    path("massnahmen/<slug:slug>/", views.measure, name="measure"),
    path("massnahmen/<slug:slug>/bild.png", views.measure_picture, name="measure_picture"),
    path("massnahmen/<slug:slug>/neues/", views_reporting.measure_report, name="measure_report"),
    path(
        "massnahmen/<slug:slug>/bilder/<int:number>/entfernen/",
        views_reporting.measure_picture_remove,
        name="measure_picture_remove",
    ),
    path("massnahmen/<slug:slug>/loesen/", views.measure_unlink, name="measure_unlink"),
    path("tandem/massnahmen/", views_reporting.mine, name="my_measures"),
    path("foren/gesagt/<uuid:uuid>/", views.said_about, name="said_about"),
]
