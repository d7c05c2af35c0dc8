"""Addresses of accounts; signing in itself is allauth's, under the same /konto/."""

from django.urls import path

from . import views, views_data, views_sign_in

urlpatterns = [
    path("konto/", views.account, name="account"),
    path("konto/daten/", views_data.own_data, name="own_data"),
    path("konto/daten/herunterladen/", views_data.download, name="own_data_download"),
    path("konto/daten/loeschen/", views_data.erase_account, name="erase_account"),
    path("konto/zweiter-faktor/", views_sign_in.second_factor, name="second_factor"),
    path("konto/zweiter-faktor/verloren/", views_sign_in.lost_factor, name="lost_factor"),
    path("konto/nachweis/", views_sign_in.ProofByCode.as_view(), name="proof_by_code"),
    # Before allauth's own, which ask for no fresh proof.
    path("konto/password/change/", views_sign_in.change_password, name="account_change_password"),
    path("konto/password/set/", views_sign_in.set_password, name="account_set_password"),
]
