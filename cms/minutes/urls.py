from django.urls import path

from . import views

urlpatterns = [path("protokolle/<slug:slug>/pdf/", views.minutes_pdf, name="minutes_pdf")]
