"""Addresses of the forums' admin pages."""

from django.urls import URLPattern, path

from . import desk, printing, registrations, tables


def register_urls() -> list[URLPattern]:
    forum = "foren/<int:pk>/"
    table = "foren/tisch/<int:pk>/"
    registration = f"{forum}anmeldungen/<int:registration>/"
    return [
        path(forum, desk.forum_desk, name="forum_desk"),
        path(f"{forum}tun/", desk.action, name="forum_action"),
        path(f"{forum}besucher/", desk.attendance, name="forum_attendance"),
        path(f"{forum}anmeldungen/", registrations.registrations, name="forum_registrations"),
        path(f"{forum}anmeldungen/neu/", registrations.new, name="forum_registration_new"),
        path(registration, registrations.change, name="forum_registration_by_office"),
        path(f"{registration}absagen/", registrations.cancel, name="forum_registration_strike"),
        path(f"{registration}einlass/", registrations.entrance, name="forum_registration_entrance"),
        path(f"{forum}anmeldungen.pdf", registrations.sheet, name="forum_registrations_sheet"),
        path(f"{forum}tische/neu/", tables.new, name="forum_table_new"),
        path(table, tables.table, name="forum_table"),
        path(f"{table}tun/", tables.action, name="forum_table_action"),
        path(f"{table}frage/", tables.prompt, name="forum_table_prompt"),
        path(f"{forum}tischschilder.pdf", printing.signs, name="forum_signs"),
        path(f"{forum}schreibbogen.pdf", printing.sheets, name="forum_sheets"),
        path(f"{forum}belege.pdf", printing.slips, name="forum_slips"),
    ]
