"""Photographs and logos that people hand in: checked by content, re-encoded, private."""

from datetime import timedelta
from typing import Self
from uuid import UUID, uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .reencoding import narrowed, reencode

WAITS = timedelta(hours=24)
WIDTHS = (480, 960)  # pixels: what a telephone and a column of a page need; beside the whole, at most 1600


def _private() -> Storage:
    return storages["private"]


def _place(picture: "Picture", filename: str) -> str:
    return f"pictures/{picture.uuid}.webp"


def _place_of_width(picture: "Picture", width: int | None) -> str:
    return f"pictures/{picture.uuid}-{width}.webp"


class PictureQuerySet(models.QuerySet["Picture"]):
    def waiting(self, client_uuid: UUID) -> Self:
        """What was handed in with this form and no record has taken yet, the latest first."""
        return self.filter(client_uuid=client_uuid).order_by("-taken_in", "-pk")

    def abandoned(self) -> Self:
        """What no record took within 24 hours."""
        return self.filter(client_uuid__isnull=False, taken_in__lt=timezone.now() - WAITS)

    def discard(self) -> int:
        """Delete rows and files. Returns how many."""
        pictures = list(self)
        for picture in pictures:
            picture.discard()
        return len(pictures)


class Picture(models.Model):
    """One re-encoded picture without location data. It is shown only by views that ask who may see it.

    It waits under the form's client UUID for 24 hours, so that an error in the form loses nothing;
    the daily job deletes what no record took.
    """

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    client_uuid = models.UUIDField(null=True, blank=True, db_index=True, editable=False)
    file = models.FileField(_("file"), storage=_private, upload_to=_place)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    taken_in = models.DateTimeField(default=timezone.now, editable=False, db_index=True)

    objects = PictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def __str__(self) -> str:
        return str(self.uuid)

    @property
    def widths(self) -> list[int]:
        """In which widths it is there beside its own."""
        return [width for width in WIDTHS if width < self.width]

    @property
    def url(self) -> str:
        return reverse("picture", args=[self.uuid])

    @property
    def srcset(self) -> str:
        """Every width with its address, for a browser to choose from; empty where there is only one."""
        narrow = [f"{reverse('picture_narrow', args=[self.uuid, width])} {width}w" for width in self.widths]
        return ", ".join([*narrow, f"{self.url} {self.width}w"]) if narrow else ""

    @classmethod
    def take(
        cls, upload: "UploadedFile[bytes]", client_uuid: UUID | None = None, *, square: int | None = None
    ) -> "Picture":
        """Re-encode and keep an upload, in place of an earlier one of the same form; cut to a square of so many pixels.

        Raises ValidationError with a message for the reader. Writes files: call outside transactions.
        """
        content, width, height = reencode(upload.file or upload, upload.size or 0, square)
        if client_uuid:
            cls.objects.waiting(client_uuid).discard()
        picture = cls(client_uuid=client_uuid, width=width, height=height)
        picture.file.save("picture.webp", ContentFile(content), save=True)
        for narrow, smaller in narrowed(content, picture.widths).items():
            picture.file.storage.save(_place_of_width(picture, narrow), ContentFile(smaller))
        return picture

    @classmethod
    def of_form(
        cls,
        client_uuid: UUID,
        upload: "UploadedFile[bytes] | None",
        *,
        away: bool = False,
        square: int | None = None,
    ) -> "Picture | None":
        """The picture of this form: handed in now or at an earlier try, since an error elsewhere must not lose it.
        `away` takes the earlier one back. Raises as `take` does."""
        if upload:
            return cls.take(upload, client_uuid, square=square)
        if away:
            cls.objects.waiting(client_uuid).discard()
        return cls.objects.waiting(client_uuid).first()

    def belong(self) -> None:
        """A record has taken the picture: it no longer waits."""
        self.client_uuid = None
        self.save(update_fields=["client_uuid"])

    def let_go(self) -> None:
        """No record has it any more: row and file go after the commit, or with the daily job should that fail."""
        self.client_uuid, self.taken_in = uuid4(), timezone.now() - WAITS
        self.save(update_fields=["client_uuid", "taken_in"])
        transaction.on_commit(self.discard)

    def discard(self) -> None:
        for width in self.widths:
            self.file.storage.delete(_place_of_width(self, width))
        self.file.delete(save=False)
        self.delete()

    def read(self, width: int | None = None) -> bytes:
        """The file, in one of its widths or whole; whole, too, where it was taken in before there were widths.

        Raises FileNotFoundError.
        """
        storage, place = self.file.storage, _place_of_width(self, width) if width in self.widths else ""
        with storage.open(place) if place and storage.exists(place) else self.file.open() as file:
            content: bytes = file.read()
        return content
