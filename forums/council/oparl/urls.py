from django.urls import path

from . import views
from .kinds import KINDS, PARTS

urlpatterns = [
    path("", views.system, name="oparl_system"),
    path("body/", views.body_list, name="oparl_body_list"),
    path("body/1/", views.body, name="oparl_body"),
]
for _kind in KINDS:
    urlpatterns += [
        path(f"{_kind}/", views.object_list, {"kind": _kind}, name=f"oparl_{_kind}_list"),
        path(f"{_kind}/<uuid:uuid>/", views.single, {"kind": _kind}, name=f"oparl_{_kind}"),
    ]
for _kind in PARTS:
    urlpatterns += [
        path(
            f"organization/<uuid:uuid>/{_kind}/",
            views.part_list,
            {"kind": _kind},
            name=f"oparl_organization_{_kind}_list",
        )
    ]
