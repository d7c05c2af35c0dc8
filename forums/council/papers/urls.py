from django.urls import path

from . import views

urlpatterns = [
    path("vorlagen/", views.paper_list, name="paper_list"),
    path("vorlagen/<slug:slug>/", views.paper, name="paper"),
    path("vorlagen/<slug:slug>/anlagen/<int:number>/", views.annex, name="paper_annex"),
    path("sitzungen/<uuid:uuid>/", views.meeting, name="council_meeting"),
]
