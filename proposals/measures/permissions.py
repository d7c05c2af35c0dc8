"""Who may report on a measure: the seats of its field's network, the lead tandem and coordinators."""

from forums.bodies.models import Body, Duty, Kind
from forums.bodies.permissions import in_lead_tandem, memberships_of
from forums.people.roles import Role, Visitor, has_role
from forums.pictures.models import Picture

from .models import Measure
from .workflow import Progress, Status, moves_from


def may_report(user: Visitor, measure: Measure) -> bool:
    seated = any(
        member.seat and member.body.kind == Kind.NETWORK and member.body.field_id == measure.field_id
        for member in memberships_of(user)
    )
    return seated or in_lead_tandem(user) or has_role(user, Role.COORDINATOR)


def speaks_as(user: Visitor, measure: Measure) -> Body | None:
    """In whose name the user reports: the network of the measure's field, or the lead tandem. None for coordinators."""
    seats = [member for member in memberships_of(user) if member.seat]
    own = [member for member in seats if member.body.kind == Kind.NETWORK and member.body.field_id == measure.field_id]
    lead = [member for member in seats if member.body.duty == Duty.LEAD]
    return next((member.body for member in [*own, *lead]), None)


def open_moves(user: Visitor, measure: Measure) -> list[Status]:
    """The statuses this user may move the measure to now; buttons and the POST check both read this."""
    return moves_from(Status(measure.status)) if may_report(user, measure) else []


def may_see_news_picture(user: Visitor, picture: Picture) -> bool:
    """The picture of news is as public as its measure."""
    return Progress.objects.filter(picture=picture, measure__deleted=None).exists()
