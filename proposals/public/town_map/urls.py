from django.urls import path

from . import views

urlpatterns = [
    path("anregungen/karte/", views.town_map, name="suggestion_map"),
    path("anregungen/karte/strassen.json", views.street_map, name="street_map"),
]
