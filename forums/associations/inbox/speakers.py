"""For those who speak for an association, or were asked to: questions, the annual review, calls, meetings."""

from datetime import date

from allauth.account.models import EmailAddress
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.inbox.registry import Item, Rows, Source, register
from forums.people.models import User

from ..annual_review import HIDDEN_AFTER
from ..calls import Call
from ..delegates import Invitation
from ..joining import Joining, JoiningState
from ..links import resume_token
from ..meetings import Meeting
from ..models import Association
from ..permissions import mandates_of, spoken_for
from ..states import State


def _speaks(user: User) -> bool:
    return bool(mandates_of(user))


def _mine(user: User) -> list[int]:
    return [association.pk for association in spoken_for(user)]


def _reviews(user: User, on: date) -> Rows[Association]:
    rows = Association.objects.awaiting_confirmation().filter(pk__in=_mine(user)).order_by("asked_on", "pk")
    return Rows(rows, _review)


def _review(association: Association) -> Item:
    until = association.asked_on + HIDDEN_AFTER if association.asked_on else None
    url = reverse("association_manage", args=[association.slug])
    return Item(_("Are your details still correct? Please confirm"), association.name, url, until)


def _asked_to_join(user: User, on: date) -> Rows[Joining]:
    rows = Joining.objects.filter(state=JoiningState.ASKED, association__in=_mine(user))
    return Rows(rows.select_related("association", "network").order_by("modified", "pk"), _joining)


def _joining(row: Joining) -> Item:
    url = reverse("association_fields", args=[row.association.slug])
    return Item(_("The team has a question"), str(row.network), url, note=row.association.name)


def _calls(user: User, on: date) -> Rows[Call]:
    """Running ones that none of the user's associations has answered."""
    mine = _mine(user)
    networks = Joining.objects.members().filter(association__in=mine).values("network")
    asked = Call.objects.running().filter(Q(to_all=True) | Q(network__in=networks))
    open_calls = asked.exclude(answers__association__in=mine) if mine else asked.none()
    return Rows(open_calls.select_related("network").order_by(F("until").asc(nulls_last=True), "pk"), _call)


def _call(call: Call) -> Item:
    url = reverse("network_call", args=[call.uuid])
    return Item(
        _("Somebody is looking for help: answer if you can"), call.title, url, call.until, note=str(call.network)
    )


def _meetings(user: User, on: date) -> Rows[Meeting]:
    """To come, and one of the user's associations in the network has not said whether it will be there."""
    mine = _mine(user)
    silent = Joining.objects.members().filter(association__in=mine, network=OuterRef("network"))
    answered = Meeting.objects.filter(
        pk=OuterRef(OuterRef("pk")), attendances__association=OuterRef("association"), attendances__answer__gt=""
    )
    rows = Meeting.objects.upcoming().filter(Exists(silent.exclude(Exists(answered))))
    return Rows(rows.select_related("network").order_by("starts_at", "pk"), _meeting)


def _meeting(meeting: Meeting) -> Item:
    day = timezone.localdate(meeting.starts_at)
    return Item(
        _("Say whether you are coming"), meeting.title, meeting.get_absolute_url(), day, note=str(meeting.network)
    )


def _registrations(user: User, on: date) -> Rows[Association]:
    """What somebody registered with this account and the office sent back."""
    sent_back = Association.objects.filter(registrar=user, state=State.QUESTIONED).exclude(submitted_on=None)
    return Rows(sent_back.order_by("modified", "pk"), _registration)


def _registration(association: Association) -> Item:
    url = reverse("association_resume", args=[resume_token(association)])
    return Item(_("The office has a question about your association"), association.name, url)


def _invitations(user: User, on: date) -> Rows[Invitation]:
    proved = EmailAddress.objects.filter(user=user, verified=True).values("email")
    rows = Invitation.objects.open().filter(email__in=proved).select_related("association").order_by("at", "pk")
    return Rows(rows, _invitation)


def _invitation(invitation: Invitation) -> Item:
    url = reverse("association_invitation", args=[invitation.token])
    return Item(_("You are invited to speak for an association"), invitation.association.name, url)


def register_sources() -> None:
    register(
        Source(
            "annual review",
            _speaks,
            gettext_lazy("Once a year: are the details of your association still correct?"),
            _reviews,
            frozenset({"association.confirm"}),
        ),
        Source(
            "questions of teams",
            _speaks,
            gettext_lazy("Questions of a team that your association wants to join."),
            _asked_to_join,
            frozenset({"association.joining"}),
        ),
        Source("calls", _speaks, gettext_lazy("Calls for help."), _calls, frozenset({"network.call"})),
        Source(
            "meetings", _speaks, gettext_lazy("Invitations to meetings."), _meetings, frozenset({"network.meeting"})
        ),
        Source(
            "registrations",
            lambda user: True,
            "",
            _registrations,
            frozenset({"association.entry"}),
            by_role=False,
        ),
        Source(
            "invitations to speak",
            lambda user: True,
            "",
            _invitations,
            frozenset({"association.invitation"}),
            by_role=False,
        ),
    )
