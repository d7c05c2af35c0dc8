"""The picture of a piece of news about a measure: what it shows in words, unless it is decoration, and whose it is."""

from typing import NamedTuple

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forums.pictures.models import Picture

WORDS_MISSING = _("Please say what is to be seen in the picture, or that it is decoration.")


class NewPicture(NamedTuple):
    """A picture as it was handed in with news."""

    picture: Picture
    words: str
    decorative: bool
    credit: str


class NewsPicture(models.Model):
    """Its columns; without a picture all of them are empty."""

    picture = models.OneToOneField(
        Picture, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    picture_words = models.CharField(_("what is to be seen"), max_length=200, blank=True)
    picture_decorative = models.BooleanField(_("the picture is decoration"), default=False)
    picture_credit = models.CharField(_("source of the picture"), max_length=120, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(picture=None) | Q(picture_decorative=True) | ~Q(picture_words=""),
                name="%(class)s_picture_has_words",
                violation_error_message=WORDS_MISSING,
            )
        ]

    def show_picture(self, new: NewPicture) -> None:
        """Inside the verb that writes the news, before it is saved."""
        self.picture, self.picture_decorative, self.picture_credit = new.picture, new.decorative, new.credit
        self.picture_words = "" if new.decorative else new.words
        new.picture.belong()

    def remove_picture(self) -> None:
        """No page shows it from now on; its file goes with the commit. Call inside a transaction; twice is once."""
        picture, self.picture = self.picture, None
        self.picture_words, self.picture_decorative, self.picture_credit = "", False, ""
        self.save(update_fields=["picture", "picture_words", "picture_decorative", "picture_credit"])
        if picture is not None:
            picture.let_go()
