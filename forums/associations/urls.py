"""Addresses of associations (DESIGN section 8)."""

from django.urls import path

from .feed import AssociationsFeed
from .views import directory, joining, management, networks, proofs, registration

REGISTRATION = "vereine/registrieren/<str:token>/"
PROOFS = f"{REGISTRATION}nachweise/"
ASSOCIATION = "vereine/<slug:slug>/"
MEETING = "netzwerke/treffen/<uuid:uuid>/"

urlpatterns = [
    path("vereine/", directory.directory, name="associations"),
    path("daten/vereine.atom", AssociationsFeed(), name="associations_feed"),
    path("vereine/registrieren/", registration.begin, name="association_begin"),
    path(REGISTRATION, registration.resume, name="association_resume"),
    path(f"{REGISTRATION}senden/", registration.send, name="association_send"),
    path(f"{REGISTRATION}link/", registration.mail_link, name="association_mail_link"),
    path(f"{REGISTRATION}zuruecknehmen/", registration.withdraw, name="association_withdraw"),
    path(f"{REGISTRATION}adresse/<str:key>/", registration.address, name="association_address"),
    path(PROOFS, proofs.proofs, name="association_proofs"),
    path(f"{PROOFS}<uuid:uuid>/", proofs.proof_by_link, name="association_proof_by_link"),
    path(f"{PROOFS}<uuid:uuid>/zuruecknehmen/", proofs.take_back, name="association_proof_take_back"),
    path(f"{REGISTRATION}<slug:name>/", registration.step, name="association_step"),
    path("vereine/bestaetigen/<str:token>/", registration.confirm, name="association_confirm"),
    path("vereine/einladung/<str:token>/", management.invitation, name="association_invitation"),
    path("vereine/nachweise/<uuid:uuid>/", proofs.proof, name="association_proof"),
    path(ASSOCIATION, directory.profile, name="association"),
    path(f"{ASSOCIATION}verwalten/", management.manage, name="association_manage"),
    path(f"{ASSOCIATION}verwalten/einladen/", management.invite, name="association_invite"),
    path(
        f"{ASSOCIATION}verwalten/einladung/<int:pk>/zuruecknehmen/",
        management.withdraw_invitation,
        name="association_withdraw_invitation",
    ),
    path(f"{ASSOCIATION}verwalten/sprecher/<int:pk>/beenden/", management.end_mandate, name="association_end_mandate"),
    path(f"{ASSOCIATION}verwalten/sprecher/<int:pk>/rolle/", management.change_role, name="association_change_role"),
    path(f"{ASSOCIATION}verwalten/bestaetigen/", management.confirm, name="association_confirm_signed_in"),
    path(f"{ASSOCIATION}verwalten/<slug:name>/", management.change, name="association_change"),
    path(f"{ASSOCIATION}themen/", joining.fields, name="association_fields"),
    path(f"{ASSOCIATION}themen/beitreten/", joining.join, name="association_join"),
    path(f"{ASSOCIATION}themen/<int:pk>/antworten/", joining.reply, name="joining_reply"),
    path(f"{ASSOCIATION}themen/<int:pk>/verlassen/", joining.leave, name="joining_leave"),
    path("tandem/vereine/", joining.requests, name="desk_associations"),
    path("tandem/vereine/<int:pk>/<slug:move>/", joining.answer, name="desk_joining"),
    path(MEETING, networks.meeting, name="network_meeting"),
    path(f"{MEETING}termin.ics", networks.meeting_ics, name="network_meeting_ics"),
    path(f"{MEETING}zusage/", networks.attend, name="network_attend"),
    path(f"{MEETING}aendern/", networks.change_meeting, name="network_meeting_change"),
    path(f"{MEETING}protokoll/", networks.minutes, name="network_minutes"),
    path("netzwerke/aufrufe/<uuid:uuid>/", networks.call, name="network_call"),
    path("netzwerke/<slug:slug>/", networks.network, name="network"),
    path("netzwerke/<slug:slug>/treffen/neu/", networks.new_meeting, name="network_meeting_new"),
    path("netzwerke/<slug:slug>/aufruf/", networks.new_call, name="network_call_new"),
]
