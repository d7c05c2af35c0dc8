from django.urls import path

from . import views

urlpatterns = [
    path("foren/<slug:slug>/ergebnis/", views.forum_result, name="forum_result"),
    path("foren/<slug:slug>/gesagt-getan/", views.forum_board, name="forum_board"),
    path("foren/<slug:slug>/gesagt-getan.pdf", views.forum_board_pdf, name="forum_board_pdf"),
]
