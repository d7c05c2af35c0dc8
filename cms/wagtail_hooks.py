"""Collects the admin of every slice."""

from wagtail import hooks

from .editing.hooks import in_the_datas_order, refuse_second_page
from .editions.admin import EditionViewSet, edition_urls
from .feedback.admin import BarriersViewSet
from .help.admin import help_menu_item, help_urls, without_wagtails_own
from .minutes.admin import minutes_urls
from .paper_drafts.admin import DraftViewSet, draft_urls

hooks.register("register_admin_viewset", BarriersViewSet)
hooks.register("register_admin_viewset", EditionViewSet)
hooks.register("register_admin_viewset", DraftViewSet)
hooks.register("register_admin_urls", draft_urls)
hooks.register("register_admin_urls", edition_urls)
hooks.register("register_admin_urls", minutes_urls)
hooks.register("register_admin_urls", help_urls)
hooks.register("register_help_menu_item", help_menu_item)
hooks.register("construct_help_menu", without_wagtails_own)
hooks.register("construct_explorer_page_queryset", in_the_datas_order)
hooks.register("before_copy_page", refuse_second_page)
