"""For a field's team: requests to join, answers to its calls, minutes of its meetings."""

from datetime import date, timedelta

from django.db.models import Max, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.bodies.models import Body, Kind, Membership
from forums.bodies.permissions import in_lead_tandem, memberships_of
from forums.bodies.tandem import Seat
from forums.inbox.registry import Item, Rows, Source, register
from forums.people.models import User

from ..calls import Call
from ..joining import Joining, JoiningState
from ..meetings import Meeting

ANSWERS_SHOWN = timedelta(days=14)
MINUTES_EXPECTED = timedelta(days=60)


def has_seat(user: User) -> bool:
    return any(member.seat for member in memberships_of(user))


def _networks(user: User, on: date) -> Q:
    """The user's own networks; for the lead tandem those whose seats are all vacant too."""
    own = Q(network__in=[member.body_id for member in memberships_of(user) if member.seat])
    if not in_lead_tandem(user):
        return own
    seated = Membership.objects.running(on).filter(role__in=_SEATS).exclude(person=None)
    return own | Q(network__in=Body.objects.filter(kind=Kind.NETWORK).exclude(pk__in=seated.values("body")))


_SEATS = ("office_seat", "office_deputy", "field_seat", "field_deputy")


def _joinings(user: User, on: date) -> Rows[Joining]:
    """To answer; where one seat wants to decline, only for the other seat."""
    seats = {(member.body_id, member.seat) for member in memberships_of(user) if member.seat}
    to_confirm = Q(pk__in=[])
    for body, seat in seats:
        to_confirm |= Q(network=body, declining_seat=Seat(seat).other)
    answer = Q(state=JoiningState.REQUESTED) & _networks(user, on)
    confirm = Q(state=JoiningState.DECLINING) & to_confirm & ~Q(declining_by=user.pk)
    rows = Joining.objects.filter(answer | confirm).select_related("association", "network").order_by("created", "pk")
    return Rows(rows, _joining)


def _joining(row: Joining) -> Item:
    declining = row.state == JoiningState.DECLINING
    task = _("Decline together, or object") if declining else _("An association wants to take part")
    return Item(task, row.association.name, f"{reverse('desk_associations')}#anfrage-{row.pk}", note=str(row.network))


def _answered_calls(user: User, on: date) -> Rows[Call]:
    since = timezone.now() - ANSWERS_SHOWN
    rows = Call.objects.filter(_networks(user, on)).annotate(answered_at=Max("answers__at"))
    return Rows(rows.filter(answered_at__gte=since).select_related("network").order_by("answered_at", "pk"), _answered)


def _answered(call: Call) -> Item:
    url = reverse("network_call", args=[call.uuid])
    return Item(_("Read the answers to your call"), call.title, url, note=str(call.network))


def _meetings(user: User, on: date) -> Rows[Meeting]:
    """To come, or over without minutes."""
    recent = timezone.now() - MINUTES_EXPECTED
    rows = Meeting.objects.filter(_networks(user, on), starts_at__gte=recent, minutes="", cancelled=False)
    return Rows(rows.select_related("network").order_by("starts_at", "pk"), _meeting)


def _meeting(meeting: Meeting) -> Item:
    day, network = timezone.localdate(meeting.starts_at), str(meeting.network)
    if meeting.over:
        url = reverse("network_minutes", args=[meeting.uuid])
        return Item(_("Write the minutes"), meeting.title, url, day, note=network)
    return Item(_("A meeting of your network"), meeting.title, meeting.get_absolute_url(), day, note=network)


def register_sources() -> None:
    register(
        Source(
            "joinings",
            has_seat,
            gettext_lazy("Associations that want to take part in your topic."),
            _joinings,
            frozenset({"association.joining_waits"}),
        ),
        Source(
            "answers to calls",
            has_seat,
            gettext_lazy("Answers to your calls, for two weeks."),
            _answered_calls,
            frozenset({"network.answer"}),
        ),
        Source(
            "meetings of teams",
            has_seat,
            gettext_lazy("Meetings of your network, and their minutes."),
            _meetings,
            frozenset({"network.meeting"}),
        ),
    )
