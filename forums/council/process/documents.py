"""Documents of a milestone: files, checked by content. The plan is public, and so are they from the first day on.

They are no objects of OParl: there a File belongs to papers, meetings and agenda items, and milestones have no type.
"""

from typing import Self

from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction
from django.db.models import Max, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forums.records.exceptions import NotPossible

from ..files import CheckedFile

MOST = 20  # of one milestone


class MilestoneDocument(CheckedFile):
    """`number` is its place on the page; one that was given once is not given again."""

    milestone = models.ForeignKey(
        "forums.Milestone", on_delete=models.PROTECT, related_name="documents", verbose_name=_("milestone")
    )
    number = models.PositiveSmallIntegerField(_("number"), editable=False)

    folder = "milestones"
    part_of = ("milestone",)

    class Meta(CheckedFile.Meta):
        verbose_name = _("document of a milestone")
        verbose_name_plural = _("documents of milestones")
        ordering = ("milestone", "number")
        constraints = [
            models.UniqueConstraint(fields=["milestone", "number"], name="milestone_document_numbered_once"),
            models.CheckConstraint(condition=~Q(title=""), name="milestone_document_has_title"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("milestone_document", args=[self.uuid])

    @classmethod
    def take(cls, milestone: models.Model, upload: "UploadedFile[bytes]", title: str) -> Self:
        """Check and keep a file. Raises ValidationError with a message for the reader, NotPossible where there are too
        many. Writes a file: call outside transactions."""
        document = cls(milestone_id=milestone.pk, title=title)
        document.keep(upload)
        try:
            document._number()
        except NotPossible:
            document.file.storage.delete(str(document.file.name))
            raise
        return document

    @transaction.atomic
    def _number(self) -> None:
        type(self.milestone)._base_manager.select_for_update().get(pk=self.milestone_id)
        others = MilestoneDocument.everything.filter(milestone=self.milestone_id)
        if others.filter(deleted=None).count() >= MOST:
            raise NotPossible(gettext("A milestone has at most %(most)s documents.") % {"most": MOST})
        self.number = (others.aggregate(last=Max("number"))["last"] or 0) + 1
        self.save()
