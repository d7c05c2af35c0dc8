"""Who does what: the bodies of both structures, sorted by what they do. Picture and list are made of this."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import models
from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body, Duty, Kind, Membership, Structure
from forums.municipality.calendar import today
from proposals.public.figures import Figures


class Tier(models.TextChoices):
    """What a body does, from the top of the picture down."""

    DECIDES = "decides", _("Decide")
    STEERS = "steers", _("Steer")
    WORKS = "works", _("Work on the action fields")
    TAKES_PART = "takes_part", _("Have a say")
    SUPPORTS = "supports", _("Advise and support")
    ENDED = "ended", _("Ended")


_BY_DUTY: dict[str, Tier] = {Duty.OWNER: Tier.STEERS, Duty.COORDINATION: Tier.STEERS}
_BY_KIND = {
    Kind.COUNCIL: Tier.DECIDES,
    Kind.COMMITTEE: Tier.DECIDES,
    Kind.DECISION_BODY: Tier.DECIDES,
    Kind.STEERING_GROUP: Tier.STEERS,
    Kind.LEAD_TANDEM: Tier.STEERS,
    Kind.NETWORK: Tier.WORKS,
    Kind.DIALOGUE_FORUM: Tier.TAKES_PART,
    Kind.OFFICE: Tier.SUPPORTS,
    Kind.INITIATIVE: Tier.SUPPORTS,
}
WITH_TANDEM = frozenset({Kind.NETWORK, Kind.LEAD_TANDEM})


@dataclass(frozen=True)
class Shown:
    """A body as the page shows it. `vacant` counts the seats of a tandem that nobody holds.

    `figures` are those of its field's suggestions. `parts` stand inside it. What came after it is `successors`; where
    the networks of all fields are among them, `networks_follow` stands for these.
    """

    body: Body
    tier: Tier
    vacant: int
    successors: list[Body]
    networks_follow: bool
    parts: "list[Shown]" = field(default_factory=list)
    figures: Figures | None = None

    @property
    def has_tandem(self) -> bool:
        return self.tier != Tier.ENDED and self.body.kind in WITH_TANDEM

    @property
    def members(self) -> list[Membership]:
        """All running members but those who hold or deputise for a seat of the tandem."""
        return [member for member in self.body.running() if not (self.has_tandem and member.seat)]


@dataclass(frozen=True)
class Group:
    tier: Tier
    bodies: list[Shown]


@dataclass(frozen=True)
class Half:
    """One of the two structures: for the update of the concept, or permanent."""

    structure: Structure
    groups: list[Group]


def overview() -> list[Half]:
    """Both structures, permanent first. Five queries."""
    running = Membership.objects.running().with_people().select_related("appointed_by")
    bodies = Body.objects.select_related("field__parent").prefetch_related(
        Prefetch("memberships", queryset=running, to_attr="running_memberships"), "successors", "predecessors"
    )
    networks = {body.pk for body in bodies if body.field_id and not _ended(body)}
    figures = Figures.by_field()
    shown = _nested([_shown(body, networks, figures) for body in sorted(bodies, key=_place)])
    return [
        Half(structure, _groups([entry for entry in shown if entry.body.structure == structure]))
        for structure in (Structure.PERMANENT, Structure.PROJECT)
    ]


def _nested(shown: list[Shown]) -> list[Shown]:
    """Those that are part of no other; the others stand inside, where the picture draws both alike."""
    by_body = {entry.body.pk: entry for entry in shown}
    top = []
    for entry in shown:
        whole = by_body.get(entry.body.parent_id) if entry.body.parent_id else None
        if whole and (whole.tier, whole.body.structure) == (entry.tier, entry.body.structure):
            whole.parts.append(entry)
        else:
            top.append(entry)
    return top


def _ended(body: Body) -> bool:
    return body.ended is not None and body.ended < today()


def _shown(body: Body, networks: set[int], figures: Mapping[int | None, Figures]) -> Shown:
    ended = _ended(body)
    tier = Tier.ENDED if ended else _BY_DUTY.get(body.duty) or _BY_KIND[Kind(body.kind)]
    vacant = 0 if ended or body.kind not in WITH_TANDEM else sum(seat.vacant for seat in body.tandem().seats)
    after = list(body.successors.all())
    networks_follow = len(networks) > 1 and networks <= {entry.pk for entry in after}
    if networks_follow:
        after = [entry for entry in after if entry.pk not in networks]
    of_field = figures.get(body.field_id) if tier == Tier.WORKS and body.field_id else None
    return Shown(body, tier, vacant, after, networks_follow, figures=of_field)


def _place(body: Body) -> tuple[bool, tuple[int, str, bool, int, str] | tuple[()], int, str]:
    """Networks in the order of their fields, everything else as the city ordered it."""
    return (body.field is not None, body.field.place if body.field else (), body.position, body.slug)


def _groups(shown: list[Shown]) -> list[Group]:
    groups = [Group(tier, [entry for entry in shown if entry.tier == tier]) for tier in Tier]
    return [group for group in groups if group.bodies]
