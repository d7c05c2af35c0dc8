"""The pages the law asks for, at the addresses every page's foot leads to."""

from typing import ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.content.models import Article, FixedAddress
from forums.pictograms.names import Pictogram
from forums.records import browser_storage
from forums.records.retention import table


class LegalKind(models.TextChoices):
    """The value is the address: `/impressum/`."""

    IMPRINT = "impressum", _("Legal notice")
    PRIVACY = "datenschutz", _("Privacy (Art. 13 GDPR)")
    ACCESSIBILITY = "barrierefreiheit", _("Accessibility statement")


PICTOGRAMS = {
    LegalKind.IMPRINT: Pictogram.DOCUMENT,
    LegalKind.PRIVACY: Pictogram.SHIELD,
    LegalKind.ACCESSIBILITY: Pictogram.PEOPLE,
}


class LegalPage(FixedAddress, Article):
    """Legal notice, privacy notice (Art. 13 GDPR) or accessibility statement (§ 12a BGG, or the law of the state).

    The short notice of Art. 13 and the way to the feedback form stand on it whatever editors write.
    """

    kind = models.CharField(_("kind"), max_length=16, choices=LegalKind.choices)

    template = "cms/legal/legal_page.html"
    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("Legal notice, privacy or accessibility: one page of each.")
    content_panels: ClassVar = [FieldPanel("kind"), *Article.content_panels]

    class Meta:
        verbose_name = _("legal page")
        verbose_name_plural = _("legal pages")

    @property
    def pictogram(self) -> str:
        # A page that is being written has no kind yet, and is previewed.
        return PICTOGRAMS[LegalKind(self.kind)] if self.kind else ""

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        context: dict[str, object] = super().get_context(request, *args, **kwargs)
        if self.kind == LegalKind.PRIVACY:
            context["retention"] = table()
            context["retention_columns"] = [_("What"), _("How long"), _("Why")]
            context["browser"] = browser_storage.table()
            context["browser_columns"] = [_("Name"), _("Where"), _("When"), _("What for"), _("How long")]
        return context

    @property
    def fixed_slug(self) -> str:
        return self.kind or self.slug
