"""Addresses of the whole site (DESIGN section 8): German at the root, the same paths under each prefix."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.urls import serve_pattern
from wagtail.views import authenticate_with_password

from cms.home.serving import serve as serve_page
from cms.search.urls import unprefixed
from proposals.open_data.urls import api_urlpatterns

from . import gallery, views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    # Wagtail's own login would bypass the second factor.
    path("verwaltung/login/", views.admin_sign_in),
    # A page of Wagtail's that breaks on purpose.
    path("verwaltung/failwhale/", views.nothing_here),
    path("verwaltung/logout/", RedirectView.as_view(pattern_name="account_logout")),
    path("verwaltung/", include(wagtailadmin_urls)),
    path("dokumente/", include(wagtaildocs_urls)),
    *unprefixed,
    # Data of the council by a standard: in one language, at one address.
    path("oparl/v1.1/", include("forums.council.oparl.urls")),
    path("api/v1/", include(api_urlpatterns)),
]

if settings.DEMO or settings.DEBUG:
    urlpatterns += [path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT})]

if settings.DEMO or settings.DEBUG:
    urlpatterns += i18n_patterns(path("gestaltung/", gallery.gallery, name="gallery"), prefix_default_language=False)

urlpatterns += i18n_patterns(
    path("", include("forums.urls")),
    path("", include("proposals.urls")),
    path("", include("cms.urls")),
    path("konto/", include("allauth.urls")),
    # Wagtail's own addresses without its sign-in, which asks for no second factor.
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        authenticate_with_password,
        name="wagtailcore_authenticate_with_password",
    ),
    path("_util/login/", views.no_sign_in, name="wagtailcore_login"),
    re_path(serve_pattern, serve_page, name="wagtail_serve"),
    prefix_default_language=False,
)
