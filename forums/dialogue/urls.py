"""Addresses of forums (DESIGN section 8), collected from the slice's parts."""

from django.urls import include, path

urlpatterns = [
    path("foren/", include("forums.dialogue.public.urls")),
    path("foren/", include("forums.dialogue.live.urls")),
    path("foren/", include("forums.dialogue.host.urls")),
    path("foren/", include("forums.dialogue.wall.urls")),
]
