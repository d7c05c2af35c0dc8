"""The register: an association's state, moved by named verbs, each leaving an entry with who, when and why."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.bodies.models import Body, Duty
from forums.municipality.calendar import today
from forums.people.models import User
from forums.records.record import Record

from .exceptions import NotPossible, OutOfDate
from .states import MOVES, TONES, Check, State

if TYPE_CHECKING:
    from .models import Association


class EntryKind(models.TextChoices):
    BEGUN = "begun", gettext_lazy("Registration begun")
    SUBMITTED = "submitted", gettext_lazy("Sent to the office")
    CHECKED = "checked", gettext_lazy("Checklist filled in")
    QUESTIONED = "questioned", gettext_lazy("Question from the office")
    ANSWERED = "answered", gettext_lazy("Answer of the association")
    VERIFIED = "verified", gettext_lazy("Verified")
    REFUSED = "refused", gettext_lazy("Not accepted")
    WITHDRAWN = "withdrawn", gettext_lazy("Withdrawn by the association")
    SUSPENDED = "suspended", gettext_lazy("Suspended")
    RESUMED = "resumed", gettext_lazy("Suspension lifted")
    DISSOLVED = "dissolved", gettext_lazy("Dissolved")
    CHANGED = "changed", gettext_lazy("Data changed")
    CONSENT = "consent", gettext_lazy("Consent changed")
    INVITED = "invited", gettext_lazy("Speaker invited")
    SPEAKER = "speaker", gettext_lazy("Speaker joined")
    MANDATE = "mandate", gettext_lazy("Mandate changed")
    JOINING = "joining", gettext_lazy("Joining a field")
    REMINDED = "reminded", gettext_lazy("Asked to confirm the data")
    CONFIRMED = "confirmed", gettext_lazy("Data confirmed")
    UNCONFIRMED = "unconfirmed", gettext_lazy("Not confirmed in time: out of public view")
    IMPORTED = "imported", gettext_lazy("Taken over from the city's list")


# What the association itself reads about its registration. The rest is the office's own work.
TOLD = frozenset(EntryKind) - {EntryKind.CHECKED}
# What the association is written to about, once its address is confirmed.
MAILED = frozenset(
    {
        EntryKind.SUBMITTED,
        EntryKind.QUESTIONED,
        EntryKind.VERIFIED,
        EntryKind.REFUSED,
        EntryKind.SUSPENDED,
        EntryKind.RESUMED,
        EntryKind.DISSOLVED,
        EntryKind.UNCONFIRMED,
    }
)


class RegisterEntry(models.Model):
    """One thing that happened to an association's registration. Kept for as long as the association is."""

    association = models.ForeignKey("forums.Association", on_delete=models.CASCADE, related_name="entries")
    number = models.PositiveIntegerField(gettext_lazy("number"))
    kind = models.CharField(gettext_lazy("kind"), max_length=12, choices=EntryKind.choices)
    at = models.DateTimeField(gettext_lazy("when"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    by_office = models.BooleanField(gettext_lazy("by the office"), default=False)
    text = models.TextField(gettext_lazy("text"), blank=True)
    data = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = gettext_lazy("entry of the register")
        verbose_name_plural = gettext_lazy("entries of the register")
        ordering = ("association", "number")
        constraints = [models.UniqueConstraint(fields=["association", "number"], name="entry_numbered_once")]

    def __str__(self) -> str:
        return f"{self.number}. {self.get_kind_display()}"


class Registered(Record):
    """State, checklist and log. `version` is the number of the last entry."""

    state = models.CharField(
        gettext_lazy("state"), max_length=10, choices=State.choices, default=State.DRAFT, editable=False
    )
    version = models.PositiveIntegerField(default=0, editable=False)
    checks = models.JSONField(gettext_lazy("checklist"), default=list, blank=True, editable=False)
    submitted_on = models.DateField(gettext_lazy("sent on"), null=True, blank=True, editable=False)
    verified_on = models.DateField(gettext_lazy("verified on"), null=True, blank=True, editable=False)
    verified_by = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name=gettext_lazy("verified by"),
    )

    class Meta(Record.Meta):
        abstract = True

    @property
    def tone(self) -> str:
        """Colour of the state's badge: never the only sign of what it says."""
        return TONES.get(State(self.state), "neutral")

    @property
    def from_the_list(self) -> bool:
        """Taken over from the city's list, and not answered yet: the same rule as `objects.from_the_list()`."""
        return self.state == State.QUESTIONED and self.submitted_on is None

    def may_become(self, state: State) -> bool:
        return (State(self.state), state) in MOVES

    @transaction.atomic
    def submit(self, *, by: User | None = None, text: str = "") -> None:
        """Send it to the office: the first time, after a question (with the answer), or corrected after a refusal."""
        self.lock()
        answers = self.state == State.QUESTIONED and not self.from_the_list
        if missing := self._missing():
            raise NotPossible(_("Still missing: %(what)s") % {"what": ", ".join(missing)})
        self._move(State.SUBMITTED)
        self.submitted_on = today()
        self._enter(EntryKind.ANSWERED if answers else EntryKind.SUBMITTED, by=by, text=text)

    @transaction.atomic
    def withdraw(self, *, by: User | None = None) -> None:
        """The association takes its registration back."""
        self.lock()
        self._move(State.WITHDRAWN)
        self._enter(EntryKind.WITHDRAWN, by=by)

    @transaction.atomic
    def check_off(self, done: list[str], *, by: User, seen: int | None = None) -> None:
        """Keep what of the checklist is done so far."""
        self._act(seen)
        kept = [check.value for check in Check if check.value in done]
        if kept != self.checks:
            self.checks = kept
            self._enter(EntryKind.CHECKED, by=by, by_office=True, checks=kept)

    @transaction.atomic
    def question(self, *, by: User, text: str, seen: int | None = None) -> None:
        self._act(seen)
        self._move(State.QUESTIONED)
        self._enter(EntryKind.QUESTIONED, by=by, by_office=True, text=text)

    @transaction.atomic
    def ask_again(self, *, by: User, seen: int | None = None) -> None:
        """Write to an association of the city's list (once more): look through the data, say what may be shown."""
        from .notices import ask_to_look

        self._act(seen)
        if not self.from_the_list or not self._self().registrar_email:
            raise NotPossible(_("There is nothing to ask by e-mail."))
        ask_to_look(self._self(), self._enter(EntryKind.REMINDED, by=by, by_office=True))

    @transaction.atomic
    def verify(self, *, by: User, seen: int | None = None) -> None:
        """Needs the whole checklist. Names the office that did it, and the day, on the public badge."""
        self._act(seen)
        if self.state == State.SUSPENDED:
            raise NotPossible(_("It is suspended. Please lift the suspension instead."))
        if open_checks := [str(check.label) for check in Check if check.value not in self.checks]:
            raise NotPossible(_("Not checked yet: %(what)s") % {"what": "; ".join(open_checks)})
        self._move(State.VERIFIED)
        self.verified_on = today()
        self.verified_by = _office()
        self._enter(EntryKind.VERIFIED, by=by, by_office=True)
        self._welcome(by)

    @transaction.atomic
    def refuse(self, *, by: User, text: str, seen: int | None = None) -> None:
        self._act(seen)
        self._move(State.REFUSED)
        self._enter(EntryKind.REFUSED, by=by, by_office=True, text=text)

    @transaction.atomic
    def suspend(self, *, by: User, text: str, seen: int | None = None) -> None:
        """Out of public view and without a voice until the office lifts it."""
        self._act(seen)
        self._move(State.SUSPENDED)
        self._enter(EntryKind.SUSPENDED, by=by, by_office=True, text=text)

    @transaction.atomic
    def resume(self, *, by: User, seen: int | None = None) -> None:
        self._act(seen)
        if self.state != State.SUSPENDED:
            raise NotPossible(_("It is not suspended."))
        self._move(State.VERIFIED)
        self._enter(EntryKind.RESUMED, by=by, by_office=True)

    @transaction.atomic
    def dissolve(self, *, by: User, text: str, seen: int | None = None) -> None:
        """The association exists no longer. What it said keeps its name."""
        self._act(seen)
        self._move(State.DISSOLVED)
        self._enter(EntryKind.DISSOLVED, by=by, by_office=True, text=text)

    def _act(self, seen: int | None) -> None:
        self.lock()
        if seen is not None and seen != self.version:
            raise OutOfDate(seen)

    def _move(self, state: State) -> None:
        if not self.may_become(state):
            raise NotPossible(
                _("This is not possible any more: it is “%(state)s” now.") % {"state": self.get_state_display()}
            )
        self.state = state

    def _enter(
        self, kind: EntryKind, *, by: User | None = None, by_office: bool = False, text: str = "", **data: Any
    ) -> RegisterEntry:
        """Save the change with its entry and put the notices into the outbox. The row must be locked."""
        from .notices import tell

        self.version += 1
        self.save()
        entry = RegisterEntry.objects.create(
            association_id=self.pk, number=self.version, kind=kind, by=by, by_office=by_office, text=text, data=data
        )
        tell(self._self(), entry)
        return entry

    def _missing(self) -> list[str]:
        raise NotImplementedError

    def _welcome(self, by: User) -> None:
        raise NotImplementedError

    def _self(self) -> "Association":
        raise NotImplementedError


def _office() -> Body | None:
    """The body that keeps the list of associations, where the city named one."""
    return Body.objects.current().filter(duty=Duty.ASSOCIATION_LIST).first()
