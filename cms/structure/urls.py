from django.urls import path

from . import views

urlpatterns = [path("wer-macht-was/", views.who_does_what, name="who_does_what")]
