"""Support: somebody's approval, not a vote, once per account or browser."""

from typing import TypedDict

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.notices.models import Recipient
from forums.people.models import User
from forums.people.roles import Visitor

from .concern import Concern
from .exceptions import NotPossible
from .stages import Stage

NOT_SUPPORTABLE = (Stage.WITHDRAWN, Stage.MERGED, Stage.PERSONAL_CASE)


class Support(models.Model):
    """Once per account or per browser (a random key in a cookie)."""

    suggestion = models.ForeignKey("proposals.Suggestion", on_delete=models.CASCADE, related_name="supports")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="supports"
    )
    browser = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("support")
        verbose_name_plural = _("supports")
        constraints = [
            models.UniqueConstraint(
                fields=["suggestion", "user"], condition=~Q(user=None), name="support_once_per_account"
            ),
            models.UniqueConstraint(
                fields=["suggestion", "browser"], condition=~Q(browser=""), name="support_once_per_browser"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.suggestion_id}"


class Supporting(Concern):
    """The count stands on the row, so that lists can sort by it."""

    supporter_count = models.PositiveIntegerField(_("supporters"), default=0, editable=False)

    class Meta:
        abstract = True

    @property
    def may_be_supported(self) -> bool:
        """Public, and neither taken back nor handled under another number or in person."""
        return self.is_public and not self.is_at(*NOT_SUPPORTABLE)

    @transaction.atomic
    def support(self, *, by: Visitor, browser: str = "") -> None:
        """Count this account, or else this browser's key; twice counts once. Raises NotPossible."""
        self.lock()
        if not self.may_be_supported:
            raise NotPossible(_("This suggestion cannot be supported any more."))
        _support, new = Support.objects.get_or_create(suggestion_id=self.pk, **_supporter(by, browser))
        if new:
            self.count_supporters()

    @transaction.atomic
    def end_support(self, *, by: Visitor, browser: str = "") -> None:
        """Take it back; taking back what was never given changes nothing."""
        self.lock()
        given, _rows = Support.objects.filter(suggestion_id=self.pk, **_supporter(by, browser)).delete()
        if given:
            self.count_supporters()

    def is_supported_by(self, *, by: Visitor, browser: str = "") -> bool:
        """One query, or none for a visitor who has no account and never pressed the button."""
        if not isinstance(by, User) and not browser:
            return False
        return Support.objects.filter(suggestion_id=self.pk, **_supporter(by, browser)).exists()

    def count_supporters(self) -> None:
        """Set the count from the rows, on this column alone: support is no news and need not be indexed."""
        self.supporter_count = Support.objects.filter(suggestion_id=self.pk).count()
        type(self)._base_manager.filter(pk=self.pk).update(supporter_count=self.supporter_count)

    def supporter_recipients(self) -> list[Recipient]:
        """The accounts that support it; a browser cannot be written to."""
        supporters = User.objects.filter(supports__suggestion_id=self.pk, is_active=True)
        return [Recipient(f"user:{user.pk}", user.email, user.language) for user in supporters]


class _Supporter(TypedDict, total=False):
    user: User | None
    browser: str


def _supporter(by: Visitor, browser: str) -> _Supporter:
    return {"user": by} if isinstance(by, User) else {"user": None, "browser": browser}
