from django.urls import path

from . import views

urlpatterns = [
    path("massnahmen/", views.measure_list, name="measure_list"),
    path("massnahmen/<slug:slug>/", views.measure, name="measure"),
    path("massnahmen/<slug:slug>/bild.png", views.measure_picture, name="measure_picture"),
    path("massnahmen/<slug:slug>/neues/", views.measure_report, name="measure_report"),
    path(
        "massnahmen/<slug:slug>/bilder/<int:number>/entfernen/",
        views.measure_picture_remove,
        name="measure_picture_remove",
    ),
    path("massnahmen/<slug:slug>/loesen/", views.measure_unlink, name="measure_unlink"),
    path("foren/gesagt/<uuid:uuid>/", views.said_about, name="said_about"),
]
