from django.urls import path

from . import views

urlpatterns = [
    path("anregungen/<str:number>/verein/", views.endorse, name="suggestion_endorse"),
    path("anregungen/verfolgen/<str:token>/mitautor/<int:pk>/", views.joint, name="suggestion_joint"),
    path("vereine/<slug:slug>/sammlung/", views.collect, name="association_collect"),
    path("vereine/<slug:slug>/sammlung/<uuid:uuid>/zettel/", views.slips, name="association_slips"),
]
