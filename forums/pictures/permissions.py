"""Who may see a picture: whoever may see what it belongs to, which only the slice that took it knows."""

from collections.abc import Callable

from django.core.signing import BadSignature, TimestampSigner
from django.urls import reverse

from forums.people.roles import Visitor

from .models import Picture

type Rule = Callable[[Visitor, Picture], bool]

KEY_LASTS = 60 * 60 * 24  # seconds
_rules: list[Rule] = []
_signer = TimestampSigner(salt="picture")


def shown_by(rule: Rule) -> None:
    """Add a slice's rule, in its app's `ready`. A picture is shown when one rule says yes."""
    _rules.append(rule)


def may_see(user: Visitor, picture: Picture) -> bool:
    return any(rule(user, picture) for rule in _rules)


def keyed_url(picture: Picture) -> str:
    """The address with a key that works for a day: for private pages that a link, no account, opens."""
    key = _signer.sign(str(picture.uuid)).partition(":")[2]
    return f"{reverse('picture', args=[picture.uuid])}?schluessel={key}"


def key_fits(picture: Picture, key: str) -> bool:
    try:
        _signer.unsign(f"{picture.uuid}:{key}", max_age=KEY_LASTS)
    except BadSignature:
        return False
    return True
