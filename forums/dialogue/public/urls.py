from django.urls import path

from . import views
from . import views_registration as registering

_MINE = "anmeldung/<str:token>/"

urlpatterns = [
    path("", views.forums, name="forums"),
    path("kalender.ics", views.subscription, name="forums_calendar"),
    path(_MINE, registering.registration, name="forum_registration"),
    path(f"{_MINE}termin.ics", registering.calendar_entry, name="forum_registration_calendar"),
    path(f"{_MINE}aendern/", registering.change, name="forum_registration_change"),
    path(f"{_MINE}absagen/", registering.cancel, name="forum_registration_cancel"),
    path(f"{_MINE}adresse/<str:key>/", registering.address, name="forum_registration_address"),
    path("<slug:slug>/", views.forum, name="forum"),
    path("<slug:slug>/bild.png", views.picture, name="forum_picture"),
    path("<slug:slug>/termin.ics", views.calendar_entry, name="forum_calendar"),
    path("<slug:slug>/anmelden/", registering.register, name="forum_register"),
    path("<slug:slug>/einladung/<str:token>/", registering.invitation, name="forum_invitation"),
]
