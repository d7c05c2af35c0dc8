"""Addresses of the cms app, collected from its slices."""

from django.urls import URLPattern, URLResolver

from .structure.urls import urlpatterns as structure

urlpatterns: list[URLPattern | URLResolver] = [*structure]
