"""Organization, Person and Membership: all bodies; people who hold an office, where they agreed to be named."""

from typing import Any, Final

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from forums.bodies.models import Body, Duty, Membership, MembershipRole
from forums.bodies.models import Kind as BodyKind
from forums.council.meetings.models import VOTING
from forums.people.models import Person

from ..addresses import address, body_address, part_address
from .kind import Kind, Properties

# The standard's own words for `organizationType`; what is not named here is "Sonstiges".
TYPES: Final = {
    BodyKind.COUNCIL: "Gremium",
    BodyKind.COMMITTEE: "Gremium",
    BodyKind.DECISION_BODY: "Gremium",
    BodyKind.STEERING_GROUP: "Gremium",
    BodyKind.OFFICE: "Verwaltungsbereich",
}
PARLIAMENT: Final = "Parlament"  # how the standard wants the highest elected body to be called in each municipality
VOTES_ON_PAPERS: Final = (BodyKind.COUNCIL, BodyKind.COMMITTEE, BodyKind.DECISION_BODY, BodyKind.STEERING_GROUP)

_OFFICE = ~Q(role=MembershipRole.ACTOR) & Q(person__isnull=False)  # an actor of a network takes part, without an office
_HELD = _OFFICE & Q(deleted=None, body__deleted=None)


class MembershipKind(Kind[Membership]):
    type = "Membership"
    shown = _HELD & Q(person__deleted=None, person__name_public=True)
    gone = _OFFICE & Q(person__first_named__isnull=False)

    def rows(self) -> QuerySet[Membership]:
        return Membership.everything.select_related("person", "body")

    def properties(self, row: Membership, *, inside: bool, omit: bool) -> Properties:
        votes = row.role in VOTING if row.body.kind in VOTES_ON_PAPERS else None
        return {
            "person": None if inside or row.person is None else address("Person", row.person.uuid),
            "organization": address("Organization", row.body.uuid),
            "role": row.get_role_display(),
            "votingRight": votes,
            "startDate": row.starts and row.starts.isoformat(),
            "endDate": row.ends and row.ends.isoformat(),
        }


class PersonKind(Kind[Person]):
    type = "Person"
    shown = Q(deleted=None, name_public=True) & Q(
        Exists(Membership.objects.filter(_HELD, person=OuterRef("pk")).order_by())
    )
    gone = Q(first_named__isnull=False) & Q(
        Exists(Membership.everything.filter(_OFFICE, person=OuterRef("pk")).order_by())
    )

    def rows(self) -> QuerySet[Person]:
        held = MEMBERSHIP.rows().filter(_HELD).order_by("starts", "pk")
        return Person.everything.prefetch_related(Prefetch("memberships", queryset=held, to_attr="oparl_offices"))

    def properties(self, row: Any, *, inside: bool, omit: bool) -> Properties:
        return {
            "body": body_address(),
            "name": row.name,
            "status": [str(row.function)] if str(row.function) else [],
            "membership": [] if omit else [MEMBERSHIP.inside(office) for office in row.oparl_offices],
        }


class OrganizationKind(Kind[Body]):
    type = "Organization"
    shown = Q(deleted=None)
    gone = Q(pk__isnull=False)

    def rows(self) -> QuerySet[Body]:
        named = Membership.objects.filter(MembershipKind.shown).order_by("starts", "pk").only("uuid", "body")
        return Body.everything.select_related("parent").prefetch_related(
            Prefetch("memberships", queryset=named, to_attr="oparl_members")
        )

    def properties(self, row: Any, *, inside: bool, omit: bool) -> Properties:
        parent = row.parent if row.parent and not row.parent.deleted else None
        return {
            "body": body_address(),
            "name": str(row.name),
            "membership": [address("Membership", membership.uuid) for membership in row.oparl_members],
            "meeting": part_address(row.uuid, "Meeting"),
            "consultation": part_address(row.uuid, "Consultation"),
            "subOrganizationOf": parent and address("Organization", parent.uuid),
            "organizationType": _organization_type(row),
            "classification": PARLIAMENT if row.kind == BodyKind.COUNCIL else row.get_kind_display(),
            "startDate": row.founded and row.founded.isoformat(),
            "endDate": row.ended and row.ended.isoformat(),
        }


def _organization_type(body: Body) -> str:
    """A volunteer's office is no part of the administration."""
    if body.duty == Duty.MIGRATION_OFFICER:
        return "Sonstiges"
    return TYPES.get(BodyKind(body.kind), "Sonstiges")


MEMBERSHIP, PERSON, ORGANIZATION = MembershipKind(), PersonKind(), OrganizationKind()
