"""What every verb of a suggestion does: lock the row, check, change, append the Step, write the notices."""

from typing import TYPE_CHECKING, Any, Literal

from django.db import models
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body
from forums.notices.models import Notice, Recipient
from forums.people.models import User
from forums.records.record import Record

from .exceptions import OutOfDate
from .following import Follower
from .signals import stepped
from .steps import Step, StepKind

type Audience = Literal["everyone", "author", "nobody"]


class Living(Record):
    """A record with a numbered, public history. `version` is the number of its last Step."""

    if TYPE_CHECKING:
        number: str  # the concrete record's

    version = models.PositiveIntegerField(_("version"), default=0, editable=False)
    author = models.ForeignKey(
        User,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="suggestions",
        verbose_name=_("author's account"),
    )
    language = models.CharField(_("language of the text"), max_length=16, default="de")
    notice_language = models.CharField(_("language of messages"), max_length=16, default="de")

    class Meta(Record.Meta):
        abstract = True

    def lock_at(self, seen: int | None = None) -> None:
        """Begin a verb: lock the row and refuse what was sent from an older page (`seen`: the version it
        showed). Raises OutOfDate. Must run inside the verb's transaction."""
        self.lock()
        if seen is not None and seen != self.version:
            raise OutOfDate(seen)

    def record(
        self,
        kind: StepKind,
        *,
        by: User | None = None,
        body: Body | None = None,
        seat: str = "",
        public: bool = True,
        text: str = "",
        language: str = "de",
        reason: str = "",
        tell: Audience = "everyone",
        **data: Any,
    ) -> Step:
        """Save the change with its Step, and put one notice for each listener into the outbox."""
        self.version += 1
        self.save()
        step = Step.objects.create(
            suggestion_id=self.pk,
            number=self.version,
            kind=kind,
            actor=by,
            body=body,
            seat=seat,
            public=public,
            text=text,
            text_language=language,
            reason=reason,
            data=data,
        )
        Notice.objects.write("suggestion.step", f"suggestion.step:{step.pk}", self.listeners(tell), about=step)
        stepped.send(type(self), suggestion=self, step=step)
        return step

    def listeners(self, tell: Audience) -> list[Recipient]:
        if tell == "nobody":
            return []
        followers = Follower.objects.filter(suggestion_id=self.pk)
        if tell == "author":
            followers = followers.filter(is_author=True)
        listeners = followers.recipients()
        if self.author and self.author.is_active:
            listeners.append(Recipient(f"user:{self.author.pk}", self.author.email, self.notice_language))
        if tell == "everyone":
            supporters = User.objects.filter(supports__suggestion_id=self.pk, is_active=True).exclude(
                suggestions=self.pk
            )
            listeners += [Recipient(f"user:{user.pk}", user.email, user.language) for user in supporters]
        return listeners
