"""Which columns of the city's list become which fields of an association."""

from collections.abc import Iterable, Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..export import HEADERS


class Target(models.TextChoices):
    """The value is the association's column, except for the three that are no text there."""

    NAME = "name", _("name")
    OWN_NAME = "own_name", _("name in its own language")
    KIND = "kind", _("kind")
    FOUNDED = "founded", _("founded in (year)")
    REGISTER = "register_number", _("register number")
    ACTIVITIES = "activities", _("what it does")
    LANGUAGES = "languages", _("languages")
    TOPICS = "topics", _("topics")
    DISTRICT = "district", _("district")
    STREET = "street", _("street and number")
    POSTCODE = "postcode", _("postcode")
    TOWN = "town", _("town")
    MEETING_PLACE = "meeting_place", _("where and when people meet")
    EMAIL = "email", _("e-mail of the association")
    PHONE = "phone", _("telephone")
    WEBSITE = "website", _("website")
    CONTACT = "contact_name", _("contact person")
    FUNCTION = "contact_function", _("role in the association")


type Columns = Mapping[Target, str]

# Other headings by which a column is recognised, beside those of our own export.
_HEADINGS: dict[Target, tuple[str, ...]] = {
    Target.NAME: ("verein", "vereinsname", "name des vereins", "organisation", "bezeichnung"),
    Target.OWN_NAME: ("eigenname",),
    Target.KIND: ("kategorie", "vereinsart"),
    Target.FOUNDED: ("gründungsjahr", "gründung", "gegründet in"),
    Target.REGISTER: ("vr", "vr-nr.", "vr-nummer", "vereinsregister", "vereinsregisternummer", "register"),
    Target.ACTIVITIES: ("tätigkeiten", "angebote", "beschreibung", "zweck", "ziele"),
    Target.LANGUAGES: ("sprache",),
    Target.TOPICS: ("thema", "handlungsfelder", "handlungsfeld"),
    Target.DISTRICT: ("ortsteil",),
    Target.STREET: ("anschrift", "adresse", "straße und hausnummer", "straße, hausnummer", "strasse"),
    Target.POSTCODE: ("postleitzahl",),
    Target.TOWN: ("stadt", "plz ort", "plz/ort", "plz, ort"),
    Target.MEETING_PLACE: ("treffpunkt und zeiten", "versammlungsort"),
    Target.EMAIL: ("email", "mail", "e-mail-adresse"),
    Target.PHONE: ("tel", "tel.", "telefonnummer", "mobil"),
    Target.WEBSITE: ("homepage", "internet", "webseite", "url"),
    Target.CONTACT: ("ansprechpartner", "ansprechpartner/in", "kontaktperson", "kontakt", "vorsitz", "vorsitzende/r"),
    Target.FUNCTION: ("funktion", "amt"),
}
_EXPORTED = [target for target in Target if target is not Target.FUNCTION]
HEADINGS: dict[str, Target] = {
    **{heading: target for target, headings in _HEADINGS.items() for heading in headings},
    **{heading.casefold(): target for heading, target in zip(HEADERS, _EXPORTED, strict=False)},
}


def guessed(headers: Iterable[str]) -> Columns:
    """By the headings; the first column that fits each target."""
    found: dict[Target, str] = {}
    for header in headers:
        target = HEADINGS.get(header.casefold().strip())
        if target:
            found.setdefault(target, header)
    return found
