"""Who follows a suggestion by e-mail, and who supports it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.notices.models import Recipient


class FollowerQuerySet(models.QuerySet["Follower"]):
    def confirmed(self) -> "FollowerQuerySet":
        return self.exclude(confirmed_at=None)

    def recipients(self) -> list[Recipient]:
        """Those who may be written to, as the notices want them."""
        rows = self.confirmed().values_list("pk", "email", "language")
        return [Recipient(f"follower:{pk}", email, language) for pk, email, language in rows]


class Follower(models.Model):
    """An e-mail address that follows one suggestion. Nothing but the question to confirm is sent to it
    before it is confirmed; unconfirmed addresses are deleted after seven days."""

    suggestion = models.ForeignKey("proposals.Suggestion", on_delete=models.CASCADE, related_name="followers")
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(_("language of messages"), max_length=16, default="de")
    is_author = models.BooleanField(default=False)
    since = models.DateTimeField(default=timezone.now, editable=False)
    confirmed_at = models.DateTimeField(null=True, editable=False)

    objects = FollowerQuerySet.as_manager()

    class Meta:
        verbose_name = _("follower")
        verbose_name_plural = _("followers")
        constraints = [models.UniqueConstraint(fields=["suggestion", "email"], name="follower_once")]
        indexes = [models.Index(fields=["since"], condition=Q(confirmed_at=None), name="follower_unconfirmed")]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Support(models.Model):
    """Somebody's approval, not a vote: once per account or per browser (a random key in a cookie)."""

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
