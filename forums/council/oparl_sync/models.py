"""What is remembered of another system: how far its lists were read, whose bodies are ours, what could not be read."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body

from ..outside import LONGEST_ID


class OparlSource(models.Model):
    """A council information system. `chosen` are the filters of the last run: with others, everything is read again."""

    url = models.CharField(_("address"), max_length=LONGEST_ID, unique=True)
    chosen = models.JSONField(default=dict, editable=False)

    class Meta:
        verbose_name = _("council information system")
        verbose_name_plural = _("council information systems")

    def __str__(self) -> str:
        return self.url

    def read_again(self) -> None:
        """The next run reads all lists from their beginning, and not only what has changed."""
        self.lists.all().delete()  # a run that is reading one right now cannot put back how far it was


class OparlList(models.Model):
    """How far one list was read. `since`: all that changed before was read; `next_url`: where a stopped run goes on."""

    source = models.ForeignKey(OparlSource, on_delete=models.CASCADE, related_name="lists")
    url = models.CharField(max_length=LONGEST_ID)
    since = models.DateTimeField(null=True)
    began = models.DateTimeField(null=True)
    next_url = models.CharField(max_length=2000, blank=True)
    # Of the first page for this `since`: where it has not changed, nothing has.
    etag = models.CharField(max_length=200, blank=True)
    last_modified = models.CharField(max_length=60, blank=True)

    class Meta:
        verbose_name = _("list of a council information system")
        verbose_name_plural = _("lists of a council information system")
        constraints = [models.UniqueConstraint(fields=["source", "url"], name="oparl_list_once")]

    def __str__(self) -> str:
        return self.url

    def remember(self) -> None:
        """Keep how far it was read, unless somebody has asked meanwhile for everything to be read again."""
        columns = ("since", "began", "next_url", "etag", "last_modified")
        OparlList.objects.filter(pk=self.pk).update(**{name: getattr(self, name) for name in columns})


class OparlOrganization(models.Model):
    """A body as the other system has it. The coordination says which of ours it is; nothing is guessed."""

    source = models.ForeignKey(
        OparlSource,
        on_delete=models.CASCADE,
        related_name="organizations",
        verbose_name=_("council information system"),
    )
    outside_id = models.CharField(_("address"), max_length=LONGEST_ID, unique=True)
    name = models.CharField(_("name in the council information system"), max_length=250, blank=True)
    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("body here"),
        help_text=_("Empty: its meetings are not taken over. After a change, the next run reads everything again."),
    )

    class Meta:
        verbose_name = _("body of the council information system")
        verbose_name_plural = _("bodies of the council information system")
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name or self.outside_id

    def save(self, **options: Any) -> None:
        """What was passed over for want of a body can be taken from now on."""
        was = OparlOrganization.objects.filter(pk=self.pk).values_list("body", flat=True).first()
        super().save(**options)
        if was != self.body_id:
            self.source.read_again()

    def clean(self) -> None:
        if self.body_id and self.body and self.body.deleted:
            raise ValidationError({"body": _("This body has been deleted.")})


class OparlSkipped(models.Model):
    """An object that could not be taken over: each run tries it again, until it works or is gone."""

    source = models.ForeignKey(OparlSource, on_delete=models.CASCADE, related_name="skipped")
    outside_id = models.CharField(max_length=LONGEST_ID)
    kind = models.CharField(max_length=20)
    reason = models.CharField(max_length=300)
    first_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("object that could not be taken over")
        verbose_name_plural = _("objects that could not be taken over")
        constraints = [models.UniqueConstraint(fields=["source", "outside_id"], name="oparl_skipped_once")]

    def __str__(self) -> str:
        return f"{self.outside_id}: {self.reason}"
