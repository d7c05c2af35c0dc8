"""Addresses of host and scribe. `key` is the token of their link, or with an account the table's number."""

from django.urls import path

from .views import cards as views_cards
from .views import page as views
from .views import photos as views_photos
from .views import scribe as views_scribe
from .views import table as views_table

LEAD = "<slug:slug>/leitung/<str:key>/"
WRITE = "<slug:slug>/schreiben/<str:key>/"
PHOTO = f"{LEAD}fotos/menschen/<uuid:uuid>/"

urlpatterns = [
    path("<slug:slug>/leitung/", views.tables, name="forum_leads"),
    path("<slug:slug>/leitung/<int:number>/neue-links/", views.renew_links, name="forum_lead_renew_links"),
    path(LEAD, views.host, name="forum_lead"),
    path(f"{LEAD}teile/", views.pieces, name="forum_lead_pieces"),
    path(f"{LEAD}stand/", views.news, name="forum_lead_news"),
    path(f"{LEAD}karten/", views_cards.chosen, name="forum_lead_chosen"),
    path(f"{LEAD}karten/alle-neuen/", views_cards.release_all, name="forum_lead_release_all"),
    path(f"{LEAD}karten/<uuid:uuid>/", views_cards.card, name="forum_lead_card"),
    path(f"{LEAD}karten/<uuid:uuid>/aehnlich/", views_cards.near, name="forum_lead_near"),
    path(f"{LEAD}karten/<uuid:uuid>/<slug:name>/", views_cards.act, name="forum_lead_act"),
    path(f"{LEAD}naehe/", views.headings, name="forum_lead_near_headings"),
    path(f"{LEAD}gruppen/", views_table.new_heading, name="forum_lead_new_heading"),
    path(f"{LEAD}gruppen/<uuid:uuid>/<slug:name>/", views_table.heading, name="forum_lead_heading"),
    path(f"{LEAD}tisch/<slug:name>/", views_table.table, name="forum_lead_table"),
    path(f"{LEAD}fotos/", views_photos.photos, name="forum_lead_photos"),
    path(f"{LEAD}fotos/blatt/", views_photos.take_sheet, name="forum_lead_take_sheet"),
    path(f"{LEAD}fotos/blatt/<int:pk>/loeschen/", views_photos.discard_sheet, name="forum_lead_discard_sheet"),
    path(f"{LEAD}fotos/menschen/", views_photos.take_photograph, name="forum_lead_take_photograph"),
    path(
        f"{LEAD}fotos/menschen/<uuid:uuid>/zuruecknehmen/", views_photos.withdraw_photograph, name="forum_lead_withdraw"
    ),
    path(WRITE, views_scribe.write, name="forum_write"),
    path(f"{WRITE}deutsch/", views_scribe.german, name="forum_write_german"),
]
