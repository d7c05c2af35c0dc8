"""How a suggestion reached us, and what was said about it then. Nothing here changes later."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.fields.models import CrossCuttingTheme
from forums.municipality.models import District

from .concern import Concern


class SuggestionKind(models.TextChoices):
    IDEA = "idea", _("Idea")
    WISH = "wish", _("Wish")
    CONCERN = "concern", _("Concern")


class Source(models.TextChoices):
    ONLINE = "online", _("Online")
    PAPER = "paper", _("On paper")
    FORUM = "forum", _("Dialogue forum")
    ASSOCIATION = "association", _("Association")
    IMPORT = "import", _("Taken over from another procedure")


class Receipt(Concern):
    """`client_uuid` makes sending twice harmless; `source_key` names what came from another procedure."""

    number = models.CharField(_("number"), max_length=12, unique=True, editable=False)
    client_uuid = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=8, choices=SuggestionKind.choices, blank=True)
    theme = models.ForeignKey(
        CrossCuttingTheme,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="suggestions",
        verbose_name=_("theme"),
    )
    district = models.ForeignKey(
        District,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="suggestions",
        verbose_name=_("district"),
    )
    source = models.CharField(_("source"), max_length=12, choices=Source.choices, default=Source.ONLINE)
    source_key = models.CharField(max_length=120, blank=True, editable=False)
    source_name = models.CharField(_("where it was collected"), max_length=160, blank=True)
    received_at = models.DateTimeField(_("received"), default=timezone.now)

    class Meta:
        abstract = True

    @property
    def reference(self) -> str:
        """The number by which everybody names it."""
        return self.number

    @property
    def came_on_paper(self) -> bool:
        return self.source == Source.PAPER

    @property
    def is_imported(self) -> bool:
        """Whether it was taken over from another procedure, where it has been read."""
        return self.source == Source.IMPORT
