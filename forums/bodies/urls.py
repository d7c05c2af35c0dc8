"""Addresses of invitations into an account."""

from django.urls import path

from . import views

urlpatterns = [path("konto/einladung/<str:token>/", views.invitation, name="account_invitation")]
