"""Vectors of texts, kept in the database beside what they are about."""

import hashlib
from collections.abc import Sequence
from typing import Self

import numpy as np
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from .embedder import Array, Vectors


class TextVectorQuerySet(models.QuerySet["TextVector"]):
    def of(self, record: models.Model) -> Self:
        return self.filter(about_type=ContentType.objects.get_for_model(record), about_id=record.pk)

    def for_records[M: models.Model](self, records: models.QuerySet[M]) -> Self:
        """Those of these records, joined in the database: their ids never travel."""
        return self.of_model(records.model).filter(about_id__in=records.values("pk"))

    def without_records[M: models.Model](self, records: models.QuerySet[M]) -> Self:
        """Those of the same model, but of none of these records."""
        return self.of_model(records.model).exclude(about_id__in=records.values("pk"))

    def of_model(self, model: type[models.Model]) -> Self:
        return self.filter(about_type=ContentType.objects.get_for_model(model))

    def made_by(self, model: str, version: str) -> Self:
        """Only these may be compared with each other."""
        return self.filter(model=model, version=version)


class TextVector(models.Model):
    """What the public text of a record means. Derived from what somebody wrote: it goes when the text goes.

    One for each record: a newer model's replaces an older one's.
    """

    about_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    about_id = models.PositiveBigIntegerField()
    model = models.CharField(_("model"), max_length=60)
    version = models.CharField(_("version"), max_length=40)
    text_hash = models.CharField(max_length=64)
    vector = models.BinaryField()

    objects = TextVectorQuerySet.as_manager()

    class Meta:
        verbose_name = _("vector of a text")
        verbose_name_plural = _("vectors of texts")
        constraints = [models.UniqueConstraint(fields=["about_type", "about_id"], name="text_vector_once")]

    def __str__(self) -> str:
        return f"{self.about_type_id}:{self.about_id} {self.model} {self.version}"

    @classmethod
    def build(cls, model: type[models.Model], pk: int, text: str, made: Vectors, row: Array) -> Self:
        """A row of `made` for the record of this model, not stored yet."""
        return cls(
            about_type=ContentType.objects.get_for_model(model),
            about_id=pk,
            model=made.model,
            version=made.version,
            text_hash=text_hash(text),
            vector=pack(row),
        )


def text_hash(text: str) -> str:
    """Tells whether a vector was made from these words."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def pack(row: Array) -> bytes:
    """As it is stored: two bytes a number, which changes a likeness by less than 0.001."""
    return row.astype("<f2").tobytes()


def unpack(rows: Sequence[bytes | memoryview]) -> Array:
    """Stored vectors of one model as a matrix, a row for each; at least one."""
    array: Array = np.frombuffer(b"".join(rows), dtype="<f2").astype(np.float32).reshape(len(rows), -1)
    return array
