"""Photographs and logos that people hand in: checked by content, re-encoded, private."""

import uuid

from django.core.files.storage import storages
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def _private() -> object:
    return storages["private"]


def _place(picture: "Picture", filename: str) -> str:
    return f"pictures/{picture.uuid}.webp"


class Picture(models.Model):
    """One re-encoded picture without location data. It is shown only by views that ask `visible_to`.

    It waits under the form's client UUID for 24 hours, so that an error in the form loses nothing;
    the daily job deletes what no record took.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    client_uuid = models.UUIDField(null=True, blank=True, db_index=True, editable=False)
    file = models.FileField(_("file"), storage=_private, upload_to=_place)  # type: ignore[arg-type]
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    taken_in = models.DateTimeField(default=timezone.now, editable=False, db_index=True)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def __str__(self) -> str:
        return str(self.uuid)
