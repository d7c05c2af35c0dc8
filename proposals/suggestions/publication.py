"""Whether a suggestion is shown: moderators read, release, hold and reject; the original stays apart."""

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.municipality.calendar import WorkingCalendar, today
from forums.municipality.models import Municipality
from forums.people.models import User

from .course import Held
from .errors import NotPossible
from .stages import VISIBILITY_MOVES, Visibility
from .steps import Step, StepKind


class Published(Held):
    """The columns and verbs of publication. Only `visibility = public` appears anywhere."""

    visibility = models.CharField(_("visibility"), max_length=8, choices=Visibility.choices, default=Visibility.PENDING)
    original = models.TextField(_("original text"), blank=True)
    original_deleted_on = models.DateField(_("original deleted on"), null=True, blank=True)
    public_text = models.TextField(_("public text"), blank=True)
    released_at = models.DateTimeField(_("published"), null=True, blank=True)
    read_at = models.DateTimeField(_("read by a moderator"), null=True, blank=True)

    class Meta(Held.Meta):
        abstract = True

    def _show(self, visibility: Visibility) -> None:
        """The one door of `visibility`. Raises NotPossible."""
        if (Visibility(self.visibility), visibility) not in VISIBILITY_MOVES:
            raise NotPossible(_("This is not possible any more."))
        self.visibility = visibility

    @transaction.atomic
    def release(self, *, by: User | None, seen: int | None = None) -> None:
        """Publish. The clock for the first answer starts, unless it has run before."""
        self._act(seen)
        self._show(Visibility.PUBLIC)
        self.read_at = self.read_at or (timezone.now() if by else None)
        if self.released_at is None:
            self.released_at = timezone.now()
            if self.is_open:
                self.due_on = WorkingCalendar.current().add(today(), Municipality.current().answer_days)
        self._step(StepKind.RELEASED, by=by)

    @transaction.atomic
    def hold(self, *, by: User, reason: str, seen: int | None = None) -> None:
        """Take out of public view while the text is checked. The author sees the reason."""
        self._act(seen)
        self._show(Visibility.HELD)
        self.read_at = self.read_at or timezone.now()
        self._step(StepKind.HELD, by=by, text=reason, tell="author")

    @transaction.atomic
    def reject(self, *, by: User, reason: str, seen: int | None = None) -> None:
        """Never publish. The author sees the reason and may ask once more by the follow link."""
        self._act(seen)
        self._show(Visibility.REJECTED)
        self.read_at = self.read_at or timezone.now()
        self._step(StepKind.REJECTED, by=by, text=reason, tell="author")

    @transaction.atomic
    def appeal(self, *, reason: str, seen: int | None = None) -> None:
        """The author asks to check a rejection again; once."""
        self._act(seen)
        if Step.objects.filter(suggestion_id=self.pk, kind=StepKind.APPEALED).exists():
            raise NotPossible(_("We have checked your text a second time already."))
        self._show(Visibility.HELD)
        self._step(StepKind.APPEALED, text=reason, language=self.language, public=False, tell="author")

    @transaction.atomic
    def redact(self, *, by: User, title: str, text: str, seen: int | None = None) -> None:
        """Change the public version. The original stays as it was."""
        self._act(seen)
        self.title, self.public_text = title, text
        self._step(StepKind.REDACTED, by=by, public=self.visibility == Visibility.PUBLIC, tell="author")
