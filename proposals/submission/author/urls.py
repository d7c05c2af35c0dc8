from django.urls import path

from . import actions, views

LINK = "anregungen/verfolgen/<str:token>/"

urlpatterns = [
    path("anregungen/verfolgen/", views.find, name="suggestion_find"),
    path("anregungen/meine/<str:number>/", views.own, name="suggestion_own"),
    path(LINK, views.follow, name="suggestion_follow"),
    path(f"{LINK}eingang/", views.receipt, name="suggestion_receipt"),
    path(f"{LINK}merkbild/", views.picture_to_keep, name="suggestion_keepsake"),
    path(f"{LINK}antworten/", actions.reply, name="suggestion_reply"),
    path(f"{LINK}widersprechen/", actions.appeal, name="suggestion_appeal"),
    path(f"{LINK}wieder-oeffnen/", actions.reopen, name="suggestion_reopen"),
    path(f"{LINK}zurueckziehen/", actions.withdraw, name="suggestion_withdraw"),
    path(f"{LINK}adresse/", actions.add_email, name="suggestion_add_email"),
    path(f"{LINK}adresse/<int:pk>/loeschen/", actions.remove_email, name="suggestion_remove_email"),
    path(f"{LINK}sprache/", actions.language, name="suggestion_language"),
    path(f"{LINK}textsprache/", actions.text_language, name="suggestion_text_language"),
    path(f"{LINK}merkwort/", actions.codeword, name="suggestion_codeword"),
    path(f"{LINK}neuer-link/", actions.new_link, name="suggestion_new_link"),
    path(f"{LINK}name-verbergen/", actions.hide_personal, name="suggestion_hide_personal"),
    path(f"{LINK}ort-loeschen/", actions.remove_place, name="suggestion_remove_place"),
    path(f"{LINK}name-loeschen/", actions.leave, name="suggestion_leave"),
    path(f"{LINK}vergessen/", actions.forget, name="suggestion_forget"),
]
