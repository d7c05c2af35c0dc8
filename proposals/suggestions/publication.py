"""Whether a suggestion is shown: moderators read, release, hold and reject; the original stays apart."""

import re
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body, Duty
from forums.municipality.calendar import WorkingCalendar, today
from forums.municipality.models import Municipality
from forums.people.consents import Consent
from forums.people.models import User
from forums.pictures.models import Picture

from .complaints import tell_office
from .exceptions import NotPossible
from .merging import Merging
from .reasons import ModerationReason
from .stages import VISIBILITY_MOVES, Stage, Visibility
from .steps import Step, StepKind

AUTHOR_NAME, PHOTO = "author_name", "photo"  # what a suggestion shows only with its author's consent
CONSENT_TEXT = "2026-1"  # of the words beside the two boxes of the form; a new wording is a new version
TITLE_LENGTH = 120


FIRST_WORDS_LENGTH = 70
FIRST_SENTENCE = re.compile(r"(.{12,69}?[.!?؟。])(?:\s|$)")


def title_of(title: str, text: str) -> str:
    """The title given, cut where it is too long; otherwise the first sentence, or its first whole words."""
    if title.strip():
        return Truncator(title.strip()).chars(TITLE_LENGTH, truncate="…")
    words = " ".join(text.split())
    if sentence := FIRST_SENTENCE.match(words):
        return sentence[1].rstrip(".。")
    if len(words) <= FIRST_WORDS_LENGTH:
        return words
    return words[:FIRST_WORDS_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"


def full_text(title: str, text: str) -> str:
    """What programs read: title and text, unless the title only repeats how the text begins."""
    title, text = title.strip(), text.strip()
    if not title or " ".join(text.split()).startswith(title.rstrip(" …")):
        return text
    return f"{title}. {text}" if text else title


class Published(Merging):
    """The columns and verbs of publication. Only `visibility = public` appears anywhere."""

    if TYPE_CHECKING:
        photo: Picture | None  # the concrete record's
        source: str

    visibility = models.CharField(_("visibility"), max_length=8, choices=Visibility.choices, default=Visibility.PENDING)
    title = models.CharField(_("title"), max_length=TITLE_LENGTH)
    original = models.TextField(_("original text"), blank=True)
    original_deleted_on = models.DateField(_("original deleted on"), null=True, blank=True)
    public_text = models.TextField(_("public text"), blank=True)
    released_at = models.DateTimeField(_("published"), null=True, blank=True)
    read_at = models.DateTimeField(_("read by a moderator"), null=True, blank=True)
    author_name = models.CharField(_("author's name"), max_length=80, blank=True)
    author_name_public = models.BooleanField(_("name may be shown"), default=False)
    photo_public = models.BooleanField(_("photo may be shown"), default=False)

    @property
    def excerpt(self) -> str:
        """What a card shows below the title: the text, without the words that are the title already."""
        text, stem = " ".join(self.public_text.split()), self.title.removesuffix("…").rstrip()
        if not text.startswith(stem):
            return text
        rest = text[len(stem) :].lstrip(" .!?")
        return f"… {rest}" if rest and self.title.endswith("…") else rest

    class Meta(Merging.Meta):
        abstract = True

    @property
    def is_complaint(self) -> bool:
        """Whether it was given to the complaints office: such a text is never public."""
        return self.holder.duty == Duty.COMPLAINTS

    def _show(self, visibility: Visibility) -> None:
        """The one door of `visibility`. Raises NotPossible."""
        if (Visibility(self.visibility), visibility) not in VISIBILITY_MOVES:
            raise NotPossible(_("This is not possible any more."))
        self.visibility = visibility

    @transaction.atomic
    def release(self, *, by: User | None, seen: int | None = None) -> None:
        """Publish. The clock for the first answer starts, unless it has run before."""
        self.lock_at(seen)
        if self.is_complaint:
            raise NotPossible(_("A complaint about a person is never shown. Take it back first, if it is none."))
        self._show(Visibility.PUBLIC)
        self.read_at = self.read_at or (timezone.now() if by else None)
        if self.released_at is None:
            self.released_at = timezone.now()
            if self.is_open:
                self.due_on = WorkingCalendar.current().add(today(), Municipality.current().answer_days)
                self.overdue_at = None
        self.record(StepKind.RELEASED, by=by)

    @transaction.atomic
    def hold(
        self,
        *,
        by: User,
        reason: ModerationReason | str = ModerationReason.CHECKING,
        text: str = "",
        seen: int | None = None,
    ) -> None:
        """Take out of public view while the text is checked. The author sees the reason."""
        self.lock_at(seen)
        self._show(Visibility.HELD)
        self.read_at = self.read_at or timezone.now()
        self.record(StepKind.HELD, by=by, reason=ModerationReason(reason), text=text, tell="author")

    @transaction.atomic
    def reject(
        self,
        *,
        by: User,
        reason: ModerationReason | str = ModerationReason.OTHER,
        text: str = "",
        seen: int | None = None,
    ) -> None:
        """Never publish. The author sees the reason and may ask once more by the follow link."""
        self.lock_at(seen)
        self._show(Visibility.REJECTED)
        self.read_at = self.read_at or timezone.now()
        self.record(StepKind.REJECTED, by=by, reason=ModerationReason(reason), text=text, tell="author")
        self._free_sources()

    @transaction.atomic
    def appeal(self, *, reason: str, seen: int | None = None) -> None:
        """The author asks to check a rejection again; once."""
        self.lock_at(seen)
        if Step.objects.filter(suggestion_id=self.pk, kind=StepKind.APPEALED).exists():
            raise NotPossible(_("We have checked your text a second time already."))
        self._show(Visibility.HELD)
        self.record(StepKind.APPEALED, text=reason, language=self.language, public=False, tell="author")

    @transaction.atomic
    def redact(self, *, by: User, title: str, text: str, seen: int | None = None) -> None:
        """Change the public version. The original stays as it was. The same words again change nothing."""
        self.lock_at(seen)
        if (title, text) == (self.title, self.public_text):
            return
        self.title, self.public_text = title, text
        shown = self.visibility == Visibility.PUBLIC
        self.record(StepKind.REDACTED, by=by, public=shown, tell="author" if shown else "nobody")

    @transaction.atomic
    def show_personal(self, *, by: User, name: bool, photo: bool, seen: int | None = None) -> None:
        """Whether the author's name and the photo are shown. Moderators may hide a name and show it again;
        they never show one whose author did not allow it."""
        self.lock_at(seen)
        if (name, photo) == (self.author_name_public, self.photo_public):
            return
        if name and not self.may_show(AUTHOR_NAME):
            raise NotPossible(_("The author did not allow us to show the name."))
        if photo and not self.may_show(PHOTO):
            raise NotPossible(_("The author did not allow us to show the photo."))
        hidden = self.author_name_public and not name
        self.author_name_public, self.photo_public = name, photo
        self.record(StepKind.PERSONAL, by=by, public=False, tell="nobody", photo=photo, name_hidden=hidden)

    def may_show(self, item: str) -> bool:
        """Whether the author agreed to show the name or the photo. One query, or none where it is shown already."""
        shown = self.author_name_public if item == AUTHOR_NAME else self.photo_public
        return shown or Consent.objects.allows(self, item)

    @transaction.atomic
    def mark_read(self, *, by: User, seen: int | None = None) -> None:
        """A moderator has read what was published unread and lets it stand."""
        self.lock_at(seen)
        if self.read_at is None:
            self.read_at = timezone.now()
            self.record(StepKind.READ, by=by, public=False, tell="nobody")

    @transaction.atomic
    def give_to_complaints(self, *, by: User, text: str = "", seen: int | None = None) -> None:
        """It is about an identifiable person: never public, and the complaints office has it from now on."""
        self.lock_at(seen)
        if self.is_complaint:
            raise NotPossible(_("The complaints office has this already."))
        if self.visibility != Visibility.REJECTED:
            self._show(Visibility.REJECTED)
        came_from, self.holder, self.field = self.holder, Body.objects.on_duty(Duty.COMPLAINTS), None
        self.held_from = self.version + 1
        self.read_at = self.read_at or timezone.now()
        if self.is_open:
            self.due_on = WorkingCalendar.current().add(today(), Municipality.current().answer_days)
        step = self.record(
            StepKind.COMPLAINT,
            by=by,
            body=self.holder,
            reason=ModerationReason.PERSON,
            text=text,
            public=False,
            tell="author",
            came_from=came_from.pk,
        )
        tell_office(step, self.holder)
        self._free_sources()

    @transaction.atomic
    def take_from_complaints(self, *, by: User, text: str, seen: int | None = None) -> None:
        """It was no complaint about a person after all: back to moderation, held by the lead tandem."""
        self.lock_at(seen)
        if not self.is_complaint:
            raise NotPossible(_("The complaints office does not have this."))
        if self.visibility == Visibility.REJECTED:
            self._show(Visibility.HELD)
        self.holder, self.held_from = Body.objects.on_duty(Duty.LEAD), self.version + 1
        self.record(StepKind.HELD, by=by, reason=ModerationReason.CHECKING, text=text, tell="author", public=False)

    @transaction.atomic
    def answer_complaint(self, *, by: User, text: str, seen: int | None = None) -> None:
        """The complaints office answers the author, and nobody else reads it."""
        self.lock_at(seen)
        self.must_be_open()
        if not self.is_complaint:
            raise NotPossible(_("The complaints office does not have this."))
        self.close(
            Stage.PERSONAL_CASE, StepKind.DECIDED, by=by, body=self.holder, text=text, public=False, tell="author"
        )
