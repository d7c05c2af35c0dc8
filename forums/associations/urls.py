"""Addresses of associations (DESIGN section 8)."""

from django.urls import path

from .feed import AssociationsFeed
from .views import desk as desk
from .views import directory as public
from .views import joining as joining
from .views import networks as network
from .views import registration as registration

_WAY = "vereine/registrieren/<str:token>/"
_ONE = "vereine/<slug:slug>/"
_MEETING = "netzwerke/treffen/<uuid:uuid>/"

urlpatterns = [
    path("vereine/", public.directory, name="associations"),
    path("daten/vereine.atom", AssociationsFeed(), name="associations_feed"),
    path("vereine/registrieren/", registration.begin, name="association_begin"),
    path(_WAY, registration.resume, name="association_resume"),
    path(f"{_WAY}senden/", registration.send, name="association_send"),
    path(f"{_WAY}link/", registration.mail_link, name="association_mail_link"),
    path(f"{_WAY}zuruecknehmen/", registration.withdraw, name="association_withdraw"),
    path(f"{_WAY}adresse/<str:key>/", registration.address, name="association_address"),
    path(f"{_WAY}<slug:name>/", registration.step, name="association_step"),
    path("vereine/bestaetigen/<str:token>/", registration.confirm, name="association_confirm"),
    path("vereine/einladung/<str:token>/", desk.invitation, name="association_invitation"),
    path(_ONE, public.profile, name="association"),
    path(f"{_ONE}verwalten/", desk.desk, name="association_desk"),
    path(f"{_ONE}verwalten/einladen/", desk.invite_speaker, name="association_invite"),
    path(f"{_ONE}verwalten/einladung/<int:pk>/zuruecknehmen/", desk.withdraw_invitation, name="association_uninvite"),
    path(f"{_ONE}verwalten/sprecher/<int:pk>/beenden/", desk.end_mandate, name="association_end_mandate"),
    path(f"{_ONE}verwalten/sprecher/<int:pk>/rolle/", desk.change_role, name="association_change_role"),
    path(f"{_ONE}verwalten/bestaetigen/", desk.confirm_here, name="association_confirm_here"),
    path(f"{_ONE}verwalten/<slug:name>/", desk.change, name="association_change"),
    path(f"{_ONE}themen/", joining.fields, name="association_fields"),
    path(f"{_ONE}themen/beitreten/", joining.join, name="association_join"),
    path(f"{_ONE}themen/<int:pk>/antworten/", joining.reply, name="joining_reply"),
    path(f"{_ONE}themen/<int:pk>/verlassen/", joining.leave, name="joining_leave"),
    path("tandem/vereine/", joining.requests, name="desk_associations"),
    path("tandem/vereine/<int:pk>/<slug:move>/", joining.answer, name="desk_joining"),
    path(_MEETING, network.meeting_page, name="network_meeting"),
    path(f"{_MEETING}termin.ics", network.meeting_ics, name="network_meeting_ics"),
    path(f"{_MEETING}zusage/", network.attend, name="network_attend"),
    path(f"{_MEETING}aendern/", network.meeting_change, name="network_meeting_change"),
    path(f"{_MEETING}protokoll/", network.minutes, name="network_minutes"),
    path("netzwerke/aufrufe/<uuid:uuid>/", network.call, name="network_call"),
    path("netzwerke/<slug:slug>/", network.network, name="network"),
    path("netzwerke/<slug:slug>/treffen/neu/", network.meeting_new, name="network_meeting_new"),
    path("netzwerke/<slug:slug>/aufruf/", network.call_new, name="network_call_new"),
]
