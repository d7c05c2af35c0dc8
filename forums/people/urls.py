"""Addresses of accounts; signing in itself is allauth's, under the same /konto/."""

from django.urls import path

from . import views, views_data

urlpatterns = [
    path("konto/", views.account, name="account"),
    path("konto/daten/", views_data.own_data, name="own_data"),
    path("konto/daten/herunterladen/", views_data.download, name="own_data_download"),
    path("konto/daten/loeschen/", views_data.erase_account, name="erase_account"),
    path("konto/daten/neu-anmelden/", views_data.sign_in_again, name="sign_in_again"),
]
