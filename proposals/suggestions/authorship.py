"""Who wrote a suggestion: account, name, photo, and the keys by which an author without an account returns."""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from forums.notices.models import Notice, Recipient
from forums.people.consents import Consent, Purpose, Way, Wish
from forums.people.models import User
from forums.pictures.models import Picture

from .concern import Concern
from .exceptions import NotPossible
from .following import Follower
from .secret_words import hashed
from .steps import StepKind

AUTHOR_NAME, PHOTO = "author_name", "photo"  # what a suggestion shows only with its author's consent
CONSENT_TEXT = "2026-1"  # of the words beside the two boxes of the form; a new wording is a new version


class Authorship(Concern):
    """Most of these verbs make no Step: they are nobody else's business."""

    author = models.ForeignKey(
        User,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="suggestions",
        verbose_name=_("author's account"),
    )
    author_name = models.CharField(_("author's name"), max_length=80, blank=True)
    author_name_public = models.BooleanField(_("name may be shown"), default=False)
    photo = models.ForeignKey(
        Picture,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="suggestions",
        verbose_name=_("photo"),
    )
    photo_public = models.BooleanField(_("photo may be shown"), default=False)
    notice_language = models.CharField(_("language of messages"), max_length=16, default="de")
    link_version = models.PositiveSmallIntegerField(default=1, editable=False)
    secret_word = models.CharField(max_length=160, blank=True, editable=False)

    class Meta:
        abstract = True

    @transaction.atomic
    def renew_link(self) -> None:
        """Revoke every follow link given so far; the next one derived is new."""
        self.lock()
        self.link_version += 1
        self.save(update_fields={"link_version"})

    @transaction.atomic
    def set_secret_word(self, word: str) -> None:
        """Keep another secret word; an empty one takes the old one away."""
        self.lock()
        self.secret_word = hashed(word)
        self.save(update_fields={"secret_word"})

    @transaction.atomic
    def choose_notice_language(self, language: str) -> None:
        """Write to the author in this interface language from now on."""
        self.lock()
        self.notice_language = language
        self.save(update_fields={"notice_language"})
        Follower.objects.filter(suggestion_id=self.pk, is_author=True).update(language=language)

    def author_recipients(self) -> list[Recipient]:
        """The author's account, where it has one that is in use; addresses of theirs are followers."""
        if self.author is None or not self.author.is_active:
            return []
        return [Recipient(f"user:{self.author.pk}", self.author.email, self.notice_language)]

    def author_hears_at(self, email: str) -> bool:
        """Whether news goes to this address by the author's account already, so that nobody has to be asked."""
        return email.lower() in {recipient.email.lower() for recipient in self.author_recipients()}

    def may_show(self, item: str) -> bool:
        """Whether the author agreed to show the name or the photo. One query, or none where it is shown already."""
        shown = self.author_name_public if item == AUTHOR_NAME else self.photo_public
        return shown or Consent.objects.allows(self, item)

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
        data = {"photo": photo, "name_hidden": hidden}
        self.record(StepKind.PERSONAL, by=by, public=False, tell="nobody", data=data)

    def record_consent(self) -> None:
        """Keep what the author agreed to beside the form's boxes: in the receipt's transaction."""
        shown = {AUTHOR_NAME: self.author_name_public, PHOTO: self.photo_public}
        wished = [Wish(Purpose.WEBSITE, item) for item, agreed in shown.items() if agreed]
        if wished:
            way = Way.PAPER if self.came_on_paper else Way.ONLINE
            Consent.objects.settle(self, wished, text_version=CONSENT_TEXT, by=self.author, way=way)

    @transaction.atomic
    def withdraw_consent(self) -> None:
        """The author no longer wants name and photo shown: from now on no page shows them, nor may a moderator."""
        self.lock()
        self._withdraw_consent()
        self.save()

    def _withdraw_consent(self) -> None:
        self.author_name_public = self.photo_public = False
        Consent.objects.settle(self, [], text_version=CONSENT_TEXT, by=self.author)

    @property
    def is_author_known(self) -> bool:
        """Whether anything points to who wrote it. One query, or none."""
        if self.author_id or self.author_name or self.photo_id:
            return True
        return Follower.objects.filter(suggestion_id=self.pk, is_author=True).exists()

    def forget_author(self) -> None:
        """Account, name, photo, addresses and what waits to be sent there; saved by the verb that calls it."""
        self._withdraw_consent()
        followers = Follower.objects.filter(suggestion_id=self.pk, is_author=True)
        recipients = [f"follower:{pk}" for pk in followers.values_list("pk", flat=True)]
        Notice.objects.filter(recipient__in=recipients).delete()
        followers.delete()
        self.author, self.author_name = None, ""
        self._forget_photo()

    def forget_hidden_authorship(self) -> None:
        """A name or photo that was not to be shown; saved by the verb that calls it."""
        if not self.author_name_public:
            self.author_name = ""
        if not self.photo_public:
            self._forget_photo()

    def revoke_access(self) -> None:
        """Every follow link and the secret word end; saved by the verb that calls it."""
        self.link_version += 1
        self.secret_word = ""

    def _forget_photo(self) -> None:
        photo, self.photo, self.photo_public = self.photo, None, False
        if photo is not None:
            photo.let_go()
