"""Photographs of a forum: of the paper sheet, which stay internal, and of people, which need their recorded consent."""

from datetime import timedelta
from typing import ClassVar, Self
from uuid import UUID

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forums.people.consents import Consent, Purpose, Way, Wish
from forums.people.models import User
from forums.people.roles import Visitor
from forums.pictures.models import Picture
from forums.records.exceptions import NotPossible
from forums.records.record import Record, RecordManager, RecordQuerySet

from .models import Forum
from .permissions import may_plan, may_see, may_write
from .tables import Table

ITEM = "photograph"
TEXT_VERSION = "2026-1"  # of the words beside “have agreed”: another wording is another version
SHEETS_KEPT = timedelta(days=180)  # after the forum: cards can be compared with the paper until then


class SheetPhotoQuerySet(models.QuerySet["SheetPhoto"]):
    def old(self) -> Self:
        """Of forums that ended long ago."""
        return self.filter(table__forum__over_at__lt=timezone.now() - SHEETS_KEPT)

    def discard(self) -> int:
        sheets = list(self.select_related("picture"))
        for sheet in sheets:
            sheet.discard()
        return len(sheets)


class SheetPhoto(models.Model):
    """The table's paper sheet, photographed, so that nothing written on it is lost. Never public."""

    table = models.ForeignKey(Table, on_delete=models.CASCADE, related_name="sheets", verbose_name=_("table"))
    picture = models.OneToOneField(Picture, on_delete=models.CASCADE, related_name="+", verbose_name=_("picture"))
    client_uuid = models.UUIDField(unique=True, editable=False)
    taken_at = models.DateTimeField(_("taken"), default=timezone.now, editable=False)
    taken_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = SheetPhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photograph of a sheet")
        verbose_name_plural = _("photographs of sheets")
        ordering = ("table", "taken_at", "pk")

    def __str__(self) -> str:
        return f"{self.table_id}: {self.taken_at:%d.%m.%Y %H:%M}"

    @classmethod
    @transaction.atomic
    def take(cls, table: Table, picture: Picture, *, client_uuid: UUID, by: User | None) -> "SheetPhoto":
        """Keep a picture that was handed in. Sending the same `client_uuid` again changes nothing."""
        sheet, is_new = cls.objects.get_or_create(
            client_uuid=client_uuid, defaults={"table": table, "picture": picture, "taken_by": by}
        )
        if is_new:
            picture.belong()
        return sheet

    @transaction.atomic
    def discard(self) -> None:
        """Delete it, and the file after the commit."""
        picture = self.picture
        self.delete()
        picture.let_go()


class PhotographQuerySet(RecordQuerySet["Photograph"]):
    def agreed(self) -> Self:
        """With a consent in force, where photographs are allowed at all. Checked each time: a withdrawal, or a table
        marked later, takes effect with the next page."""
        consent = Consent.objects.in_force().filter(
            about_type__app_label="forums", about_type__model="photograph", about_id=OuterRef("pk"), item=ITEM
        )
        allowed = Q(table=None) | Q(table__photo_free=False)
        return self.filter(Exists(consent), allowed, forum__photographs_allowed=True, picture__isnull=False)


class Photograph(Record):
    """People at the forum, for the minutes. There is none without a consent on record."""

    forum = models.ForeignKey(
        "forums.Forum", on_delete=models.CASCADE, related_name="photographs", verbose_name=_("forum")
    )
    table = models.ForeignKey(
        Table, on_delete=models.CASCADE, null=True, blank=True, related_name="photographs", verbose_name=_("table")
    )
    picture = models.OneToOneField(
        Picture, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    client_uuid = models.UUIDField(unique=True, editable=False)
    alt = models.CharField(_("what is to be seen"), max_length=200)

    objects: ClassVar = RecordManager.from_queryset(PhotographQuerySet)()

    class Meta(Record.Meta):
        verbose_name = _("photograph")
        verbose_name_plural = _("photographs")
        ordering = ("forum", "created", "pk")

    def __str__(self) -> str:
        return self.alt

    @classmethod
    def refusal(cls, forum: Forum, table: Table | None) -> str:
        """Why no photograph of people may be taken here; empty where one may."""
        if not forum.photographs_allowed:
            return gettext("No photographs of people are taken at this forum.")
        if table is not None and table.photo_free:
            return gettext("No photographs are taken at this table.")
        return ""

    @classmethod
    @transaction.atomic
    def take(
        cls,
        forum: Forum,
        table: Table | None,
        picture: Picture,
        *,
        client_uuid: UUID,
        alt: str,
        agreed_by: str,
        way: Way = Way.PAPER,
        by: User | None,
    ) -> "Photograph":
        """Keep a photograph with the consent of the people it shows, named in `agreed_by`.

        Raises NotPossible where photographs are not allowed, and without a name.
        """
        if refused := cls.refusal(forum, table):
            raise NotPossible(refused)
        if not agreed_by.strip():
            raise NotPossible(gettext("Please write down who has agreed."))
        photograph, is_new = cls.everything.get_or_create(
            client_uuid=client_uuid, defaults={"forum": forum, "table": table, "picture": picture, "alt": alt}
        )
        if not is_new:
            return photograph
        picture.belong()
        photograph._set_consent([Wish(Purpose.WEBSITE, ITEM)], by=by, by_name=agreed_by.strip(), way=way)
        return photograph

    @transaction.atomic
    def withdraw(self, *, by: User | None) -> None:
        """Somebody in it no longer agrees: it disappears from every page at once, and the file is deleted."""
        self.lock()
        self._set_consent([], by=by)
        picture, self.picture = self.picture, None
        self.save()
        self.delete()
        if picture:
            picture.let_go()

    def _set_consent(self, wished: list[Wish], *, by: User | None, by_name: str = "", way: Way = Way.ONLINE) -> None:
        Consent.objects.settle(self, wished, text_version=TEXT_VERSION, by=by, by_name=by_name, way=way)


def may_see_picture(user: Visitor, picture: Picture) -> bool:
    """A sheet may be seen by the host and scribe of its table and by the office; a photograph by everyone who may see
    its forum, as long as there is consent."""
    sheet = SheetPhoto.objects.filter(picture=picture).select_related("table").first()
    if sheet:
        return may_write(user, sheet.table)
    photograph = Photograph.objects.filter(picture=picture).select_related("forum").first()
    if photograph is None:
        return False
    if may_plan(user):
        return True
    return Photograph.objects.agreed().filter(pk=photograph.pk).exists() and may_see(user, photograph.forum)
