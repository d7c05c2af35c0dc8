"""Addresses of the desk."""

from django.urls import path

from .views import desk, moves

urlpatterns = [
    path("tandem/", desk.desk, name="desk"),
    path("tandem/unterschriften/", desk.signatures, name="desk_signatures"),
    path("tandem/<str:number>/", desk.case_page, name="desk_case"),
    path("tandem/<str:number>/<slug:move>/", moves.make_move, name="desk_move"),
]
