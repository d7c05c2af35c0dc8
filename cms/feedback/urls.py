from django.urls import path

from . import views

urlpatterns = [
    path("barriere-melden/", views.report_barrier, name="report_barrier"),
    path("barriere-melden/meldung/<str:token>/", views.barrier_report, name="barrier_report"),
]
