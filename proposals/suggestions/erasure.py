"""What retention deletes by date, and what goes when an author leaves."""

from django.db import transaction

from .concern import Concern
from .stages import Stage


class Erasure(Concern):
    """No columns: each concern forgets its own part."""

    class Meta:
        abstract = True

    @transaction.atomic
    def forget_original(self) -> None:
        """Delete the original at the end of its time, with what only we were told: the author's answers, a name or
        photo that was not to be shown. What never was public, or left public view, goes whole."""
        self.lock_at()
        if self.is_forgotten:
            return
        self._forget_words_to_us()
        self.forget_hidden_authorship()
        if not self.is_public:
            self._forget_what_was_shown()
        self.save()

    @property
    def is_forgotten(self) -> bool:
        """Nothing is left that retention would delete."""
        return self.is_original_forgotten and (self.is_public or not self.has_public_text)

    @transaction.atomic
    def leave_no_author(self) -> None:
        """Remove who wrote it: name, account, addresses, photo, original, what the author answered us, and the
        place on the map, which may be where they live.

        The public text stays, without a name; the follow link goes on working for who holds it.
        """
        self.lock()
        self.forget_author()
        self.forget_point()
        self._forget_words_to_us()
        if self.is_rejected or self.is_at(Stage.WITHDRAWN):
            self._forget_what_was_shown()
        self.save()

    @transaction.atomic
    def leave_with_account(self, *, keep_words: bool = False) -> None:
        """The same for who erases the account; all links end. What is not public is taken back and deleted whole.

        `keep_words`: somebody still needs them to help; then retention deletes them at the end of their time.
        """
        self.lock()
        self.forget_author()
        self.forget_point()
        self.revoke_access()
        self.save()
        if not self.is_public and self.may_be_withdrawn:
            self.withdraw()
        if keep_words:
            return
        self._forget_words_to_us()
        if not self.is_public:
            self._forget_what_was_shown()
        self.save()

    @property
    def names_author(self) -> bool:
        """Whether anything is left that `leave_no_author` would remove."""
        return self.has_original or self.has_point or self.is_author_known

    def _forget_words_to_us(self) -> None:
        self.forget_original_text()
        self.forget_what_the_author_answered()

    def _forget_what_was_shown(self) -> None:
        """The text, and where it belonged."""
        self.forget_public_text()
        self.forget_point()
