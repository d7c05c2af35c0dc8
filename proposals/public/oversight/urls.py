from django.urls import path

from . import views

urlpatterns = [path("tandem/ueberblick/", views.oversight, name="oversight")]
