from django.urls import path

from . import acts, views

LINK = "anregungen/verfolgen/<str:token>/"

urlpatterns = [
    path("anregungen/verfolgen/", views.find, name="suggestion_find"),
    path(LINK, views.follow, name="suggestion_follow"),
    path(f"{LINK}eingang/", views.receipt, name="suggestion_receipt"),
    path(f"{LINK}merkbild/", views.picture_to_keep, name="suggestion_keepsake"),
    path(f"{LINK}antworten/", acts.reply, name="suggestion_reply"),
    path(f"{LINK}widersprechen/", acts.appeal, name="suggestion_appeal"),
    path(f"{LINK}wieder-oeffnen/", acts.reopen, name="suggestion_reopen"),
    path(f"{LINK}zurueckziehen/", acts.withdraw, name="suggestion_withdraw"),
    path(f"{LINK}adresse/", acts.add_email, name="suggestion_add_email"),
    path(f"{LINK}adresse/<int:pk>/loeschen/", acts.remove_email, name="suggestion_remove_email"),
    path(f"{LINK}sprache/", acts.language, name="suggestion_language"),
    path(f"{LINK}merkwort/", acts.codeword, name="suggestion_codeword"),
    path(f"{LINK}neuer-link/", acts.new_link, name="suggestion_new_link"),
    path(f"{LINK}name-verbergen/", acts.hide_personal, name="suggestion_hide_personal"),
    path(f"{LINK}name-loeschen/", acts.leave, name="suggestion_leave"),
    path(f"{LINK}vergessen/", acts.forget, name="suggestion_forget"),
]
