"""Addresses of the cms app, collected from its slices."""

from django.urls import URLPattern, URLResolver

from .editions.urls import urlpatterns as editions
from .feedback.urls import urlpatterns as feedback
from .fields.urls import urlpatterns as fields
from .minutes.urls import urlpatterns as minutes
from .search.urls import urlpatterns as finding
from .structure.urls import urlpatterns as structure

urlpatterns: list[URLPattern | URLResolver] = [*editions, *feedback, *fields, *finding, *minutes, *structure]
