"""Calls: “Wir suchen …”, from a tandem to its network or to all associations, and the answers."""

from typing import ClassVar, Self

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body
from forums.municipality.calendar import today
from forums.municipality.due import Due
from forums.notices.models import Notice
from forums.people.models import User
from forums.records.record import Record, RecordManager, RecordQuerySet

from .concern import Concern
from .recipients import all_speakers, network_speakers, team


class CallQuerySet(RecordQuerySet["Call"]):
    def running(self) -> Self:
        return self.filter(Q(until=None) | Q(until__gte=today()))


class Call(Record):
    """“Wir suchen …”, from a tandem to its network or to all associations. Answers go to the tandem alone."""

    network = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="calls")
    to_all = models.BooleanField(_("to all associations"), default=False)
    title = models.CharField(_("what are you looking for"), max_length=160)
    text = models.TextField(_("more about it"), max_length=3000, blank=True)
    until = models.DateField(_("answers until"), null=True, blank=True)

    objects: ClassVar = RecordManager.from_queryset(CallQuerySet)()

    class Meta(Record.Meta):
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        ordering = ("-created",)

    @property
    def due(self) -> Due | None:
        """By when associations answer, as it stands today."""
        if self.until is None:
            return None
        return Due(self.until, ahead=_("Please answer by %(day)s"), late=_("The time to answer ended on %(day)s"))

    def __str__(self) -> str:
        return self.title

    @transaction.atomic
    def publish(self, *, by: User | None = None) -> None:
        """Save, and write to those it is meant for."""
        self.save()
        asked = all_speakers() if self.to_all else network_speakers(self.network)
        Notice.objects.write("network.call", f"network.call:{self.pk}", asked, about=self, by=by)


class CallAnswer(models.Model):
    """What one association answered, and who wrote it."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="answers")
    association = models.ForeignKey("forums.Association", on_delete=models.CASCADE, related_name="call_answers")
    text = models.TextField(_("answer"), max_length=3000)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("answer to a call")
        verbose_name_plural = _("answers to calls")
        ordering = ("at",)

    def __str__(self) -> str:
        return f"#{self.pk}"

    @classmethod
    @transaction.atomic
    def send(cls, call: Call, association: Concern, *, by: User, text: str) -> "CallAnswer":
        """Answer for an association; the tandem gets a notice."""
        answer = cls.objects.create(call=call, association_id=association.pk, by=by, text=text)
        Notice.objects.write("network.answer", f"network.answer:{answer.pk}", team(call.network), about=answer, by=by)
        return answer
