"""The first page of the site."""

from typing import ClassVar

from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageViewRestriction
from wagtail.url_routing import RouteResult

from cms.content.models import SEEN_BY_SEARCH_ENGINES, Article
from cms.content.pictures import Pictured
from cms.editions.models import Edition
from cms.fields.cards import FieldCard, field_cards
from cms.fields.models import ActionFieldPage, entries
from forums.council.meetings.models import CouncilMeeting
from forums.council.process.models import Milestone
from forums.dialogue.models import Forum
from forums.municipality.models import Municipality
from proposals.measures.fates import with_fates
from proposals.public.figures import Figures
from proposals.public.promise import promise
from proposals.public.way import way
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import ANSWERS

from .measured import Measured

LATEST = 3


class HomePage(Pictured, Article):
    """What this is and the way in; what happens now; how far what was said has come; the promise; the fields.

    Everything below the summary comes from data. The body stands after it.
    """

    template = "cms/home/home_page.html"
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar = [
        "cms.ConceptPage",
        "cms.NewsIndexPage",
        "cms.MinutesIndexPage",
        "cms.StandardPage",
        "cms.LegalPage",
    ]
    page_description = _("The first page. There is one for each language.")
    # The roots of two languages are siblings in the tree, so their slugs differ; no address shows them.
    override_translatable_fields: ClassVar = []
    promote_panels: ClassVar = [SEEN_BY_SEARCH_ENGINES]
    content_panels: ClassVar = [*Article.content_panels[:2], Pictured.PICTURE_PANEL, *Article.content_panels[2:]]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    @property
    def localized(self) -> Page:
        """Itself, for readers of its language: Wagtail would look that language up."""
        return self if self.locale.language_code == get_language() else super().localized

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find a page with all pages above it and its translations in one query, where Wagtail asks twice for each
        level and once more for the languages.

        No page below this one has a `route` of its own that would be passed over.
        """
        ends = range(len(path_components) + 1)
        urls = ["/".join([self.url_path.rstrip("/"), *path_components[:end], ""]) for end in ends]
        restricted = Exists(PageViewRestriction.objects.filter(page=OuterRef("pk")))
        here = Page.objects.filter(url_path=urls[-1]).values("translation_key")
        wanted = Page.objects.filter(Q(url_path__in=urls) | Q(translation_key__in=here)).select_related("locale")
        rows = list(wanted.annotate(restricted=restricted).order_by("depth"))
        found = [row for row in rows if row.url_path in urls]
        if len(found) != len(urls) or not found[-1].live:
            raise Http404
        page: Article = found[-1].specific if path_components else self
        page.above = found[:-1]
        same = [row for row in rows if row.translation_key == found[-1].translation_key]
        page.languages = {row.locale.language_code for row in same if row.live}
        page.unrestricted = not any(each.restricted or each.alias_of_id for each in found)
        return RouteResult(page)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        listed, city = Suggestion.objects.listed(), Municipality.load(request)
        figures = Figures.whole()
        answered = listed.filter(stage__in=ANSWERS).exclude(settled_at=None)
        return {
            **super().get_context(request, *args, **kwargs),
            "figures": figures,
            "stations": way(figures, city),
            "promise": promise(figures, city),
            "forum": Forum.objects.next(),
            "milestone": Milestone.objects.ahead().first(),
            "meeting": CouncilMeeting.objects.for_list().upcoming().filter(cancelled=False).first(),
            "asked": Edition.objects.asking(),
            "answered": list(with_fates(answered.for_list()).order_by("-settled_at", "-pk")[:LATEST]),
            "cards": self._cards(request),
            "measured": Measured.load(),
        }

    def _cards(self, request: HttpRequest) -> list[FieldCard]:
        return field_cards(entries(ActionFieldPage.objects.descendant_of(self).live(), request))
