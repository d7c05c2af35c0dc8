"""Collects the admin of every slice."""

from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSetGroup

from .measures.admin import MeasuresGroup


@hooks.register("register_admin_viewset")
def measures() -> ViewSetGroup:
    return MeasuresGroup()
