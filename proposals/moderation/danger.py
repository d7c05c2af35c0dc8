"""Texts that may speak of violence, a child in danger or suicide: flags, and what people did about them."""

from typing import Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.municipality.calendar import WorkingCalendar
from forums.notices.models import Notice, Recipient
from forums.people.models import User
from forums.people.roles import Role
from forums.protection.danger import DONE, Danger, DangerOutcome, as_kept
from forums.protection.danger_words import dangers_in
from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.models import Suggestion
from proposals.suggestions.reasons import ModerationReason
from proposals.suggestions.stages import Visibility
from proposals.suggestions.wording import full_text

HOURS_TO_OPEN = 1  # working hours until all moderators are alerted

__all__ = ["Danger", "DangerCall", "DangerFlag", "DangerOutcome", "moderators"]


def moderators() -> list[Recipient]:
    """Everybody who is told at once."""
    moderators = User.objects.filter(is_active=True, groups__name=Role.MODERATOR)
    return [Recipient(f"user:{user.pk}", user.email, user.language) for user in moderators]


class DangerFlagQuerySet(models.QuerySet["DangerFlag"]):
    def raise_for(self, suggestion: Suggestion) -> list["DangerFlag"]:
        """Flag what the text may speak of and tell every moderator at once, inside the verb's transaction.

        What is taken over from another procedure has been read there: flagged, but it wakes nobody.
        """
        return self.raise_in(suggestion, full_text(suggestion.title, suggestion.original))

    def raise_in(self, suggestion: Suggestion, text: str, *, event: str = "") -> list["DangerFlag"]:
        """The same for other words of the author: an answer, an appeal. What is public is held at once. A flag that
        was closed opens anew. `event` names the occasion, so that moderators hear of each."""
        flags = [self.raise_one(suggestion, danger, words) for danger, words in dangers_in(text).items()]
        if flags and not suggestion.is_imported:
            event = event or f"danger.raised:{suggestion.pk}"
            Notice.objects.write("danger.raised", event, moderators(), about=flags[0])
        return flags

    def raise_one(
        self, suggestion: Suggestion, danger: str, words: list[str] | None = None, *, by: User | None = None
    ) -> "DangerFlag":
        """One flag, under the suggestion's lock."""
        fresh: dict[str, object] = {"raised_at": timezone.now(), "alerted_at": None, "outcome": ""}
        fresh |= dict.fromkeys(("opened_at", "opened_by", "closed_at", "closed_by"))
        flag, created = self.select_for_update().get_or_create(
            suggestion=suggestion, danger=danger, defaults={"words": as_kept(words or [])}
        )
        if not created and flag.closed_at:
            for name, value in fresh.items():
                setattr(flag, name, value)
            flag.words = as_kept(words) if words else flag.words
            flag.save()
        if suggestion.is_public:
            suggestion.hold(by=by, reason=ModerationReason.CARE)
        suggestion.keep_back_for_danger(True)
        return flag

    def unopened(self) -> Self:
        return self.filter(opened_at=None)

    def open(self) -> Self:
        return self.filter(closed_at=None)


class DangerFlag(models.Model):
    """Raised at receipt, or by a moderator. Who opened it, who called whom: kept and never public."""

    suggestion = models.ForeignKey(Suggestion, on_delete=models.CASCADE, related_name="danger_flags")
    danger = models.CharField(_("danger"), max_length=12, choices=Danger.choices)
    words = models.CharField(_("words that raised it"), max_length=200, blank=True)
    raised_at = models.DateTimeField(default=timezone.now)
    alerted_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    outcome = models.CharField(_("what was done"), max_length=12, choices=DangerOutcome.choices, blank=True)
    result = models.TextField(_("what came of it"), blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = DangerFlagQuerySet.as_manager()

    class Meta:
        verbose_name = _("danger flag")
        verbose_name_plural = _("danger flags")
        ordering = ("-raised_at",)
        constraints = [
            models.UniqueConstraint(fields=["suggestion", "danger"], name="danger_flag_once"),
            models.CheckConstraint(condition=Q(closed_at=None) | ~Q(outcome=""), name="danger_flag_closed_has_outcome"),
        ]
        indexes = [models.Index(fields=["raised_at"], condition=Q(opened_at=None), name="danger_flag_unopened")]

    def __str__(self) -> str:
        return f"{self.get_danger_display()}"

    @classmethod
    @transaction.atomic
    def act_now(cls, suggestion: Suggestion, *, by: User) -> None:
        """Sofort handeln: hide the text and mark every open flag of it as opened. Twice changes nothing.

        It takes no version: who acts on danger is never sent back because a colleague was faster.
        """
        suggestion.lock()
        flags = cls.objects.select_for_update().filter(suggestion=suggestion).open()
        if not flags.exists():
            raise NotPossible(_("There is no open danger flag on this suggestion."))
        flags.unopened().update(opened_at=timezone.now(), opened_by=by)
        if suggestion.visibility in {Visibility.PENDING, Visibility.PUBLIC}:
            suggestion.hold(by=by, reason=ModerationReason.CARE)

    @classmethod
    @transaction.atomic
    def raise_by_hand(cls, suggestion: Suggestion, *, danger: str, by: User | None = None) -> None:
        """A moderator sees a danger that no word list found. A closed flag of the same kind opens anew, and what is
        public is held."""
        suggestion.lock()
        cls.objects.raise_one(suggestion, danger, by=by)

    @transaction.atomic
    def log_call(self, *, by: User, whom: str, result: str) -> "DangerCall":
        """Write down who called whom, with what result. Calling means that the flag has been opened."""
        flag = self._locked()
        if flag.opened_at is None:
            type(self).objects.filter(pk=self.pk).update(opened_at=timezone.now(), opened_by=by)
        return DangerCall.objects.create(flag=flag, by=by, whom=whom, result=result)

    @transaction.atomic
    def close(self, *, by: User, outcome: str, result: str) -> None:
        """Say what was done: whom one called, what one advised, or why it was a false alarm. The text stays as it is
        shown or hidden: that is decided separately."""
        self.suggestion.lock()
        flag = self._locked()
        if flag.closed_at:
            raise NotPossible(_("A colleague has closed this flag already."))
        if outcome not in DONE or not result.strip():
            raise NotPossible(_("Please say what was done. Until then the text cannot be published."))
        now = timezone.now()
        self.opened_at, self.opened_by = flag.opened_at or now, flag.opened_by or by
        self.closed_at, self.closed_by, self.outcome, self.result = now, by, outcome, result.strip()
        self.save()
        others = type(self).objects.filter(suggestion=self.suggestion_id).open()
        self.suggestion.keep_back_for_danger(others.exists())

    def _locked(self) -> "DangerFlag":
        return type(self).objects.select_for_update().get(pk=self.pk)

    @classmethod
    def alert_overdue(cls) -> int:
        """Alert every moderator about flags nobody opened within a working hour; once for each flag.

        Called by the daily and hourly jobs; safe to run twice or in parallel. Returns how many.
        """
        calendar = WorkingCalendar.current()
        waiting = cls.objects.unopened().filter(closed_at=None, alerted_at=None)
        late = [flag for flag in waiting if calendar.hours_since(flag.raised_at) >= HOURS_TO_OPEN]
        return sum(flag._alert() for flag in late)

    @transaction.atomic
    def _alert(self) -> bool:
        claimed = type(self).objects.unopened().filter(pk=self.pk, alerted_at=None)
        if not claimed.update(alerted_at=timezone.now()):
            return False
        event = f"danger.unopened:{self.pk}:{self.raised_at.isoformat()}"
        Notice.objects.write("danger.unopened", event, moderators(), about=self)
        return True


class DangerCall(models.Model):
    """One line of the log of a danger flag: who called whom, when, with what result. Never changed."""

    flag = models.ForeignKey(DangerFlag, on_delete=models.CASCADE, related_name="calls")
    at = models.DateTimeField(_("when"), default=timezone.now, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    whom = models.CharField(_("whom you called"), max_length=160)
    result = models.TextField(_("result"))

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        ordering = ("at",)

    def __str__(self) -> str:
        return f"{self.at:%d.%m.%Y %H:%M} {self.whom}"
