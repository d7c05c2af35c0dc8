"""System, Body and LegislativeTerm: this installation, its municipality, and the terms of its council."""

from datetime import datetime
from typing import Final

from django.db.models import Max, Q, QuerySet
from django.urls import reverse

from forums.bodies.models import Body
from forums.bodies.models import Kind as BodyKind
from forums.council.terms.models import LegislativeTerm
from forums.municipality.models import Municipality

from ..addresses import SCHEMA, absolute, address, body_address, list_address, system_address
from .kind import Kind, Properties, stamp, typed

# Each external list of a body, by the standard's property.
LISTS: Final = {
    "organization": "Organization",
    "person": "Person",
    "meeting": "Meeting",
    "paper": "Paper",
    "agendaItem": "AgendaItem",
    "consultation": "Consultation",
    "file": "File",
    "locationList": "Location",
    "legislativeTermList": "LegislativeTerm",
    "membership": "Membership",
}


class LegislativeTermKind(Kind[LegislativeTerm]):
    type = "LegislativeTerm"
    shown = Q(deleted=None)
    gone = Q(pk__isnull=False)

    def rows(self) -> QuerySet[LegislativeTerm]:
        return LegislativeTerm.everything.all()

    def properties(self, row: LegislativeTerm, *, inside: bool, omit: bool) -> Properties:
        return {
            "body": None if inside else body_address(),
            "name": row.name,
            "startDate": row.starts.isoformat(),
            "endDate": row.ends and row.ends.isoformat(),
        }


LEGISLATIVE_TERM = LegislativeTermKind()


def system(city: Municipality) -> Properties:
    """Where programs begin to read."""
    properties: Properties = {
        "oparlVersion": SCHEMA,
        "license": city.data_licence,
        "body": list_address("Body"),
        "name": f"OParl: {city.name}",
        "contactEmail": city.contact_email,
        "website": absolute(reverse("paper_list")),
    }
    return typed("System", system_address(), properties, city.created, city.modified)


def body(city: Municipality, *, omit: bool = False) -> Properties:
    """The municipality, with what it embeds and names: whatever changes there is a change of it."""
    council = Body.objects.current().filter(kind=BodyKind.COUNCIL).order_by("position", "pk").first()
    properties: Properties = {
        "system": system_address(),
        "name": city.name,
        "website": city.website,
        "license": city.data_licence,
        "oparlSince": stamp(city.created),
        "ags": city.municipality_key,
        "rgs": city.regional_key,
        "contactEmail": city.contact_email,
        **{name: list_address(kind) for name, kind in LISTS.items()},
        "mainOrganization": council and address("Organization", council.uuid),
    }
    made = typed("Body", body_address(), properties, city.created, body_modified(city))
    if omit:
        return made
    terms = LegislativeTerm.objects.order_by("starts")
    # The one list that the standard requires: empty where nothing is known.
    return {**made, "legislativeTerm": [LEGISLATIVE_TERM.inside(term) for term in terms]}


def body_modified(city: Municipality) -> datetime:
    """Of the city's settings, of all terms, and of the council."""
    rows = (LegislativeTerm.everything.all(), Body.everything.filter(kind=BodyKind.COUNCIL))
    renewed: list[datetime | None] = [found.aggregate(last=Max("modified"))["last"] for found in rows]
    return max([city.modified, *(moment for moment in renewed if moment)])
