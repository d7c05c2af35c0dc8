"""The picture at the head of a forum's page."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField


class HeadPicture(models.Model):
    """Of the editors' pictures. Whoever does not see it gets words, unless it is decoration."""

    picture = models.ForeignKey(
        "wagtailimages.Image",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture at the head of the page"),
        help_text=_("The part around the focal point is always to be seen; you set it at the picture itself."),
    )
    picture_words = I18nCharField(
        _("what is to be seen"),
        max_length=200,
        blank=True,
        help_text=_("For people who do not see the picture."),
    )
    picture_decorative = models.BooleanField(
        _("the picture is decoration"),
        default=False,
        help_text=_("It says nothing that is not in the text. Then it needs no words."),
    )
    picture_credit = models.CharField(_("source of the picture"), max_length=120, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(picture=None) | Q(picture_decorative=True) | ~Q(picture_words=""),
                name="%(class)s_picture_has_words",
                violation_error_message=_("Please say what is to be seen in the picture, or that it is decoration."),
            )
        ]

    @property
    def words_for_picture(self) -> str:
        """What its picture says to people who do not see it; nothing where it is decoration."""
        return "" if self.picture_decorative else str(self.picture_words)

    def clean(self) -> None:
        super().clean()
        if self.picture_id and not self.picture_decorative and not str(self.picture_words):
            raise ValidationError(
                {"picture_words": _("Please say what is to be seen in the picture, or that it is decoration.")}
            )
