"""Addresses of the desk."""

from django.urls import path

from . import views

urlpatterns = [
    path("tandem/", views.desk, name="desk"),
    path("tandem/unterschriften/", views.signatures, name="desk_signatures"),
    path("tandem/<str:number>/", views.case_page, name="desk_case"),
    path("tandem/<str:number>/<slug:move>/", views.act, name="desk_act"),
]
