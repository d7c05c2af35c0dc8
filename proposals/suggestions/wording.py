"""The words of a suggestion: the original, which stays as it was sent, and the version everybody reads."""

import re

from django.db import models, transaction
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from forums.municipality.calendar import today
from forums.municipality.text_language import checked
from forums.people.models import User

from .concern import Concern
from .steps import StepKind

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


class Wording(Concern):
    """Moderators may change the public version; the original is deleted by its date."""

    title = models.CharField(_("title"), max_length=TITLE_LENGTH)
    original = models.TextField(_("original text"), blank=True)
    original_deleted_on = models.DateField(_("original deleted on"), null=True, blank=True)
    public_text = models.TextField(_("public text"), blank=True)
    language = models.CharField(_("language of the text"), max_length=16, default="de")
    language_chosen = models.BooleanField(_("language chosen by its author"), default=False)

    class Meta:
        abstract = True

    def language_of_author(self, text: str) -> str:
        """The language of what the author writes later: that of the suggestion, unless the text says otherwise."""
        return checked(self.language, text)

    @transaction.atomic
    def choose_language(self, language: str) -> None:
        """Its author says what language the text is in; no program changes that any more."""
        self.lock()
        self.language, self.language_chosen = language, True
        self.save(update_fields={"language", "language_chosen"})

    @property
    def excerpt(self) -> str:
        """What a card shows below the title: the text, without the words that are the title already."""
        text, stem = " ".join(self.public_text.split()), self.title.removesuffix("…").rstrip()
        if not text.startswith(stem):
            return text
        after, rest = text[len(stem) :], text[len(stem) :].lstrip(" .!?:–—-")
        if self.title.endswith("…"):
            return f"… {rest}" if rest else rest
        # Where the sentence goes on, a text without its first words would be half a sentence.
        goes_on = after[:1] in {",", ";"} or after[:1].isalnum() or (after[:1] == " " and rest[:1].islower())
        return text if goes_on else rest

    @transaction.atomic
    def redact(self, *, by: User, title: str, text: str, seen: int | None = None) -> None:
        """Change the public version. The original stays as it was. The same words again change nothing."""
        self.lock_at(seen)
        if (title, text) == (self.title, self.public_text):
            return
        self.title, self.public_text = title, text
        self.record(StepKind.REDACTED, by=by, public=self.is_public, tell="author" if self.is_public else "nobody")

    @property
    def has_original(self) -> bool:
        return bool(self.original)

    @property
    def is_original_forgotten(self) -> bool:
        return self.original_deleted_on is not None

    @property
    def has_public_text(self) -> bool:
        return bool(self.public_text)

    def forget_original_text(self) -> None:
        """Saved by the verb that calls it, as the next."""
        self.original, self.original_deleted_on = "", self.original_deleted_on or today()

    def forget_public_text(self) -> None:
        """What is not public goes whole; its number is left."""
        self.title, self.public_text = self.reference, ""
