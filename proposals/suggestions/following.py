"""Who follows a suggestion by e-mail."""

from datetime import timedelta
from typing import Self

from django.core.signing import BadSignature, Signer
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.municipality.calendar import today
from forums.notices.models import Notice, Recipient

from .concern import Concern

UNCONFIRMED_KEPT = timedelta(days=7)


def _signer(purpose: str) -> Signer:
    return Signer(salt=f"follower.{purpose}", sep="~")


class FollowerQuerySet(models.QuerySet["Follower"]):
    def confirmed(self) -> "FollowerQuerySet":
        return self.exclude(confirmed_at=None)

    def expired(self) -> "FollowerQuerySet":
        """Unconfirmed for seven days: the daily job deletes them."""
        return self.filter(confirmed_at=None, since__lt=timezone.now() - UNCONFIRMED_KEPT)

    @transaction.atomic
    def ask(self, suggestion: Concern, email: str, language: str, *, is_author: bool = False) -> "Follower":
        """Let an address follow, once it has been confirmed: the question goes out, at most once a day.

        Repeats are harmless. Whoever follows already and now comes as the author is asked again.
        """
        follower, _new = self.get_or_create(
            suggestion_id=suggestion.pk, email=email.lower(), defaults={"language": language, "is_author": is_author}
        )
        if is_author and not follower.is_author:
            follower.is_author, follower.confirmed_at = True, None
            follower.save(update_fields=["is_author", "confirmed_at"])
        if follower.confirmed_at is None:
            recipient = Recipient(f"follower:{follower.pk}", follower.email, follower.language)
            event = f"follower.confirm:{follower.pk}:{today()}:{int(follower.is_author)}"
            Notice.objects.write("follower.confirm", event, [recipient], about=follower)
        return follower

    def named_by(self, token: str, purpose: str) -> Self:
        """The follower of a confirmation or unsubscription link; none for any other text."""
        try:
            return self.filter(pk=_signer(purpose).unsign(token))
        except (BadSignature, ValueError):
            return self.none()

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
    since = models.DateTimeField(_("since"), default=timezone.now, editable=False)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, editable=False)

    objects = FollowerQuerySet.as_manager()

    class Meta:
        verbose_name = _("follower")
        verbose_name_plural = _("followers")
        constraints = [models.UniqueConstraint(fields=["suggestion", "email"], name="follower_once")]
        indexes = [models.Index(fields=["since"], condition=Q(confirmed_at=None), name="follower_unconfirmed")]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def token(self, purpose: str) -> str:
        """For a link that confirms (`confirm`) or ends (`stop`) this following, and nothing else."""
        return _signer(purpose).sign(str(self.pk))

    def confirm(self) -> None:
        """The address is its owner's; saying so twice changes nothing."""
        if self.confirmed_at is None:
            self.confirmed_at = timezone.now()
            self.save(update_fields=["confirmed_at"])
