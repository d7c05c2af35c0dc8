"""Addresses of the forums' admin pages."""

from django.urls import URLPattern, path

from . import desk, printing, tables


def register_urls() -> list[URLPattern]:
    forum = "foren/<int:pk>/"
    table = "foren/tisch/<int:pk>/"
    return [
        path(forum, desk.forum_desk, name="forum_desk"),
        path(f"{forum}tun/", desk.action, name="forum_action"),
        path(f"{forum}besucher/", desk.attendance, name="forum_attendance"),
        path(f"{forum}anmeldungen/", desk.registrations, name="forum_registrations"),
        path(f"{forum}tische/neu/", tables.new, name="forum_table_new"),
        path(table, tables.table, name="forum_table"),
        path(f"{table}tun/", tables.action, name="forum_table_action"),
        path(f"{table}frage/", tables.prompt, name="forum_table_prompt"),
        path(f"{forum}tischschilder.pdf", printing.signs, name="forum_signs"),
        path(f"{forum}schreibbogen.pdf", printing.sheets, name="forum_sheets"),
        path(f"{forum}belege.pdf", printing.slips, name="forum_slips"),
    ]
