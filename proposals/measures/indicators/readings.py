"""What was read of an indicator, and every correction of it: an old value is kept, with the reason and who."""

from datetime import date
from decimal import Decimal
from typing import Any, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.municipality.calendar import today
from forums.people.models import User
from forums.records.exceptions import NotPossible, OutOfDate


class ReadingQuerySet(models.QuerySet["Reading"]):
    def standing(self) -> Self:
        """Those that nobody took back."""
        return self.filter(withdrawn_at=None)


class Reading(models.Model):
    """One value of an indicator on one day, as it stands now. `version` counts from 1, one more by each Correction.

    `recorded_at` is empty in rows from before it was kept.
    """

    indicator = models.ForeignKey("proposals.Indicator", on_delete=models.CASCADE, related_name="readings")
    on = models.DateField(_("day"))
    value = models.DecimalField(_("value"), max_digits=12, decimal_places=2)
    source = models.CharField(_("source"), max_length=160, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    recorded_at = models.DateTimeField(_("entered"), default=timezone.now, null=True, editable=False)
    withdrawn_at = models.DateTimeField(_("taken back"), null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        ordering = ("indicator", "on")
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "on"], condition=Q(withdrawn_at=None), name="reading_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.value} ({self.on})"

    @property
    def is_corrected(self) -> bool:
        return self.version > 1

    @transaction.atomic
    def correct(
        self,
        *,
        value: Decimal,
        reason: str,
        by: User | None,
        on: date | None = None,
        source: str | None = None,
        note: str | None = None,
        seen: int | None = None,
    ) -> None:
        """Say another value or day, and why; the old one stays in the history. None leaves source and note as they are.

        Raises OutOfDate, and NotPossible without a reason, where nothing changes, and for a day that has its reading.
        """
        self._lock_at(seen)
        day = on or self.on
        facts = {"value": value, "on": day, "source": self.source, "note": self.note}
        facts |= {name: text for name, text in (("source", source), ("note", note)) if text is not None}
        if all(getattr(self, name) == fact for name, fact in facts.items()):
            raise NotPossible(_("Nothing has been changed."))
        if day > today():
            raise NotPossible(_("This day has not come yet."))
        others = Reading.objects.standing().filter(indicator=self.indicator_id, on=day).exclude(pk=self.pk)
        if others.exists():
            raise NotPossible(_("There is a reading of this day already. Please correct that one."))
        self._keep(reason, by, value=value, on=day)
        for name, fact in facts.items():
            setattr(self, name, fact)
        self.save()

    @transaction.atomic
    def withdraw(self, *, reason: str, by: User | None, seen: int | None = None) -> None:
        """It should not have been entered: no page counts it any more, the history keeps it with the reason.

        Raises OutOfDate, and NotPossible without a reason or where it was taken back before.
        """
        self._lock_at(seen)
        self._keep(reason, by, value=None, on=self.on)
        self.withdrawn_at = timezone.now()
        self.save()

    def _lock_at(self, seen: int | None) -> None:
        Reading.objects.select_for_update().get(pk=self.pk)
        self.refresh_from_db()
        if self.withdrawn_at:
            raise NotPossible(_("This reading was taken back."))
        if seen is not None and seen != self.version:
            raise OutOfDate(seen)

    def _keep(self, reason: str, by: User | None, **new: Any) -> None:
        if not reason.strip():
            raise NotPossible(_("Please say why."))
        old = {"old_value": self.value, "old_on": self.on, "old_source": self.source, "old_note": self.note}
        Correction.objects.create(reading=self, number=self.version, **old, **new, reason=reason, actor=by)
        self.version += 1


class Correction(models.Model):
    """One change of a reading: what stood there, what stands there since, why and by whom. Without a new `value` it was
    taken back."""

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="corrections")
    number = models.PositiveIntegerField(_("number"))
    at = models.DateTimeField(_("when"), default=timezone.now, editable=False)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    old_value = models.DecimalField(_("value before"), max_digits=12, decimal_places=2)
    old_on = models.DateField(_("day before"))
    old_source = models.CharField(_("source before"), max_length=160, blank=True)
    old_note = models.CharField(_("note before"), max_length=500, blank=True)
    value = models.DecimalField(_("value"), max_digits=12, decimal_places=2, null=True, blank=True)
    on = models.DateField(_("day"))
    reason = models.CharField(_("reason"), max_length=500)

    class Meta:
        verbose_name = _("correction of a reading")
        verbose_name_plural = _("corrections of readings")
        ordering = ("reading", "number")
        constraints = [
            models.UniqueConstraint(fields=["reading", "number"], name="correction_numbered_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="correction_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.reason}"
