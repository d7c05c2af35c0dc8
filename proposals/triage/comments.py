"""What those who read the desk say to each other about a case."""

from uuid import UUID, uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.bodies.permissions import memberships_of
from forums.people.models import User
from proposals.suggestions.models import Suggestion

ROLE_LENGTH = 160


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

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ("at",)

    def __str__(self) -> str:
        return f"{self.suggestion_id}: {self.at:%d.%m.%Y}"

    @classmethod
    def write(cls, suggestion: Suggestion, text: str, *, by: User, uuid: UUID) -> None:
        """Keep a comment with the role its author has in this case. The same `uuid` again changes nothing."""
        role = _role(by, suggestion)[:ROLE_LENGTH]
        defaults = {"suggestion": suggestion, "author": by, "author_role": role, "text": text}
        cls.objects.get_or_create(uuid=uuid, defaults=defaults)


def _role(user: User, suggestion: Suggestion) -> str:
    """The first membership in the body that has it; without one, the first of all."""
    members = memberships_of(user)
    of_holder = [member for member in members if member.body_id == suggestion.holder_id] or members
    return f"{of_holder[0].get_role_display()}, {of_holder[0].body}" if of_holder else ""
