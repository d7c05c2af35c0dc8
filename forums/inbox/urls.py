"""The address of the inbox."""

from django.urls import path

from . import views

urlpatterns = [path("konto/aufgaben/", views.inbox, name="inbox")]
