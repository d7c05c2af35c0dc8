"""The consultation sequence that a draft proposes."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from forums.bodies.models import Body, Kind
from forums.council.meetings.models import AgendaItem, CouncilMeeting
from forums.council.papers.states import Part

TREATING = (Kind.COUNCIL, Kind.COMMITTEE, Kind.DECISION_BODY, Kind.STEERING_GROUP)


class DraftStep(Orderable):
    """One body's turn. It comes on the meeting's agenda when the paper is sent, where its number there is known."""

    draft = ParentalKey("cms.PaperDraft", on_delete=models.CASCADE, related_name="steps")
    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"kind__in": [str(kind.value) for kind in TREATING]},
        verbose_name=_("body"),
    )
    part = models.CharField(_("what the body does"), max_length=10, choices=Part.choices, default=Part.RECOMMENDS)
    meeting = models.ForeignKey(
        CouncilMeeting,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("meeting"),
        help_text=_("Empty as long as no date is known."),
    )
    number = models.CharField(
        _("number on the agenda"),
        max_length=6,
        blank=True,
        validators=AgendaItem._meta.get_field("number").validators[:1],
        help_text=_("Empty as long as it is not known."),
    )
    reporters = models.CharField(
        _("reported by"),
        max_length=250,
        blank=True,
        help_text=_("By function, without names. For example: Leitung der Fachstelle"),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("step of the sequence")
        verbose_name_plural = _("steps of the sequence")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(number="") | models.Q(meeting__isnull=False),
                name="draft_step_number_in_a_meeting",
                violation_error_message=_("Please choose the meeting."),
            )
        ]

    def __str__(self) -> str:
        return str(self.body)

    def clean(self) -> None:
        if self.meeting and self.meeting.body_id != self.body_id:
            raise ValidationError({"meeting": _("This is a meeting of another body.")})
