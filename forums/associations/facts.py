"""An association's data as lists for pages: for itself and the office all of it, for the public what it agreed to."""

from collections.abc import Callable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from forums.bodies.models import Body
from forums.municipality.languages import NAMES
from forums.people.consents import Purpose

from .forms.registration import Step
from .joining import JoiningState
from .models import Association, Item
from .workflow import TOLD, EntryKind, RegisterEntry

type Fact = dict[str, Any]
type Address = Callable[[Step], str]


def facts(association: Association, change: Address | None = None) -> list[Fact]:
    """Everything that was entered, for summary_list.html; `change` gives the address where a step is changed."""
    return [
        {"term": term, "text": text, "lang": lang, "change": change(step) if change else ""}
        for step, term, text, lang in _facts(association)
    ]


def _facts(association: Association) -> Iterator[tuple[Step, str, str, str]]:
    it = association
    yield Step.NAME, _("Name"), it.name, ""
    yield Step.NAME, _("Name in its own language"), it.own_name, it.own_language
    yield Step.NAME, _("Kind"), it.get_kind_display() if it.kind else "", ""
    yield Step.NAME, _("Founded"), str(it.founded or ""), ""
    yield Step.NAME, _("Register number"), it.register_number, ""
    yield Step.WORK, _("What it does"), it.activities, it.activities_language
    yield Step.WORK, _("Languages"), ", ".join(it.language_names()), ""
    yield Step.WORK, _("Topics"), ", ".join(str(field) for field in it.interests.all()), ""
    yield Step.WORK, _("Logo"), _("is there") if it.logo_id else "", ""
    yield Step.PLACE, _("Address"), address(it), ""
    yield Step.PLACE, _("Part of the city"), str(it.district or ""), ""
    yield Step.PLACE, _("Where and when people meet"), it.meeting_place, ""
    yield Step.CONTACT, _("Contact person"), contact_person(it), ""
    yield Step.CONTACT, _("E-mail"), it.email, ""
    yield Step.CONTACT, _("Telephone"), it.phone, ""
    yield Step.CONTACT, _("Website"), it.website, ""
    if not it.slug:
        yield Step.CONTACT, _("Your e-mail (never shown)"), it.registrar_email, ""
    yield Step.CONSENT, _("Shown on this website"), _items(it, Purpose.WEBSITE), ""
    yield Step.CONSENT, _("Passed on with the city's list"), _items(it, Purpose.LIST), ""


def _items(association: Association, purpose: Purpose) -> str:
    agreed = {wish.item for wish in association.wishes() if wish.purpose == purpose}
    return ", ".join(str(item.label) for item in Item if item.value in agreed)


def address(association: Association) -> str:
    place = f"{association.postcode} {association.town}".strip()
    return "\n".join(filter(None, [association.street, place]))


def contact_person(association: Association) -> str:
    return ", ".join(filter(None, [association.contact_name, association.contact_function]))


def public_facts(association: Association) -> list[Fact]:
    """Contacts for the public page: only what is given and agreed to."""
    shown = association.shows()
    found: list[tuple[str, str, str, str]] = [
        (Item.CONTACT_PERSON, _("Contact person"), contact_person(association), ""),
        (Item.PHONE, _("Telephone"), association.phone, f"tel:{association.phone.replace(' ', '')}"),
        (Item.EMAIL, _("E-mail"), association.email, f"mailto:{association.email}"),
        (Item.WEBSITE, _("Website"), association.website, association.website),
        (Item.ADDRESS, _("Address"), address(association), ""),
        (Item.MEETING_PLACE, _("Where and when people meet"), association.meeting_place, ""),
    ]
    return [{"term": term, "text": text, "url": url} for item, term, text, url in found if text and item in shown]


def own_language_name(association: Association) -> str:
    return NAMES.get(association.own_language, "")


def history(association: Association) -> list[Fact]:
    """The entries that the association reads, for timeline.html."""
    entries = list(association.entries.all())
    networks = Body.objects.in_bulk({entry.data["network"] for entry in entries if "network" in entry.data})
    tones = {EntryKind.VERIFIED: "success", EntryKind.QUESTIONED: "warning", EntryKind.REFUSED: "danger"}
    return [
        {
            "when": entry.at,
            "title": _title(entry, networks),
            "text": entry.text,
            "who": _("the office") if entry.by_office else "",
            "tone": tones.get(EntryKind(entry.kind), "neutral"),
        }
        for entry in entries
        if entry.kind in TOLD
    ]


def _title(entry: RegisterEntry, networks: dict[int, Body]) -> str:
    """What happened; of joining a field also which, and how far it is."""
    title = str(entry.get_kind_display())
    network = networks.get(entry.data.get("network", 0))
    return f"{network}: {JoiningState(entry.data['state']).label}" if network else title


def step_address(name: str, key: str) -> Address:
    return lambda step: reverse(name, args=[key, step.value])
