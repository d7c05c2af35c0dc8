"""Links instead of accounts: signed, so they need no table; made again for a new mail; bound to one purpose."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.core.signing import BadSignature, Signer
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from .private_pages import mark_private
from .whole_numbers import whole_number

# The words of addresses behind which a key follows, ours and allauth's. A test compares them with the addresses there
# are.
KEY_SEGMENTS = (
    "abbestellen",
    "adresse",
    "anmeldung",
    "beleg",
    "bestaetigen",
    "einladung",
    "leitung",
    "meldung",
    "registrieren",
    "reset/key",
    "schreiben",
    "tisch",
    "verfolgen",
)
KEY_IN_PATH = re.compile(rf"(/(?:{'|'.join(KEY_SEGMENTS)})/)[^/\s\"']+")


class SignedLink[Row: Model]:
    """The keys to the rows of a queryset, for one purpose: `12:9f…` names a row and proves that we made it.

    `state` is signed too, so a key ends when it changes: a counter that is raised, an address that is replaced.
    Keys on paper outlive a change of SECRET_KEY as long as the old one is among the SECRET_KEY_FALLBACKS.
    """

    def __init__(
        self, purpose: str, rows: Callable[[], QuerySet[Row]], *, state: Callable[[Row], object] = lambda _row: ""
    ) -> None:
        self.purpose, self.rows, self.state = purpose, rows, state

    def token(self, row: Row) -> str:
        return self._signer(row).sign(str(row.pk))

    def fits(self, token: str, row: Row) -> bool:
        """Whether the token is the key to this row, and still is."""
        try:
            return self._signer(row).unsign(token) == str(row.pk)
        except BadSignature:
            return False

    def find(self, token: str) -> Row | None:
        """The row the token is the key to; None for forged and revoked ones, and for those of another purpose."""
        pk = whole_number(token.partition(":")[0])
        row = self.rows().filter(pk=pk).first() if pk is not None else None
        return row if row is not None and self.fits(token, row) else None

    def guard[**P](self, view: Callable[Concatenate[HttpRequest, Row, P], HttpResponse]) -> Callable[..., HttpResponse]:
        """Give the view the row its address is the key to (`token`); 404 for any other.

        No cookie and no account grants anything here. So the forms need no CSRF token (a page that could forge them
        would have to know the link, and then needs no forgery), they never expire, and the address may be hidden from
        every referrer.
        """

        @csrf_exempt
        @wraps(view)
        def guarded(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            row = self.find(token)
            if row is None:
                raise Http404
            return mark_private(view(request, row, *args, **kwargs))

        return guarded

    def _signer(self, row: Row) -> Signer:
        return Signer(salt=f"{self.purpose}:{self.state(row)}")


def without_keys(text: str) -> str:
    """The text with the keys in its addresses left out: for logs, and wherever an address is kept or passed on."""
    return KEY_IN_PATH.sub(r"\1…", text)
