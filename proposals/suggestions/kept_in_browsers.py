"""What the browser of somebody who suggests or supports keeps."""

from django.utils.translation import gettext_lazy as _

from forums.records.browser_storage import Kept, Place, register

SUPPORT = "unterstuetzung"


def register_kept() -> None:
    register(
        Kept(
            SUPPORT,
            Place.COOKIE,
            _("When you support a suggestion without an account"),
            _("Each browser counts once, and you can take your support back."),
            _("One year"),
        ),
        Kept(
            "anregung-*",
            Place.COOKIE,
            _("When you send a suggestion with an e-mail address"),
            _("Confirming the address on this device opens your page."),
            _("7 days"),
        ),
        Kept(
            "draft:*",
            Place.BROWSER,
            _("While you write a suggestion"),
            _("What you write is not lost. Names and addresses are never kept; you can delete the draft on the page."),
            _("Until you have sent it, at most 14 days"),
        ),
    )
