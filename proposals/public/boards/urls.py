from django.urls import path

from . import views

urlpatterns = [
    path("vereine/<slug:slug>/aushang/", views.notice_board, name="association_board"),
]
