"""Addresses of accounts; signing in itself is allauth's, under the same /konto/."""

from django.urls import path

from . import views

urlpatterns = [path("konto/", views.account, name="account")]
