from django.urls import path

from . import views

urlpatterns = [path("anregungen/karte/", views.town_map, name="suggestion_map")]
