"""Verification by the office: an association's state, moved by named verbs along one table."""

from collections.abc import Iterable

from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.bodies.models import Body, Duty
from forums.municipality.calendar import today
from forums.people.models import User

from .concern import Concern
from .exceptions import NotPossible
from .history import EntryKind, HistoryEntry
from .missing import in_words
from .states import MOVES, OPEN_TO_REGISTRAR, TONES, Check, State


class Verification(Concern):
    """State and checklist."""

    state = models.CharField(
        gettext_lazy("state"), max_length=10, choices=State.choices, default=State.DRAFT, editable=False
    )
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

    class Meta(Concern.Meta):
        abstract = True

    @property
    def is_verified(self) -> bool:
        return self.state == State.VERIFIED

    @property
    def is_open_to_registrar(self) -> bool:
        return self.state in OPEN_TO_REGISTRAR

    @property
    def tone(self) -> str:
        """Colour of the state's badge: never the only sign of what it says."""
        return TONES.get(State(self.state), "neutral")

    @property
    def is_imported(self) -> bool:
        """From the city's list, without an answer yet: the same rule as `objects.imported()`."""
        return self.state == State.QUESTIONED and self.submitted_on is None

    @property
    def state_name(self) -> str:
        """Its state in words: who has only been taken over from a list was asked nothing yet."""
        return _("From the city's list, no answer yet") if self.is_imported else self.get_state_display()

    def may_become(self, state: State) -> bool:
        return (State(self.state), state) in MOVES

    @transaction.atomic
    def submit(self, *, by: User | None = None, text: str = "") -> None:
        """Send it to the office: the first time, after a question (with the answer), or corrected after a refusal."""
        self.lock()
        answers = self.state == State.QUESTIONED and not self.is_imported
        if missing := self.missing():
            raise NotPossible(_("Still missing: %(what)s") % {"what": in_words(missing)})
        self._move(State.SUBMITTED)
        self.submitted_on = today()
        self.record_entry(EntryKind.ANSWERED if answers else EntryKind.SUBMITTED, by=by, text=text)

    def has_said(self, text: str) -> bool:
        """Whether these are the words it was last sent with."""
        sent = HistoryEntry.objects.filter(
            association_id=self.pk, kind__in=[EntryKind.SUBMITTED, EntryKind.ANSWERED]
        ).last()
        return sent is not None and sent.text == text

    @transaction.atomic
    def withdraw(self, *, by: User | None = None) -> None:
        """The association takes its registration back."""
        self.lock()
        self._move(State.WITHDRAWN)
        self.record_entry(EntryKind.WITHDRAWN, by=by)

    @transaction.atomic
    def note_change(self, names: Iterable[str], *, by: User | None) -> None:
        """Once the office has seen the data, a change leaves an entry with the names of what changed."""
        changed = sorted(names)
        if changed and self.submitted_on:
            self.lock()
            self.record_entry(EntryKind.CHANGED, by=by, fields=changed)

    @transaction.atomic
    def check_off(self, done: Iterable[str], *, by: User, seen: int | None = None) -> None:
        """Keep what of the checklist is done so far."""
        self.lock_at(seen)
        ticked = [check.value for check in Check if check.value in set(done)]
        if ticked != self.checks:
            self.checks = ticked
            self.record_entry(EntryKind.CHECKED, by=by, by_office=True, checks=ticked)

    @transaction.atomic
    def question(self, *, by: User, text: str, seen: int | None = None) -> None:
        self.lock_at(seen)
        self._move(State.QUESTIONED)
        self.record_entry(EntryKind.QUESTIONED, by=by, by_office=True, text=text)

    @transaction.atomic
    def verify(self, *, by: User, seen: int | None = None) -> None:
        """Needs the whole checklist. Names the office that did it, and the day, on the public badge."""
        self.lock_at(seen)
        if self.state == State.SUSPENDED:
            raise NotPossible(_("It is suspended. Please lift the suspension instead."))
        if open_checks := [str(check.label) for check in Check if check.value not in self.checks]:
            raise NotPossible(_("Not checked yet: %(what)s") % {"what": "; ".join(open_checks)})
        self._move(State.VERIFIED)
        self.verified_on = today()
        self.verified_by = Body.objects.current().filter(duty=Duty.ASSOCIATION_LIST).first()
        self.assign_slug()
        self.start_review_period()
        self.record_entry(EntryKind.VERIFIED, by=by, by_office=True)

    @transaction.atomic
    def refuse(self, *, by: User, text: str, seen: int | None = None) -> None:
        self.lock_at(seen)
        self._move(State.REFUSED)
        self.record_entry(EntryKind.REFUSED, by=by, by_office=True, text=text)

    @transaction.atomic
    def suspend(self, *, by: User, text: str, seen: int | None = None) -> None:
        """Neither public nor allowed to speak until the office lifts it."""
        self.lock_at(seen)
        self._move(State.SUSPENDED)
        self.record_entry(EntryKind.SUSPENDED, by=by, by_office=True, text=text)

    @transaction.atomic
    def resume(self, *, by: User, seen: int | None = None) -> None:
        self.lock_at(seen)
        if self.state != State.SUSPENDED:
            raise NotPossible(_("It is not suspended."))
        self._move(State.VERIFIED)
        self.record_entry(EntryKind.RESUMED, by=by, by_office=True)

    @transaction.atomic
    def dissolve(self, *, by: User, text: str, seen: int | None = None) -> None:
        """The association no longer exists. What it said keeps its name."""
        self.lock_at(seen)
        self._move(State.DISSOLVED)
        self.record_entry(EntryKind.DISSOLVED, by=by, by_office=True, text=text)

    @transaction.atomic
    def ask_for_data(self, *, by: User, seen: int | None = None) -> None:
        """Write to an association of the city's list: check the data, say what may be public."""
        self.lock_at(seen)
        if not self.is_imported or self.registrar_recipient() is None:
            raise NotPossible(_("There is nobody to write to by e-mail."))
        self.record_entry(EntryKind.REMINDED, by=by, by_office=True)

    def _move(self, state: State) -> None:
        if not self.may_become(state):
            raise NotPossible(
                _("This is no longer possible: the state is “%(state)s” now.") % {"state": self.get_state_display()}
            )
        self.state = state
