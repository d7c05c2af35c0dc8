"""What is kept: sums by span and field, what each suggestion adds to them, and which have changed since."""

from typing import Any

from django.db import models

from forums.fields.models import ActionField

from .spans import Unit


class Tally(models.Model):
    """How many suggestions of one field (or of none) that were received in one span are of each kind (shares.py)."""

    unit = models.CharField(max_length=5, choices=Unit.choices)
    start = models.DateField()
    field = models.ForeignKey(ActionField, on_delete=models.CASCADE, null=True, related_name="+")
    counts: "models.JSONField[Any, Any]" = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "start", "field"], name="tally_once"),
            models.UniqueConstraint(
                fields=["unit", "start"], condition=models.Q(field=None), name="tally_without_field_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.start}: {self.field_id}"


class TallyShare(models.Model):
    """What one suggestion adds to the sums as they are kept now. It outlives its suggestion until that is counted out,
    so its key is no foreign key; nor is the field's."""

    suggestion_id = models.BigIntegerField(primary_key=True)
    received_on = models.DateField()
    field_id = models.BigIntegerField(null=True)
    kinds: "models.JSONField[Any, Any]" = models.JSONField(default=list)

    def __str__(self) -> str:
        return str(self.suggestion_id)


class TallyChange(models.Model):
    """A suggestion that may count otherwise than it is kept. Written by triggers in the transaction of the change:
    rows are only added there, so nobody waits for anybody."""

    suggestion_id = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.suggestion_id)


class TallyState(models.Model):
    """The one row that is locked by whoever brings the sums up to date; when all was last checked."""

    definition = models.CharField(max_length=64, blank=True)
    checked_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.definition

    @classmethod
    def lock(cls) -> "TallyState":
        """Inside a transaction."""
        cls.objects.get_or_create(pk=1)
        return cls.objects.select_for_update().get(pk=1)
