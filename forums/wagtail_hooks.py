"""Collects the admin of every slice."""

from wagtail import hooks

from .bodies.admin import CityGroup
from .municipality.admin import leave_to_own_menu, settings_menu_item

hooks.register("register_admin_viewset", CityGroup)
hooks.register("register_city_menu_item", settings_menu_item)
hooks.register("construct_settings_menu", leave_to_own_menu)
