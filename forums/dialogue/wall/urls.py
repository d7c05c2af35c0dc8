from django.urls import path

from . import views

urlpatterns = [
    path("<slug:slug>/wand/", views.wall, name="forum_wall"),
    path("<slug:slug>/wand/stand/", views.news, name="forum_wall_news"),
]
