"""What belongs to the author: the follow link, the secret word, the language of messages, the addresses."""

import unicodedata

from django.contrib.auth.hashers import check_password, make_password
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from .following import Follower
from .returning import Returning


def _as_remembered(word: str) -> str:
    """What somebody who wrote the word on paper would type: without case, accents' form or outer spaces."""
    return " ".join(unicodedata.normalize("NFKC", word).casefold().split())


class Authored(Returning):
    """The columns and verbs of authorship. None of them makes a Step: they are nobody else's business."""

    author_name = models.CharField(_("author's name"), max_length=80, blank=True)
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
        """Keep a secret word (its hash); an empty one takes the old one away."""
        self.lock()
        self.secret_word = make_password(_as_remembered(word)) if word.strip() else ""
        self.save(update_fields={"secret_word"})

    def knows(self, word: str) -> bool:
        """Whether this is the secret word. Takes the same time when there is none."""
        return check_password(_as_remembered(word), self.secret_word or nobody_knows())

    @transaction.atomic
    def speak(self, language: str) -> None:
        """Write to the author in this interface language from now on."""
        self.lock()
        self.notice_language = language
        self.save(update_fields={"notice_language"})
        Follower.objects.filter(suggestion_id=self.pk, is_author=True).update(language=language)


def nobody_knows() -> str:
    """A hash that no word fits, as expensive to check as a real one."""
    return make_password("\0 no word has this sign")
