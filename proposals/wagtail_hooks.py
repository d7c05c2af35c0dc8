"""Collects the admin of every slice."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from .intake.admin import ImportMenuItem, import_urls
from .intake.cards.admin import HandoverMenuItem, handover_urls
from .intake.goals.admin import goals_urls
from .measures.admin import MeasuresGroup
from .measures.indicators.admin import ReadingImportMenuItem
from .measures.indicators.admin import import_urls as reading_import_urls
from .moderation.admin import ModerationMenuItem, ModerationSummary, moderation_urls
from .triage.admin import WhyMenuItem, why_urls


def _summary(request: HttpRequest, items: list[Any]) -> None:
    items.append(ModerationSummary(request))


hooks.register("register_admin_viewset", MeasuresGroup)
hooks.register("register_admin_urls", moderation_urls)
hooks.register("register_admin_urls", import_urls)
hooks.register("register_admin_urls", reading_import_urls)
hooks.register("register_admin_urls", goals_urls)
hooks.register("register_admin_urls", handover_urls)
hooks.register("register_admin_urls", why_urls)
hooks.register("register_admin_menu_item", HandoverMenuItem)
hooks.register("register_admin_menu_item", ImportMenuItem)
hooks.register("register_admin_menu_item", ReadingImportMenuItem)
hooks.register("register_admin_menu_item", ModerationMenuItem)
hooks.register("register_admin_menu_item", WhyMenuItem)
hooks.register("construct_homepage_summary_items", _summary)
