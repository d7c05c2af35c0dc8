from django.urls import path

from . import acts, views, views_receipt

urlpatterns = [
    path("live-worker.js", views.worker, name="forum_worker"),
    path("<slug:slug>/live/", views.live, name="forum_live"),
    path("<slug:slug>/live/tisch/<str:token>/", views.join_table, name="forum_join"),
    path("<slug:slug>/live/verlassen/", views.leave, name="forum_leave"),
    path("<slug:slug>/live/stand/", views.news, name="forum_news"),
    path("<slug:slug>/live/karte/", acts.write, name="forum_card"),
    path("<slug:slug>/live/punkt/", acts.point, name="forum_point"),
    path("<slug:slug>/beleg/", views_receipt.find, name="forum_receipt_find"),
    path("<slug:slug>/beleg/<str:code>/", views_receipt.receipt, name="forum_receipt"),
]
