"""Who does what: bodies of both structures, the fields' networks with their tandems, memberships."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from forums.bodies.models import Body, Capacity, Duty, Kind, Membership, MembershipRole, Structure
from forums.fields.models import ActionField
from forums.people.models import Person

from .keys import once
from .people import people
from .process import day_of
from .texts import Table, both, day, read

SEATS = {
    "office": MembershipRole.OFFICE_SEAT,
    "office_deputy": MembershipRole.OFFICE_DEPUTY,
    "field_seat": MembershipRole.FIELD_SEAT,
    "field_deputy": MembershipRole.FIELD_DEPUTY,
}
# Every tandem's city seat belongs to this office, whatever the field.
CITY = {
    "de": "Stadt Rheine, Fachstelle Migration und Integration",
    "en": "Town of Rheine, specialist office for migration and integration",
}
ALL_NETWORKS = "networks"  # as a successor: the networks of all fields


def load() -> None:
    cast = people()
    data = read("bodies")
    bodies: dict[str, Body] = {}
    new: list[Table] = []
    for position, entry in enumerate(data["body"], start=1):
        bodies[entry["slug"]], made = _body(position, entry, bodies)
        if made:
            new.append(entry)
    for entry in data["body"]:
        _memberships(bodies[entry["slug"]], entry, cast, bodies)
    networks = list(_networks(data["network"], cast, len(data["body"])))
    for entry in new:  # what editors made of the line since stays
        if successor := entry.get("successor"):
            after = networks if successor == ALL_NETWORKS else [bodies[successor]]
            bodies[entry["slug"]].successors.add(*after)


def _body(position: int, entry: Table, bodies: dict[str, Body]) -> tuple[Body, bool]:
    """A body that is part of another comes after it."""
    return once(
        Body,
        entry["slug"],
        slug=entry["slug"],
        kind=Kind(entry["kind"]),
        structure=Structure(entry["structure"]),
        duty=Duty(entry["duty"]) if "duty" in entry else "",
        name=both(entry["name"]),
        task=both(entry["task"]),
        parent=bodies[entry["part_of"]] if "part_of" in entry else None,
        position=position,
        founded=_date(entry.get("founded")),
        ended=_date(entry.get("ended")),
    )


def _date(told: str | list[int] | None) -> date | None:
    """`[years from now, month, day]`, or the key of a milestone of the process."""
    return day_of(told) if isinstance(told, str) else day(told)


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
            starts=_date(member.get("starts")) or body.founded,
            ends=_date(member.get("ends")) or body.ended,
            appointed_by=bodies[appointed_by] if appointed_by else None,
        )


def _seats(body: Body, entry: Table, cast: dict[str, Person]) -> None:
    for name, role in SEATS.items():
        if name in entry:
            of = CITY if name.startswith("office") else entry["partner"]
            _member(body, cast[entry[name]], role, organisation=both(of), starts=body.founded)


def _member(body: Body, person: Person, role: MembershipRole, **facts: Any) -> None:
    once(Membership, f"{body.slug}-{role}-{person.uuid}", body=body, person=person, role=role, **facts)


def _networks(data: Table, cast: dict[str, Person], position: int) -> Iterator[Body]:
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
            founded=_date(data["founded"]),
        )
        _seats(body, entry, cast)
        for key in entry.get("members", []):
            _member(body, cast[key], MembershipRole.MEMBER, starts=body.founded)
        for partner in texts["partner"]:
            _partner(body, partner)
        yield body


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
