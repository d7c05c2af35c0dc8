"""Addresses of one's own photo, and of those in the admin."""

from django.urls import URLPattern, path

from . import views

urlpatterns = [
    path("konto/foto/", views.own_photo, name="own_photo"),
    path("konto/foto/entfernen/", views.own_photo_remove, name="own_photo_remove"),
]


def admin_urls() -> list[URLPattern]:
    return [
        path("people/foto/<int:pk>/", views.person_photo, name="person_photo"),
        path("people/foto/<int:pk>/entfernen/", views.person_photo_remove, name="person_photo_remove"),
    ]
