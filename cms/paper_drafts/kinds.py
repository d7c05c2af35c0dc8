"""Which papers can be written, and what kind of paper each is for the council's office."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from forums.council.papers.states import PaperKind


class DraftKind(models.TextChoices):
    STATUS = "status", _("Status report")
    MEASURES = "measures", _("Resolution on measures")
    CONCEPT = "concept", _("Resolution on the concept")
    APPOINTMENT = "appointment", _("Appointment")
    EVALUATION = "evaluation", _("Evaluation")

    @property
    def paper_kind(self) -> PaperKind:
        """What a body only takes note of is a notification."""
        return PaperKind.NOTIFICATION if self in (self.STATUS, self.EVALUATION) else PaperKind.RESOLUTION


class Effects(models.TextChoices):
    """Where the paper's financial effects come from."""

    SUMMED = "summed", _("as the resources add up")
    NONE = "none", _("there are none")
    UNSAID = "unsaid", _("not stated")
