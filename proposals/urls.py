"""Addresses of the proposals app, collected from its slices."""

from django.urls import include, path

urlpatterns = [
    path("", include("proposals.suggestions.taking.urls")),
    path("", include("proposals.suggestions.author.urls")),
    path("", include("proposals.suggestions.mail.urls")),
    path("", include("proposals.suggestions.reading.urls")),
    path("", include("proposals.measures.urls")),
    path("", include("proposals.triage.urls")),
]
