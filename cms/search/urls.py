from django.contrib.sitemaps import views as sitemaps
from django.urls import path

from cms.legal.views import security_txt

from . import views
from .sitemaps import SITEMAPS

urlpatterns = [path("suche/", views.search, name="search")]

# Machines expect these at the root, whatever the language.
unprefixed = [
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap"}, name="sitemap_index"),
    path("sitemap-<slug:section>.xml", sitemaps.sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
]
