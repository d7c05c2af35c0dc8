"""Addresses of the forums app, collected from its slices."""

from django.urls import include, path

urlpatterns = [
    path("", include("forums.people.urls")),
    path("", include("forums.inbox.urls")),
    path("", include("forums.pictures.urls")),
    path("", include("forums.sharing.urls")),
    path("", include("forums.faces.urls")),
    path("", include("forums.bodies.urls")),
    path("", include("forums.associations.urls")),
    path("", include("forums.dialogue.urls")),
    path("", include("forums.council.papers.urls")),
    path("", include("forums.council.meetings.urls")),
    path("", include("forums.council.process.urls")),
]
