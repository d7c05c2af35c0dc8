"""How many mails the forms of suggestions may cause to one address that nobody has confirmed for them."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from forums.protection.rate_limits import too_many_for

MOST_MAILS = 40  # a day: a class of thirty that gives its teacher's address stays below
TOO_MANY_MAILS = _("We have written to this address several times today. Please leave this field empty.")
# Said alike of every address: who asks for another's does not learn whether it follows already.
ASKED = _(
    "If this address does not follow yet, it gets an e-mail: once a day at most. Please confirm it with the link in it."
)
TOMORROW = _("We have written to this address several times today. Please try again tomorrow.")


def too_many_mails(email: str) -> bool:
    """Count one that is about to be caused, by whichever suggestion."""
    return too_many_for(email.lower(), "follower.mail", most=MOST_MAILS, per=timedelta(days=1))
