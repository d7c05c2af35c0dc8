"""Addresses of host and scribe. `key` is the token of their link or, with an account, the table's number."""

from django.urls import path

from .views import cards, host, my_tables, photos, scribe, table

HOST = "<slug:slug>/leitung/<str:key>/"
WRITE = "<slug:slug>/schreiben/<str:key>/"
CARD = f"{HOST}karten/<uuid:uuid>/"
PHOTOS = f"{HOST}fotos/"

urlpatterns = [
    path("<slug:slug>/leitung/", my_tables.my_tables, name="forum_host_tables"),
    path("<slug:slug>/leitung/<int:number>/neue-links/", my_tables.renew_links, name="forum_host_renew_links"),
    path(HOST, host.host, name="forum_host"),
    path(f"{HOST}teile/", host.pieces, name="forum_host_pieces"),
    path(f"{HOST}stand/", host.news, name="forum_host_news"),
    path(f"{HOST}karten/", cards.chosen, name="forum_host_chosen"),
    path(f"{HOST}karten/alle-neuen/", cards.release_all, name="forum_host_release_all"),
    path(CARD, cards.card, name="forum_host_card"),
    path(f"{CARD}aehnlich/", cards.near, name="forum_host_near"),
    path(f"{CARD}<slug:name>/", cards.action, name="forum_card_action"),
    path(f"{HOST}naehe/", host.headings, name="forum_host_near_headings"),
    path(f"{HOST}gruppen/", table.new_heading, name="forum_host_new_heading"),
    path(f"{HOST}gruppen/<uuid:uuid>/<slug:name>/", table.heading, name="forum_host_heading"),
    path(f"{HOST}tisch/<slug:name>/", table.table, name="forum_host_table"),
    path(PHOTOS, photos.photos, name="forum_host_photos"),
    path(f"{PHOTOS}blatt/", photos.take_sheet, name="forum_host_take_sheet"),
    path(f"{PHOTOS}blatt/<int:pk>/loeschen/", photos.discard_sheet, name="forum_host_discard_sheet"),
    path(f"{PHOTOS}menschen/", photos.take_photograph, name="forum_host_take_photograph"),
    path(f"{PHOTOS}menschen/<uuid:uuid>/zuruecknehmen/", photos.withdraw_photograph, name="forum_host_withdraw"),
    path(WRITE, scribe.write, name="forum_write"),
    path(f"{WRITE}deutsch/", scribe.german, name="forum_write_german"),
]
