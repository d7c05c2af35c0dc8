"""Consent: only for names, photographs and contacts in public, and for being passed on. Everything else
the city may process without it (Art. 6 (1) (e) DSGVO)."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

NAME = "name"
TEXT_VERSION = "2026-1"  # of the words beside “My name may be shown on the website”; a new wording is a new version


_items: dict[str, StrOrPromise] = {NAME: _("name")}


def register_items(items: Mapping[str, StrOrPromise]) -> None:
    """In the `ready` of a slice's app: what its items are called when people read about their consents."""
    _items.update(items)


class Purpose(models.TextChoices):
    WEBSITE = "website", _("shown on this website")
    LIST = "list", _("passed on with the city's list")


class Way(models.TextChoices):
    ONLINE = "online", _("online")
    PAPER = "paper", _("on paper")


class Wish(NamedTuple):
    """What may happen to which item: `Wish(Purpose.WEBSITE, "phone")`."""

    purpose: str
    item: str


class ConsentQuerySet(models.QuerySet["Consent"]):
    def in_force(self) -> "ConsentQuerySet":
        return self.filter(withdrawn_at=None)

    def about(self, record: models.Model) -> "ConsentQuerySet":
        kind = ContentType.objects.get_for_model(record)
        return self.filter(about_type=kind, about_id=record.pk)

    def allows(self, record: models.Model, item: str) -> bool:
        """Whether the item may be shown on the website."""
        return self.about(record).in_force().filter(item=item, purpose=Purpose.WEBSITE).exists()

    @transaction.atomic
    def settle(
        self,
        record: models.Model,
        wished: Iterable[Wish],
        *,
        text_version: str,
        of: str | None = None,
        by: AbstractBaseUser | None = None,
        by_name: str = "",
        way: Way = Way.ONLINE,
        given_at: datetime | None = None,
    ) -> None:
        """Make what is in force equal to what is wished: give what is new, withdraw what is not wished any more.

        Pages, exports and feeds read these rows, so both take effect at once. `text_version` names the words
        the consent was given to; `of` one item, where what was agreed for the record's others is not asked now;
        `given_at` when somebody signed, where that was before today.
        """
        by_id = by.pk if by else None
        wishes = set(wished)
        asked = self.about(record).in_force().select_for_update()
        if of is not None:
            asked = asked.filter(item=of)
        known = {Wish(row.purpose, row.item): row for row in asked}
        gone = [row.pk for wish, row in known.items() if wish not in wishes]
        self.filter(pk__in=gone).update(withdrawn_at=timezone.now(), withdrawn_by_id=by_id)
        self.bulk_create(
            Consent(
                about=record,
                item=wish.item,
                purpose=wish.purpose,
                text_version=text_version,
                given_by_id=by_id,
                given_by_name=by_name,
                way=way,
                given_at=given_at or timezone.now(),
            )
            for wish in sorted(wishes - known.keys())
        )


class Consent(models.Model):
    """One item, one purpose: who said yes, when, to which words, by which way, and when it was withdrawn."""

    about_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    about_id = models.PositiveBigIntegerField()
    about = GenericForeignKey("about_type", "about_id")
    item = models.CharField(_("item"), max_length=40)
    purpose = models.CharField(_("purpose"), max_length=16, choices=Purpose.choices)
    text_version = models.CharField(_("version of the words"), max_length=16)
    way = models.CharField(_("way"), max_length=8, choices=Way.choices, default=Way.ONLINE)
    given_at = models.DateTimeField(_("given"), default=timezone.now)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    given_by_name = models.CharField(_("given by"), max_length=120, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        indexes = [models.Index(fields=["about_type", "about_id"], name="consent_about")]
        constraints = [
            models.UniqueConstraint(
                fields=["about_type", "about_id", "purpose", "item"],
                condition=Q(withdrawn_at=None),
                name="consent_once_in_force",
            )
        ]

    def __str__(self) -> str:
        return f"{self.item_name}: {self.get_purpose_display()}"

    @property
    def item_name(self) -> StrOrPromise:
        return _items.get(self.item, self.item)
