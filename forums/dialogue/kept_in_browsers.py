"""What a telephone at a table keeps."""

from django.utils.translation import gettext_lazy as _

from forums.records.browser_storage import Kept, Place, register


def register_kept() -> None:
    register(
        Kept(
            "forum-*",
            Place.COOKIE,
            _("When you join a table at a forum"),
            _("A random number: your cards and points belong together. It says nothing about you."),
            _("16 hours, or until you leave the table"),
        ),
        Kept(
            "forum",
            Place.BROWSER,
            _("When you send a card at a table"),
            _("A card is not lost if the network fails. It waits here until we have it."),
            _("Until the card has arrived"),
        ),
        Kept(
            "forum-table",
            Place.BROWSER,
            _("When you have joined a table"),
            _("The page of your table opens without network, too."),
            _("Until you leave the table"),
        ),
    )
