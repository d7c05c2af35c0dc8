"""Addresses of the proposals app, collected from its slices."""

from django.urls import include, path

from .suggestions import views_complaints

urlpatterns = [
    path("", include("proposals.suggestions.taking.urls")),
    path("", include("proposals.suggestions.author.urls")),
    path("", include("proposals.suggestions.mail.urls")),
    path("", include("proposals.suggestions.speaking.urls")),
    path("", include("proposals.suggestions.reading.urls")),
    path("", include("proposals.measures.urls")),
    path("", include("proposals.intake.results.urls")),
    path("tandem/beschwerden/", views_complaints.complaints, name="complaints"),
    path("tandem/beschwerden/<str:number>/", views_complaints.complaint, name="complaint"),
    path("", include("proposals.triage.urls")),
]
