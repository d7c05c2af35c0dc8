"""Who takes part: the account that signs in, and the person the public knows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from allauth.account.models import EmailAddress
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models, transaction
from django.db.models import Q
from django.db.models.base import ModelBase
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField

from forums.records.holdings import HoldingRegistry
from forums.records.record import Record, changes_data

from .access_log import AccessKind, DataKind, log_access
from .consents import NAME, TEXT_VERSION, Consent, Purpose, Way, Wish


class Person(Record):
    """Someone with a function in public. The name appears in public only with consent."""

    name = models.CharField(_("name"), max_length=120)
    function = I18nCharField(_("function"), max_length=160, blank=True)
    organisation = I18nCharField(_("organisation"), max_length=160, blank=True)
    name_public = models.BooleanField(
        _("name may be shown in public"),
        default=False,
        help_text=_("Only with this person's consent: online, or signed on paper."),
    )
    # Since when anybody could have copied the name: who did must be told when it goes, even after erasure.
    first_named = models.DateTimeField(null=True, editable=False)

    class Meta(Record.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name or str(_("name removed"))

    def save(self, *, update_fields: Iterable[str] | None = None, **options: Any) -> None:
        if self.name_public and self.first_named is None:
            self.first_named = timezone.now()
            update_fields = update_fields and {*update_fields, "first_named"}
        super().save(update_fields=update_fields, **options)

    @transaction.atomic
    def show_name(self, shown: bool, *, by: "User | None", way: Way = Way.ONLINE) -> None:
        """Give or take back the consent to show the name. Every page reads the column, so it holds at once."""
        self.lock()
        self.name_public = shown
        self.save(update_fields=["name_public"])
        wished = [Wish(Purpose.WEBSITE, NAME)] if shown else []
        Consent.objects.settle(self, wished, text_version=TEXT_VERSION, by=by, way=way)

    def forget(self, *, by: "User") -> None:
        """Erase everything about this person, who has no account and asked the city for it; on record.

        Whoever has an account erases it, or has it erased, as a whole (`User.delete`).
        """
        with transaction.atomic():
            personal_data.erase(Subject(person=self))
            log_access(AccessKind.ERASED, DataKind.PERSON, f"#{self.pk}", by=by)

    @property
    def public_name(self) -> str:
        """The name where there is consent, otherwise the function or organisation."""
        return self.name if self.name_public else str(self.function) or str(self.organisation)


class NewTexts(models.TextChoices):
    """When a moderator hears of new texts. A possible danger is told at once in any case."""

    AT_ONCE = "at_once", _("An e-mail for each new text, at once")
    DAILY = "daily", _("One e-mail each working day")


class UserQuerySet(models.QuerySet["User"]):
    @changes_data
    def delete(self) -> tuple[int, dict[str, int]]:
        """Erase one by one, as `User.delete` does: no way of deleting leaves traces behind."""
        users = list(self)
        for user in users:
            user.delete()
        return len(users), {self.model._meta.label: len(users)}


class UserManager(BaseUserManager["User"]):
    def get_queryset(self) -> UserQuerySet:
        return UserQuerySet(self.model, using=self._db)

    def create_user(self, email: str, password: str | None = None, **extra: object) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **extra)
        user.set_password(password)
        user.save(using=self._db)
        user.expect_address()
        return user

    def create_superuser(self, email: str, password: str | None = None, **extra: object) -> "User":
        return self.create_user(email, password, is_superuser=True, **extra)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """An account. It may belong to a Person; most citizens' accounts do not."""

    email = models.EmailField(_("e-mail address"), unique=True)
    person = models.OneToOneField(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="user", verbose_name=_("person")
    )
    language = models.CharField(_("language of messages"), max_length=16, default="de")
    new_texts = models.CharField(
        _("messages about new texts"), max_length=8, choices=NewTexts.choices, default=NewTexts.AT_ONCE
    )
    is_active = models.BooleanField(_("active"), default=True)
    joined = models.DateTimeField(_("joined"), default=timezone.now, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        ordering = ("email",)
        constraints = [models.CheckConstraint(condition=Q(email=Lower("email")), name="user_email_lower_case")]

    def __str__(self) -> str:
        return self.email

    def save(
        self,
        *,
        force_insert: bool | tuple[ModelBase, ...] = False,
        force_update: bool = False,
        using: str | None = None,
        update_fields: Iterable[str] | None = None,
    ) -> None:
        self.email = self.email.lower()
        super().save(force_insert=force_insert, force_update=force_update, using=using, update_fields=update_fields)

    def delete(self, using: str | None = None, keep_parents: bool = False) -> tuple[int, dict[str, int]]:
        """Erase the account and its person everywhere (`personal_data`), whoever deletes it from where."""
        personal_data.erase(Subject.of(self))
        log_access(AccessKind.ERASED, DataKind.ACCOUNT, by=None)
        return 1, {self._meta.label: 1}

    def expect_address(self) -> None:
        """Make the address known to the sign-in, unproved: the first code sent to it proves it.

        For accounts that somebody else made; who signs up proves the address at once.
        """
        EmailAddress.objects.get_or_create(user=self, email=self.email, defaults={"primary": True})

    def forget_addresses(self) -> None:
        """Somebody of the city has written another address into the account: those of before open it no more."""
        EmailAddress.objects.filter(user=self).exclude(email=self.email).delete()
        self.expect_address()

    def get_full_name(self) -> str:
        return self.person.name if self.person and self.person.name else self.email.partition("@")[0]

    def get_short_name(self) -> str:
        return self.get_full_name()


def confirmed_addresses(user: User) -> frozenset[str]:
    """Addresses of this account that somebody proved to be theirs."""
    proved = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    return frozenset(address.lower() for address in proved)


@dataclass(frozen=True)
class Subject:
    """Whom personal data is about: an account, a person, or both, with the addresses proved to be theirs."""

    user: User | None = None
    person: Person | None = None
    addresses: frozenset[str] = frozenset()

    @classmethod
    def of(cls, user: User) -> Self:
        """An address that nobody proved may be a stranger's: what hangs on it is not shown and not erased."""
        return cls(user, user.person, confirmed_addresses(user))


personal_data = HoldingRegistry[Subject]()  # what each slice holds: `forums.people.personal_data`
