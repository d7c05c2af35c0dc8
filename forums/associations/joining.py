"""Joining the network of a field: one seat accepts or asks back; declining needs both seats and a reason."""

from collections.abc import Iterable
from typing import ClassVar, Self

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.bodies.models import Body, Kind
from forums.bodies.permissions import in_lead_tandem, memberships_of
from forums.bodies.tandem import Seat
from forums.municipality.calendar import today
from forums.people.models import User
from forums.people.roles import Visitor
from forums.records.record import Record, RecordManager, RecordQuerySet

from .concern import Concern
from .exceptions import NotPossible
from .history import EntryKind


class JoiningState(models.TextChoices):
    REQUESTED = "requested", gettext_lazy("Waiting for the team")
    ASKED = "asked", gettext_lazy("Question from the team")
    DECLINING = "declining", gettext_lazy("Waiting for the team's second person")
    MEMBER = "member", gettext_lazy("Takes part")
    DECLINED = "declined", gettext_lazy("Declined")
    ENDED = "ended", gettext_lazy("Ended")


JOINING_MOVES: frozenset[tuple[JoiningState, JoiningState]] = frozenset(
    {
        (JoiningState.REQUESTED, JoiningState.ASKED),
        (JoiningState.REQUESTED, JoiningState.MEMBER),
        (JoiningState.REQUESTED, JoiningState.DECLINING),
        (JoiningState.REQUESTED, JoiningState.ENDED),
        (JoiningState.ASKED, JoiningState.REQUESTED),
        (JoiningState.ASKED, JoiningState.MEMBER),
        (JoiningState.ASKED, JoiningState.ENDED),
        (JoiningState.DECLINING, JoiningState.DECLINED),
        (JoiningState.DECLINING, JoiningState.REQUESTED),  # the other seat objects
        (JoiningState.DECLINING, JoiningState.MEMBER),
        (JoiningState.DECLINING, JoiningState.ENDED),
        (JoiningState.MEMBER, JoiningState.ENDED),
    }
)
OPEN = (JoiningState.REQUESTED, JoiningState.ASKED, JoiningState.DECLINING)


def seats_for(user: Visitor, network: Body) -> list[Seat]:
    """Seats of this network the user may act for: their own, or as lead tandem one that nobody holds."""
    own = {member.seat for member in memberships_of(user) if member.body_id == network.pk and member.seat}
    if own:
        return sorted(own)
    if in_lead_tandem(user):
        return [filled.seat for filled in network.tandem().seats if not filled.members]
    return []


class JoiningQuerySet(RecordQuerySet["Joining"]):
    def members(self) -> Self:
        return self.filter(state=JoiningState.MEMBER, association__state="verified", association__deleted=None)

    def members_of(self, network: Body) -> Self:
        return self.members().filter(network=network)

    def of(self, associations: models.QuerySet[Concern]) -> Self:
        """Only these associations, loaded in the same query."""
        return self.filter(association__in=associations).select_related("association")

    def open(self) -> Self:
        return self.filter(state__in=OPEN)

    def awaiting(self, user: Visitor) -> Self:
        """Requests that a tandem of this user has to answer."""
        seated = [member.body_id for member in memberships_of(user) if member.seat]
        if in_lead_tandem(user):  # it sees them all: perhaps a seat is vacant
            return self.filter(state__in=[JoiningState.REQUESTED, JoiningState.DECLINING])
        return self.filter(state__in=[JoiningState.REQUESTED, JoiningState.DECLINING], network__in=seated)


class Joining(Record):
    """An association in the network of a field, from its request to its leaving."""

    association = models.ForeignKey("forums.Association", on_delete=models.PROTECT, related_name="joinings")
    network = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="joinings")
    state = models.CharField(
        gettext_lazy("state"), max_length=10, choices=JoiningState.choices, default=JoiningState.REQUESTED
    )
    contribution = models.TextField(gettext_lazy("what it can contribute"), max_length=2000, blank=True)
    words = models.TextField(gettext_lazy("question, answer or reason"), max_length=2000, blank=True)
    declining_seat = models.CharField(max_length=8, choices=Seat.choices, blank=True)
    declining_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    since = models.DateField(gettext_lazy("since"), null=True, blank=True)
    until = models.DateField(gettext_lazy("until"), null=True, blank=True)

    objects: ClassVar = RecordManager.from_queryset(JoiningQuerySet)()

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("association in a network")
        verbose_name_plural = gettext_lazy("associations in networks")
        ordering = ("network", "association__name")
        indexes = [models.Index(fields=["network", "state"], name="joining_network")]
        constraints = [
            models.UniqueConstraint(
                fields=["association", "network"],
                condition=Q(state__in=["requested", "asked", "declining", "member"], deleted=None),
                name="joining_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.association} – {self.network}"

    @classmethod
    @transaction.atomic
    def request(
        cls, association: Concern, networks: Iterable[Body], *, contribution: str, by: User | None
    ) -> list[Self]:
        """One act for several fields. Where it takes part or waits already, nothing happens."""
        association.lock()
        current = cls.objects.filter(association=association.pk, state__in=[*OPEN, JoiningState.MEMBER])
        known = set(current.values_list("network_id", flat=True))
        requested = [
            cls.objects.create(association_id=association.pk, network=network, contribution=contribution)
            for network in networks
            if network.kind == Kind.NETWORK and network.pk not in known
        ]
        for joining in requested:
            _record(joining, association, by)
        return requested

    @transaction.atomic
    def accept(self, *, by: User) -> None:
        """One seat is enough. The field becomes one of the association's topics."""
        self._lock_for(by)
        self._move(JoiningState.MEMBER)
        self.since, self.declining_seat, self.declining_by = today(), "", None
        if self.network.field:
            self.association.interests.add(self.network.field)
        self._save(by)

    @transaction.atomic
    def ask(self, *, by: User, text: str) -> None:
        self._lock_for(by)
        self._move(JoiningState.ASKED)
        self.words = text
        self._save(by, text)

    @transaction.atomic
    def decline(self, *, by: User, text: str = "") -> None:
        """The first seat proposes it with a reason; the other seat, another person, makes it so."""
        seats = self._lock_for(by)
        if self.state != JoiningState.DECLINING:
            if not text:
                raise NotPossible(_("Please give a reason: the association will read it."))
            self._move(JoiningState.DECLINING)
            self.words, self.declining_seat, self.declining_by = text, seats[0], by
            self.save()
            return
        if self.declining_by_id == by.pk or not set(seats) - {self.declining_seat}:
            raise NotPossible(_("The other person of the team has to agree."))
        self._move(JoiningState.DECLINED)
        self._save(by, self.words)

    @transaction.atomic
    def object(self, *, by: User) -> None:
        """The other seat does not want to decline: the request waits again."""
        self._lock_for(by)
        if self.state != JoiningState.DECLINING or self.declining_by_id == by.pk:
            raise NotPossible(_("There is nothing to object to."))
        self._move(JoiningState.REQUESTED)
        self.words, self.declining_seat, self.declining_by = "", "", None
        self.save()

    @transaction.atomic
    def reply(self, *, by: User, text: str) -> None:
        """The association answers the team's question."""
        self.lock()
        if self.state != JoiningState.ASKED:
            raise NotPossible(_("There is no open question."))
        self._move(JoiningState.REQUESTED)
        self.contribution = f"{self.contribution}\n\n{text}".strip()
        self.words = ""
        self._save(by, text)

    def was_told(self, text: str) -> bool:
        """With these very words: whoever sends them again has been heard."""
        return self.state == JoiningState.REQUESTED and self.contribution.endswith(text)

    @transaction.atomic
    def leave(self, *, by: User) -> None:
        """The association takes its request back, or leaves the network."""
        self.lock()
        self._move(JoiningState.ENDED)
        self.until = today()
        self._save(by)

    def _lock_for(self, by: User) -> list[Seat]:
        """Lock, and say for which seats this user acts. Raises NotPossible for anybody else."""
        self.lock()
        seats = seats_for(by, self.network)
        if not seats:
            raise NotPossible(_("Only the team of this field can do this."))
        return seats

    def _move(self, state: JoiningState) -> None:
        if (JoiningState(self.state), state) not in JOINING_MOVES:
            raise NotPossible(
                _("This is no longer possible: the state is “%(state)s” now.") % {"state": self.get_state_display()}
            )
        self.state = state

    def _save(self, by: User, text: str = "") -> None:
        self.save()
        self.association.lock()
        _record(self, self.association, by, text)


def _record(joining: Joining, association: Concern, by: User | None, text: str = "") -> None:
    association.record_entry(
        EntryKind.JOINING, by=by, text=text, state=joining.state, network=joining.network_id, joining=joining.pk
    )
