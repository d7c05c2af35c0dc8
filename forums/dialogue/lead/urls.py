"""Addresses of host and scribe. `key` is the token of their link, or with an account the table's number."""

from django.urls import path

from . import views, views_cards, views_scribe, views_table

LEAD = "<slug:slug>/leitung/<str:key>/"
WRITE = "<slug:slug>/schreiben/<str:key>/"

urlpatterns = [
    path("<slug:slug>/leitung/", views.tables, name="forum_leads"),
    path(LEAD, views.host, name="forum_lead"),
    path(f"{LEAD}teile/", views.pieces, name="forum_lead_pieces"),
    path(f"{LEAD}stand/", views.news, name="forum_lead_news"),
    path(f"{LEAD}karten/", views_cards.chosen, name="forum_lead_chosen"),
    path(f"{LEAD}karten/alle-neuen/", views_cards.release_all, name="forum_lead_release_all"),
    path(f"{LEAD}karten/<uuid:uuid>/", views_cards.card, name="forum_lead_card"),
    path(f"{LEAD}karten/<uuid:uuid>/<slug:name>/", views_cards.act, name="forum_lead_act"),
    path(f"{LEAD}gruppen/", views_table.new_heading, name="forum_lead_new_heading"),
    path(f"{LEAD}gruppen/<uuid:uuid>/<slug:name>/", views_table.heading, name="forum_lead_heading"),
    path(f"{LEAD}tisch/<slug:name>/", views_table.table, name="forum_lead_table"),
    path(WRITE, views_scribe.write, name="forum_write"),
    path(f"{WRITE}deutsch/", views_scribe.german, name="forum_write_german"),
]
