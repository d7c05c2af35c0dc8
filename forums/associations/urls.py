"""Addresses of associations (DESIGN section 8)."""

from django.urls import path

from . import views_desk as desk
from . import views_directory as public
from . import views_registration as registration

_WAY = "vereine/registrieren/<str:token>/"
_ONE = "vereine/<slug:slug>/"

urlpatterns = [
    path("vereine/", public.directory, name="associations"),
    path("vereine/registrieren/", registration.begin, name="association_begin"),
    path(_WAY, registration.resume, name="association_resume"),
    path(f"{_WAY}senden/", registration.send, name="association_send"),
    path(f"{_WAY}link/", registration.mail_link, name="association_mail_link"),
    path(f"{_WAY}zuruecknehmen/", registration.withdraw, name="association_withdraw"),
    path(f"{_WAY}adresse/<str:key>/", registration.address, name="association_address"),
    path(f"{_WAY}<slug:name>/", registration.step, name="association_step"),
    path("vereine/einladung/<str:token>/", desk.invitation, name="association_invitation"),
    path(_ONE, public.profile, name="association"),
    path(f"{_ONE}verwalten/", desk.desk, name="association_desk"),
    path(f"{_ONE}verwalten/einladen/", desk.invite_speaker, name="association_invite"),
    path(f"{_ONE}verwalten/einladung/<int:pk>/zuruecknehmen/", desk.withdraw_invitation, name="association_uninvite"),
    path(f"{_ONE}verwalten/sprecher/<int:pk>/beenden/", desk.end_mandate, name="association_end_mandate"),
    path(f"{_ONE}verwalten/sprecher/<int:pk>/rolle/", desk.change_role, name="association_change_role"),
    path(f"{_ONE}verwalten/<slug:name>/", desk.change, name="association_change"),
]
