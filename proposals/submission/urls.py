from django.urls import path

from . import views

urlpatterns = [
    path("anregungen/neu/", views.new, name="suggestion_new"),
    path("anregungen/neu/karte/", views.from_card, name="suggestion_from_card"),
    path("anregungen/neu/strassen/", views.streets, name="suggestion_streets"),
    path("anregungen/neu/aehnliche/", views.similar, name="suggestion_similar"),
    path("anregungen/eingabe-an-den-rat/", views.petition, name="council_petition"),
]
