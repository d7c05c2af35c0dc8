"""Addresses of the proposals app, collected from its slices."""

from django.urls import include, path

from .moderation import views_complaints

urlpatterns = [
    path("", include("proposals.submission.urls")),
    path("", include("proposals.submission.author.urls")),
    path("", include("proposals.submission.following.urls")),
    path("", include("proposals.submission.endorsement.urls")),
    path("", include("proposals.public.boards.urls")),
    path("", include("proposals.public.town_map.urls")),
    path("", include("proposals.public.suggestions.urls")),
    path("", include("proposals.public.report.urls")),
    path("", include("proposals.public.evaluation.urls")),
    path("", include("proposals.public.oversight.urls")),
    path("", include("proposals.open_data.urls")),
    path("", include("proposals.measures.urls")),
    path("", include("proposals.public.forum_results.urls")),
    path("tandem/beschwerden/", views_complaints.complaints, name="complaints"),
    path("tandem/beschwerden/<str:number>/", views_complaints.complaint, name="complaint"),
    path("", include("proposals.triage.urls")),
]
