"""The public history of a measure: what was said about it, with a picture where there is one."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body
from forums.council.papers.treatment import ResultEntry
from forums.municipality.calendar import today
from forums.people.mentions import names

from .news_picture import NewsPicture
from .states import Status


class ProgressQuerySet(models.QuerySet["Progress"]):
    def naming(self, name: str) -> "list[Progress]":
        """Those whose picture is said to show somebody of this name, or to be theirs."""
        shown = self.exclude(picture=None).select_related("picture")
        return [row for row in shown if names(name, row.picture_words) or names(name, row.picture_credit)]

    def for_page(self) -> Self:
        """With the results of papers, those of papers that are not public too: `shown_result` asks."""
        treated = ("referred_to", "consultation__paper", "consultation__body", "consultation__agenda_item__meeting")
        return self.select_related("body", "picture", *(f"result__{name}" for name in treated)).order_by("number")


class Progress(NewsPicture):
    """One public entry of a measure's history: the status it had then, and what was said. `on` is the day on which it
    happened, `at` the moment in which it was entered."""

    measure = models.ForeignKey("proposals.Measure", on_delete=models.CASCADE, related_name="progress")
    number = models.PositiveIntegerField(_("number"))
    status = models.CharField(_("status"), max_length=10, choices=Status.choices)
    on = models.DateField(_("happened on"), default=today)
    at = models.DateTimeField(_("entered at"), default=timezone.now, editable=False)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField(_("text"), blank=True)
    text_language = models.CharField(_("language of the text"), max_length=16, default="de")
    result = models.ForeignKey(ResultEntry, on_delete=models.PROTECT, null=True, editable=False, related_name="+")

    objects: ClassVar = ProgressQuerySet.as_manager()

    class Meta:
        verbose_name = _("news of a measure")
        verbose_name_plural = _("news of measures")
        ordering = ("measure", "number")
        constraints = [
            *NewsPicture.Meta.constraints,
            models.UniqueConstraint(fields=["measure", "number"], name="progress_numbered_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.get_status_display()}"

    @property
    def shown_result(self) -> ResultEntry | None:
        """What a body of the council did, where its paper is public."""
        return self.result if self.result and self.result.consultation.paper.is_shown else None
