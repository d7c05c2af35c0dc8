"""What belongs to the author: the follow link, the secret word, the language of messages."""

import unicodedata
from functools import cache

from django.contrib.auth.hashers import check_password, make_password
from django.db import models, transaction

from forums.notices.models import Notice
from forums.people.consents import Consent, Purpose, Way, Wish

from .danger import DangerCall, DangerFlag
from .following import Follower
from .publication import AUTHOR_NAME, CONSENT_TEXT, PHOTO
from .returning import Returning
from .stages import STAGE_MOVES, Stage, Visibility


def _as_remembered(word: str) -> str:
    """What somebody types who wrote the word on paper: without case, form of accents or outer spaces."""
    return " ".join(unicodedata.normalize("NFKC", word).casefold().split())


def hashed(word: str) -> str:
    """What is kept of a secret word; nothing of an empty one."""
    return make_password(_as_remembered(word)) if word.strip() else ""


def fits(word: str, kept: str) -> bool:
    """Whether it is the secret word that was kept. Takes as long where none was."""
    return check_password(_as_remembered(word), kept or _nobodys())


@cache
def _nobodys() -> str:
    return make_password("\0 no word holds this sign")


class Authored(Returning):
    """The columns and verbs of authorship. None of them makes a Step: they are nobody else's business."""

    link_version = models.PositiveSmallIntegerField(default=1, editable=False)
    secret_word = models.CharField(max_length=160, blank=True, editable=False)

    class Meta(Returning.Meta):
        abstract = True

    @transaction.atomic
    def renew_link(self) -> None:
        """Revoke every follow link given so far; the next one derived is new."""
        self.lock()
        self.link_version += 1
        self.save(update_fields={"link_version"})

    @transaction.atomic
    def remember_by(self, word: str) -> None:
        """Keep another secret word; an empty one takes the old one away."""
        self.lock()
        self.secret_word = hashed(word)
        self.save(update_fields={"secret_word"})

    @transaction.atomic
    def speak(self, language: str) -> None:
        """Write to the author in this interface language from now on."""
        self.lock()
        self.notice_language = language
        self.save(update_fields={"notice_language"})
        Follower.objects.filter(suggestion_id=self.pk, is_author=True).update(language=language)

    def _note_consent(self) -> None:
        """Keep what the author agreed to beside the form's boxes: in the receipt's transaction."""
        shown = {AUTHOR_NAME: self.author_name_public, PHOTO: self.photo_public}
        wished = [Wish(Purpose.WEBSITE, item) for item, agreed in shown.items() if agreed]
        if wished:
            Consent.objects.settle(self, wished, text_version=CONSENT_TEXT, by=self.author, way=self._way())

    def _way(self) -> Way:
        return Way.PAPER if self.source == "paper" else Way.ONLINE

    @transaction.atomic
    def take_consent_back(self) -> None:
        """The author no longer wants name and photo shown: from now on no page shows them, nor may a moderator."""
        self.lock()
        self._take_consent_back()
        self.save()

    def _take_consent_back(self) -> None:
        self.author_name_public = self.photo_public = False
        Consent.objects.settle(self, [], text_version=CONSENT_TEXT, by=self.author)

    @transaction.atomic
    def leave_no_author(self) -> None:
        """Remove who wrote it: name, account, addresses, photo, original, what the author answered us.

        The public text stays, without a name; the follow link goes on working for who holds it.
        """
        self.lock()
        self._forget_person()
        self._forget_words()
        if self.visibility == Visibility.REJECTED or self.stage == Stage.WITHDRAWN:
            self._forget_public_version()
        self.save()

    @transaction.atomic
    def leave_with_account(self) -> None:
        """The same for who erases the account; all links end. What is not public is taken back and deleted whole,
        unless moderators are still looking after a danger: then retention deletes it at the end of its time."""
        self.lock()
        self._forget_person()
        self.link_version += 1
        self.secret_word = ""
        self.save()
        if self.visibility != Visibility.PUBLIC and (Stage(self.stage), Stage.WITHDRAWN) in STAGE_MOVES:
            self.withdraw()
        if DangerFlag.objects.open().filter(suggestion_id=self.pk).exists():
            return
        self._forget_words()
        if self.visibility != Visibility.PUBLIC:
            self._forget_public_version()
        self.save()
        DangerFlag.objects.filter(suggestion_id=self.pk).update(words="", result="")
        DangerCall.objects.filter(flag__suggestion_id=self.pk).update(result="")

    @property
    def names_author(self) -> bool:
        """Whether anything is left that `leave_no_author` would remove."""
        kept = self.author_id or self.author_name or self.photo or self.original
        return bool(kept) or Follower.objects.filter(suggestion_id=self.pk, is_author=True).exists()

    def _forget_person(self) -> None:
        self._take_consent_back()
        followers = Follower.objects.filter(suggestion_id=self.pk, is_author=True)
        Notice.objects.filter(
            recipient__in=[f"follower:{pk}" for pk in followers.values_list("pk", flat=True)]
        ).delete()
        followers.delete()
        self.author, self.author_name = None, ""
        self._forget_photo()
