"""Collects the admin of every slice."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.site_summary import SummaryItem

from .associations.admin import OfficeMenuItem, OfficeSummary, office_urls
from .bodies.admin import CityGroup, invitation_urls
from .council.appointments.admin import AppointmentViewSet
from .council.oparl_sync.admin import OparlOrganizationViewSet
from .council.papers.admin.views import council_urls
from .council.papers.admin.viewsets import CouncilGroup
from .council.process.admin import MilestoneViewSet, milestone_urls
from .dialogue.admin.urls import register_urls as register_forum_urls
from .dialogue.admin.viewsets import ForumViewSet
from .faces.urls import admin_urls as face_urls
from .inbox.admin import InboxSummary
from .maps.admin import MapMenuItem, map_urls
from .municipality.admin import leave_to_own_menu, settings_menu_item
from .people.admin import AccessViewSet, ConsentViewSet
from .people.views_name_checks import name_check_urls


def _summary(request: HttpRequest, items: list[SummaryItem]) -> None:
    items += [InboxSummary(request), OfficeSummary(request)]


hooks.register("register_admin_viewset", CityGroup)
hooks.register("register_admin_viewset", CouncilGroup)
hooks.register("register_admin_viewset", AppointmentViewSet)
hooks.register("register_admin_viewset", OparlOrganizationViewSet)
hooks.register("register_admin_viewset", AccessViewSet)
hooks.register("register_admin_viewset", ConsentViewSet)
hooks.register("register_admin_viewset", ForumViewSet)
hooks.register("register_admin_viewset", MilestoneViewSet)
hooks.register("register_admin_urls", register_forum_urls)
hooks.register("register_city_menu_item", settings_menu_item)
hooks.register("register_city_menu_item", MapMenuItem)
hooks.register("register_admin_urls", council_urls)
hooks.register("register_admin_urls", map_urls)
hooks.register("construct_settings_menu", leave_to_own_menu)
hooks.register("register_admin_urls", office_urls)
hooks.register("register_admin_urls", name_check_urls)
hooks.register("register_admin_urls", invitation_urls)
hooks.register("register_admin_urls", face_urls)
hooks.register("register_admin_urls", milestone_urls)
hooks.register("register_admin_menu_item", OfficeMenuItem)
hooks.register("construct_homepage_summary_items", _summary)
