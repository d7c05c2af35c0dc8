"""The site's addresses with the developers' page, which only DEMO and DEBUG switch on."""

from config import gallery, urls
from django.conf.urls.i18n import i18n_patterns
from django.urls import path

urlpatterns = [
    *i18n_patterns(path("gestaltung/", gallery.gallery), prefix_default_language=False),
    *urls.urlpatterns,
]
