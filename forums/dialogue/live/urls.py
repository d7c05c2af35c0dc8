"""Addresses of the telephones' pages, and of receipts."""

from django.urls import path

from .views import cards, receipt, table

urlpatterns = [
    path("live-worker.js", table.worker, name="forum_worker"),
    path("<slug:slug>/live/", table.live, name="forum_live"),
    path("<slug:slug>/live/tisch/<str:token>/", table.join_table, name="forum_join"),
    path("<slug:slug>/live/verlassen/", table.leave, name="forum_leave"),
    path("<slug:slug>/live/stand/", table.news, name="forum_news"),
    path("<slug:slug>/live/karte/", cards.write, name="forum_card"),
    path("<slug:slug>/live/punkt/", cards.point, name="forum_point"),
    path("<slug:slug>/beleg/", receipt.find, name="forum_receipt_find"),
    path("<slug:slug>/beleg/<str:code>/", receipt.receipt, name="forum_receipt"),
    path("<slug:slug>/beleg/<str:code>/noch-einmal/", receipt.ask_again, name="forum_ask_again"),
]
