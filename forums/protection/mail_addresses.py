"""Mistyped e-mail addresses: the likely right one is offered, never put in the place of what was typed.

A short list of the providers people here use, and likeness: what the libraries of this kind know are other countries'
providers, and they correct without asking or ask a service.
"""

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

PROVIDERS = (
    "1und1.de",
    "aol.com",
    "arcor.de",
    "freenet.de",
    "gmail.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hotmail.com",
    "hotmail.de",
    "icloud.com",
    "live.de",
    "mail.de",
    "mailbox.org",
    "online.de",
    "osnanet.de",
    "outlook.com",
    "outlook.de",
    "posteo.de",
    "proton.me",
    "protonmail.com",
    "t-online.de",
    "ukr.net",
    "web.de",
    "yahoo.com",
    "yahoo.de",
)
# Those that exist beside the providers above and look like a slip of one.
NO_SLIPS = frozenset(
    {"email.com", "email.de", "gmx.info", "i.ua", "mac.com", "mail.com", "mail.ru", "msn.com", "ymail.com"}
)
# Many providers have them all.
ENDINGS = re.compile("at|be|bg|ch|com|cz|dk|es|eu|fr|gr|hu|it|net|nl|org|pl|pt|ro|ru|se|tr|ua|uk")
ALWAYS = {"gmail.de": "gmail.com", "googlemail.de": "googlemail.com"}  # nobody gets mail there
MOST_SLIPS = 2  # letters left out, added, changed or swapped
SHORT = 7  # up to here, one only: `abc.de` is not `gmx.de`


def meant(address: str) -> str:
    """The address that was probably meant; empty where nothing speaks for another one."""
    local, at, host = address.rpartition("@")
    host = host.lower().rstrip(".")
    if not (local and at) or host in PROVIDERS or host in NO_SLIPS or _exists_elsewhere(host):
        return ""
    if sure := ALWAYS.get(host):
        return f"{local}@{sure}"
    slips = {known: _slips(host, known) for known in PROVIDERS}
    close = [known for known, count in slips.items() if count <= (1 if len(known) <= SHORT else MOST_SLIPS)]
    best = min(close, key=lambda known: (slips[known], -SequenceMatcher(None, host, known).ratio()), default="")
    return f"{local}@{best}" if best else ""


def _exists_elsewhere(host: str) -> bool:
    """A provider's name with another country's ending."""
    name, _dot, ending = host.rpartition(".")
    return ENDINGS.fullmatch(ending) is not None and any(name == known.rpartition(".")[0] for known in PROVIDERS)


def _slips(typed: str, known: str) -> int:
    """How many letters were left out, added, changed, or swapped with their neighbour (Damerau and Levenshtein)."""
    before: list[int] = []
    row = list(range(len(known) + 1))
    for place, letter in enumerate(typed, start=1):
        last, before_last = row, before
        row = [place]
        for other, right in enumerate(known, start=1):
            cost = min(last[other] + 1, row[-1] + 1, last[other - 1] + (letter != right))
            if place > 1 < other and letter == known[other - 2] and typed[place - 2] == right:
                cost = min(cost, before_last[other - 2] + 1)
            row.append(cost)
        before = last
    return row[-1]


class AddressInput(forms.EmailInput):
    """An address, and after a slip two buttons below it: take what was probably meant, or keep what was typed.

    Both send the whole form, so nothing is lost and no script is needed. What was asked about goes along: the same
    address once more is kept as it is.
    """

    template_name = "components/address_input.html"
    typed = asked = offered = ""
    may_keep = True  # what is no address at all can't stay

    def value_from_datadict(self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str) -> Any:
        self.typed = str(super().value_from_datadict(data, files, name) or "").strip()
        self.asked = str(data.get(f"{name}_asked") or "").strip()
        if f"{name}_meant" in data and self.typed == self.asked:
            self.typed = meant(self.typed) or self.typed
        return self.typed

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"] |= {
            "offered": self.offered,
            "asked": self.typed if self.offered else self.asked,
            "may_keep": self.may_keep,
        }
        return context


class AddressField(forms.EmailField):
    """An e-mail address whose likely slips are asked about once."""

    widget = AddressInput

    def clean(self, value: Any) -> str:
        try:
            address: str = super().clean(value)
        except ValidationError:
            self._ask(str(value or "").strip(), may_keep=False)
            raise
        if not isinstance(self.widget, AddressInput) or address != self.widget.asked:
            self._ask(address, may_keep=True)
        return address

    def _ask(self, address: str, *, may_keep: bool) -> None:
        offered = meant(address)
        if isinstance(self.widget, AddressInput):
            self.widget.offered, self.widget.may_keep = offered, may_keep
        if offered:
            raise ValidationError(_("Did you mean %(meant)s?"), code="slip", params={"meant": offered})
