"""Who looked at, exported or imported personal data, and what was erased: for the data protection officer."""

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AccessKind(models.TextChoices):
    LOOKED = "looked", _("Looked at")
    EXPORTED = "exported", _("Exported")
    IMPORTED = "imported", _("Imported")
    ERASED = "erased", _("Erased")
    RESET = "reset", _("Second factor reset")
    CHECKED = "checked", _("Texts checked after an erasure")


class DataKind(models.TextChoices):
    ORIGINAL = "original", _("Original text")
    CONTACT = "contact", _("Contact data")
    ACCOUNT = "account", _("Account")
    PERSON = "person", _("Person")
    ACCOUNTS = "accounts", _("List of accounts")
    OWN_DATA = "own_data", _("One's own data")
    ASSOCIATIONS = "associations", _("List of associations")
    REGISTRATIONS = "registrations", _("Registrations for a forum")


class DataAccess(models.Model):
    """One line: when, who, what, about which record. `about` names a record by its number, never a person.
    When the account of who looked is erased, the line stays without it."""

    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who"),
    )
    act = models.CharField(_("act"), max_length=10, choices=AccessKind.choices)
    what = models.CharField(_("what"), max_length=20, choices=DataKind.choices)
    about = models.CharField(_("about"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("access to personal data")
        verbose_name_plural = _("access to personal data")
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.at:%d.%m.%Y} {self.get_act_display()}: {self.get_what_display()} {self.about}"


def log_access(
    kind: AccessKind, data: DataKind, about: str = "", *, by: AbstractBaseUser | AnonymousUser | None
) -> None:
    """Write the line: one query. `by` is the request's user; nobody (None) is the machine itself."""
    user_id = by.pk if isinstance(by, AbstractBaseUser) else None
    DataAccess.objects.create(by_id=user_id, act=kind, what=data, about=about)
