"""Annexes of a paper: files, checked by content, private until the paper is public."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.files.storage import Storage
from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction
from django.db.models import Max, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..files import CheckedFile, private
from ..outside import Outside, refusal


def _private() -> Storage:
    return private()


def _place(annex: "Annex", filename: str) -> str:
    return f"annexes/{annex.uuid}.{filename.rpartition('.')[2]}"


class Annex(Outside, CheckedFile):  # type: ignore[misc]
    """One file of a paper, under its number."""

    paper = models.ForeignKey("forums.Paper", on_delete=models.PROTECT, related_name="annexes", verbose_name=_("paper"))
    number = models.PositiveSmallIntegerField(_("number"))
    file = models.FileField(_("file"), storage=_private, upload_to=_place)

    folder = "annexes"
    part_of = ("paper",)
    held_by = ("paper",)
    shows: ClassVar = {"paper": frozenset({"public", "deleted", "number"})}

    class Meta(CheckedFile.Meta):
        verbose_name = _("annex")
        verbose_name_plural = _("annexes")
        ordering = ("paper", "number")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["paper", "number"], condition=Q(deleted=None), name="annex_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("paper_annex", args=[self.paper.slug, self.number])

    @classmethod
    def take(cls, paper: models.Model, upload: "UploadedFile[bytes]", title: str, **outside: Any) -> "Annex":
        """Check and keep a file under the paper's next number; a number that was given once is not given again.

        Raises ValidationError with a message for the reader. Writes a file: call outside transactions.
        """
        annex = cls(paper_id=paper.pk, title=title, **outside)
        if annex.is_closed_to_hands:
            raise ValidationError(refusal(), code="outside")
        annex.keep(upload)
        with transaction.atomic():
            type(paper)._base_manager.select_for_update().get(pk=paper.pk)
            last = cls.everything.filter(paper=paper.pk).aggregate(last=Max("number"))["last"]
            annex.number = (last or 0) + 1
            annex.save()
        return annex

    def renew(self, upload: "UploadedFile[bytes]", title: str) -> None:
        """The same annex with another content. Raises ValidationError. Writes a file: call outside transactions."""
        before, self.title = self.file.name, title
        self.keep(upload)
        self.save()
        if before and before != self.file.name:
            self.file.storage.delete(before)
