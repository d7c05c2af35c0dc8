"""What those who read the desk say to each other about a case."""

from typing import Self, TypedDict
from uuid import UUID, uuid4

from django.conf import settings
from django.db import models, transaction
from django.db.models import Count, Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.bodies.permissions import memberships_of
from forums.notices.models import Notice, once
from forums.people.models import User
from proposals.suggestions.models import Suggestion, SuggestionQuerySet

from .decisions import acting_seats
from .recipients import to_seats

ROLE_LENGTH = 160
COMMENT = "desk.comment"


class UnreadCase(TypedDict):
    """A case with comments that somebody has not read yet."""

    number: str
    title: str
    language: str
    count: int


class CommentQuerySet(models.QuerySet["Comment"]):
    def of(self, suggestion: Suggestion) -> Self:
        return self.filter(suggestion=suggestion)

    def unread_by(self, user: User) -> Self:
        """What was written to this user on cases that they have not opened since."""
        return self.filter(unread_by=user)

    def by_case(self, cases: SuggestionQuerySet) -> list[UnreadCase]:
        """How many there are on each of the cases, the newest first; one query."""
        rows = self.filter(suggestion__in=cases).values(
            "suggestion__number", "suggestion__title", "suggestion__language"
        )
        return [
            {"number": number, "title": title, "language": language, "count": count}
            for number, title, language, count in rows.annotate(count=Count("pk"), last=Max("at"))
            .order_by("-last")
            .values_list("suggestion__number", "suggestion__title", "suggestion__language", "count")
        ]

    def mark_read(self, user: User) -> None:
        """The user has these before their eyes."""
        Comment.unread_by.through.objects.filter(comment__in=self, user=user).delete()


class Comment(models.Model):
    """Internal, never public. The form's uuid makes sending twice harmless."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    suggestion = models.ForeignKey(Suggestion, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("author")
    )
    author_role = models.CharField(_("as"), max_length=ROLE_LENGTH, blank=True)
    text = models.TextField(_("comment"))
    at = models.DateTimeField(default=timezone.now, editable=False)
    # Whom it was written to and who has not opened the case since.
    unread_by = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="unread_comments", editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ("at",)

    def __str__(self) -> str:
        return f"{self.suggestion_id}: {self.at:%d.%m.%Y}"

    @classmethod
    @transaction.atomic
    def write(cls, suggestion: Suggestion, text: str, *, by: User, uuid: UUID) -> None:
        """Keep a comment with the role its author has in this case, and tell the team: its other seat, or both where
        none of theirs wrote it. The same `uuid` again changes nothing."""
        role = _role(by, suggestion)[:ROLE_LENGTH]
        defaults = {"suggestion": suggestion, "author": by, "author_role": role, "text": text}
        comment, new = cls.objects.get_or_create(uuid=uuid, defaults=defaults)
        if new:
            told = to_seats(acting_seats(suggestion))
            others = once((one for one in told if one.is_account), but=by)
            comment.unread_by.set([int(other.key.partition(":")[2]) for other in others])
            event = f"{COMMENT}:{comment.pk}"
            Notice.objects.write(COMMENT, event, others, about=suggestion, by=by, comment=comment.pk)


def _role(user: User, suggestion: Suggestion) -> str:
    """The first membership in the body that has it; without one, the first of all."""
    members = memberships_of(user)
    of_holder = [member for member in members if member.body_id == suggestion.holder_id] or members
    return f"{of_holder[0].get_role_display()}, {of_holder[0].body}" if of_holder else ""
