from django.urls import path

from . import views

urlpatterns = [
    path("", views.forums, name="forums"),
    path("kalender.ics", views.subscription, name="forums_calendar"),
    path("<slug:slug>/", views.forum, name="forum"),
    path("<slug:slug>/termin.ics", views.calendar_entry, name="forum_calendar"),
]
