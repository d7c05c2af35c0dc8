"""One file that shows that an association exists: checked by content, private, kept until the office has decided."""

from datetime import timedelta
from hashlib import sha256
from typing import Self
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.people.models import User
from forums.pictures.documents import checked
from forums.pictures.reencoding import LARGEST_FILE
from forums.protection.cleaning import cleaned

WAITS = timedelta(hours=24)
LONGEST_NAME = 120


class ProofKind(models.TextChoices):
    STATUTES = "statutes", _("Statutes")
    REGISTER = "register", _("Extract from the register of associations")
    FOUNDING = "founding", _("Minutes of the founding")
    OTHER = "other", _("Something else")


def _private() -> Storage:
    return storages["private"]


def _place(proof: "Proof", filename: str) -> str:
    return f"proofs/{proof.uuid}.{filename.rpartition('.')[2]}"


class ProofQuerySet(models.QuerySet["Proof"]):
    def handed_in(self) -> Self:
        return self.filter(client_uuid=None)

    def waiting(self, client_uuid: UUID) -> Self:
        """Chosen in this form, which had an error elsewhere; the latest first."""
        return self.filter(client_uuid=client_uuid).order_by("-taken_in", "-pk")

    def abandoned(self) -> Self:
        """Never handed in within 24 hours, or their association is gone."""
        late = models.Q(client_uuid__isnull=False, taken_in__lt=timezone.now() - WAITS)
        return self.filter(late | models.Q(association=None))

    def discard(self) -> int:
        """Delete rows and files. Returns how many."""
        proofs = list(self)
        for proof in proofs:
            proof.discard()
        return len(proofs)


class Proof(models.Model):
    """It waits under the form's client UUID for 24 hours, so that an error in the form loses nothing."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    # Rows outlive their association until their file is gone too.
    association = models.ForeignKey(
        "forums.Association", on_delete=models.SET_NULL, null=True, related_name="proofs", editable=False
    )
    client_uuid = models.UUIDField(null=True, blank=True, db_index=True, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=ProofKind.choices, blank=True)
    file = models.FileField(_("file"), storage=_private, upload_to=_place)
    name = models.CharField(_("name of the file"), max_length=LONGEST_NAME)
    digest = models.CharField(max_length=64, editable=False)
    size = models.PositiveIntegerField(_("bytes"), editable=False)
    pages = models.PositiveSmallIntegerField(_("pages"), editable=False)
    taken_in = models.DateTimeField(_("when"), default=timezone.now, editable=False, db_index=True)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False)

    objects = ProofQuerySet.as_manager()

    class Meta:
        verbose_name = _("proof of an association")
        verbose_name_plural = _("proofs of associations")
        ordering = ("taken_in", "pk")
        constraints = [models.UniqueConstraint(fields=["association", "digest"], name="proof_handed_in_once")]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def known(cls, association: models.Model, upload: "UploadedFile[bytes]") -> "Proof | None":
        """The same file, if it is here already: sending it twice must not make two."""
        return cls.objects.filter(association_id=association.pk, digest=_digest(upload)).first()

    @classmethod
    def take(cls, association: models.Model, upload: "UploadedFile[bytes]", client_uuid: UUID) -> "Proof":
        """Check and keep a file, in place of an earlier one of the same form; the same file again is the same row.

        Raises ValidationError with a message for the reader. Writes a file: call outside transactions.
        """
        if (upload.size or 0) > LARGEST_FILE:
            raise ValidationError(_("This file is too large. The limit is 12 MB."), code="too_large")
        if known := cls.known(association, upload):
            return known.wait_for(client_uuid)
        upload.seek(0)
        content, pages, suffix = checked(upload.read())
        cls.objects.waiting(client_uuid).filter(association_id=association.pk).discard()
        proof = cls(association_id=association.pk, client_uuid=client_uuid, pages=pages, size=len(content))
        proof.name, proof.digest = shortened(upload.name or suffix), _digest(upload)
        proof.file.save(f"proof.{suffix}", ContentFile(content), save=False)
        try:
            with transaction.atomic():
                proof.save()
        except IntegrityError:  # pressed twice: the other request was first
            proof.file.delete(save=False)
            return cls.objects.get(association_id=association.pk, digest=proof.digest)
        return proof

    def wait_for(self, client_uuid: UUID) -> "Proof":
        """Chosen once more, in another form, before it was handed in."""
        if self.client_uuid not in {None, client_uuid}:
            self.client_uuid, self.taken_in = client_uuid, timezone.now()
            self.save(update_fields=["client_uuid", "taken_in"])
        return self

    @property
    def is_pdf(self) -> bool:
        return str(self.file.name).endswith(".pdf")

    def let_go(self) -> None:
        """Nobody is to see it any more: row and file go after the commit, or with the daily job should that fail."""
        self.client_uuid, self.taken_in = uuid4(), timezone.now() - WAITS
        self.save(update_fields=["client_uuid", "taken_in"])
        transaction.on_commit(self.discard)

    def discard(self) -> None:
        self.file.delete(save=False)
        self.delete()


def shortened(name: str) -> str:
    """A file's name within the column, with its ending: what the person recognises it by."""
    name = " ".join(cleaned(name).split())
    stem, dot, ending = name.rpartition(".")
    if len(name) <= LONGEST_NAME:
        return name
    ending = f"…{dot}{ending[:10]}" if dot else "…"
    return f"{(stem or name)[: LONGEST_NAME - len(ending)]}{ending}"


def _digest(upload: "UploadedFile[bytes]") -> str:
    upload.seek(0)
    digest = sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    return digest.hexdigest()
