from django.urls import path

from . import views

urlpatterns = [
    path("bericht/", views.report, name="report"),
    path("daten/bericht/<slug:name>.csv", views.sheet, name="report_sheet"),
]
