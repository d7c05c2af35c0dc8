"""Who does what: bodies of both structures, the fields' networks with their tandems, memberships."""

from typing import Any

from forums.bodies.models import Body, Capacity, Duty, Kind, Membership, MembershipRole, Structure
from forums.fields.models import ActionField
from forums.people.models import Person

from .keys import once
from .people import people
from .texts import Table, both, day, read

SEATS = {
    "office": MembershipRole.OFFICE_SEAT,
    "office_deputy": MembershipRole.OFFICE_DEPUTY,
    "field_seat": MembershipRole.FIELD_SEAT,
    "field_deputy": MembershipRole.FIELD_DEPUTY,
}
CITY = {"de": "Stadt Rheine", "en": "Town of Rheine"}


def load() -> None:
    cast = people()
    data = read("bodies")
    bodies: dict[str, Body] = {}
    for position, entry in enumerate(data["body"], start=1):
        bodies[entry["slug"]] = _body(position, entry)
    for entry in data["body"]:
        if successor := entry.get("successor"):
            bodies[entry["slug"]].successors.add(bodies[successor])
        _memberships(bodies[entry["slug"]], entry, cast, bodies)
    _networks(data["network"], cast, len(data["body"]))


def _body(position: int, entry: Table) -> Body:
    body, _ = once(
        Body,
        entry["slug"],
        slug=entry["slug"],
        kind=Kind(entry["kind"]),
        structure=Structure(entry["structure"]),
        duty=Duty(entry["duty"]) if "duty" in entry else "",
        name=both(entry["name"]),
        task=both(entry["task"]),
        position=position,
        founded=day(entry["founded"]),
        ended=day(entry.get("ended")),
    )
    return body


def _memberships(body: Body, entry: Table, cast: dict[str, Person], bodies: dict[str, Body]) -> None:
    _seats(body, entry, cast)
    for member in entry.get("members", []):
        appointed_by = member.get("appointed_by")
        _member(
            body,
            cast[member["person"]],
            MembershipRole(member["role"]),
            capacity=Capacity(member["capacity"]) if "capacity" in member else "",
            interim=member.get("interim", False),
            starts=day(member.get("starts")) or body.founded,
            ends=day(member.get("ends")) or body.ended,
            appointed_by=bodies[appointed_by] if appointed_by else None,
        )


def _seats(body: Body, entry: Table, cast: dict[str, Person]) -> None:
    for name, role in SEATS.items():
        if name in entry:
            of = CITY if name.startswith("office") else entry["partner"]
            _member(body, cast[entry[name]], role, organisation=both(of), starts=body.founded)


def _member(body: Body, person: Person, role: MembershipRole, **facts: Any) -> None:
    once(Membership, f"{body.slug}-{role}-{person.uuid}", body=body, person=person, role=role, **facts)


def _networks(data: Table, cast: dict[str, Person], position: int) -> None:
    fields = {field.slug: field for field in ActionField.everything.all()}
    for number, entry in enumerate(data["field"], start=position + 1):
        field = fields[entry["field"]]
        texts = read(f"fields/{field.slug}")
        slug = f"netzwerk-{field.slug}"
        body, _ = once(
            Body,
            slug,
            slug=slug,
            kind=Kind.NETWORK,
            structure=Structure.PERMANENT,
            name=both(data["name"], field=texts["name"]),
            task=both(data["task"]),
            field=field,
            position=number,
            founded=day(data["founded"]),
        )
        _seats(body, entry, cast)
        for key in entry.get("members", []):
            _member(body, cast[key], MembershipRole.MEMBER, starts=body.founded)
        for partner in texts["partner"]:
            _partner(body, partner)


def _partner(body: Body, partner: Table) -> None:
    """An institution takes part without naming a person."""
    once(
        Membership,
        f"{body.slug}-{partner['name']['de']}",
        body=body,
        role=MembershipRole.ACTOR,
        organisation=both({"de": "{name}: {role}", "en": "{name}: {role}"}, name=partner["name"], role=partner["role"]),
        starts=body.founded,
    )
