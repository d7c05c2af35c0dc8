"""Minutes of forums: made once from what the tables said, edited as any page, printed as PDF."""

from typing import Any, ClassVar

from django.core.paginator import Paginator
from django.db import models, transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Locale, PageManager, PageQuerySet

from cms.content.models import Article, FixedAddress
from forums.dialogue.models import Forum
from forums.dialogue.photographs import Photograph
from forums.people.models import User
from forums.records.exceptions import NotPossible

from .blocks import MinutesBody
from .drafting import body_of

PER_PAGE = 20


class MinutesIndexPage(FixedAddress, Article):
    """`/protokolle/`: the minutes of all forums, the latest forum first."""

    fixed_slug = "protokolle"
    template = "cms/minutes/index_page.html"
    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar = ["cms.MinutesPage"]
    max_count_per_parent = 1
    page_description = _("The list of the minutes of all forums.")

    class Meta:
        verbose_name = _("minutes (overview)")
        verbose_name_plural = _("minutes (overview pages)")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        found = MinutesPage.objects.child_of(self).live().select_related("forum").order_by("-forum__starts_at", "-pk")
        shown = Paginator(found, PER_PAGE).get_page(request.GET.get("seite"))
        return {**super().get_context(request, *args, **kwargs), "minutes": shown}


class MinutesPageQuerySet(PageQuerySet):
    def shown(self) -> Any:
        """What everybody may read, in the reader's language."""
        return self.live().public().filter(language=get_language())


class MinutesPage(Article):
    """The minutes of one forum in one language. Who came is told as a number, never by name.

    A photograph appears while the consent of whom it shows is in force: asked at each rendering, never copied.
    """

    forum = models.ForeignKey(Forum, on_delete=models.PROTECT, related_name="minutes_pages", verbose_name=_("forum"))
    # The locale is a column of Wagtail's own table, where no constraint of ours can reach it.
    language = models.CharField(max_length=16, editable=False)
    body = StreamField(MinutesBody(), blank=True, verbose_name=_("content"))

    objects: ClassVar = PageManager.from_queryset(MinutesPageQuerySet)()

    template = "cms/minutes/minutes_page.html"
    parent_page_types: ClassVar = ["cms.MinutesIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("The minutes of one forum. A button on the forum's page makes the first draft.")
    content_panels: ClassVar = [FieldPanel("forum"), *Article.content_panels]

    class Meta:
        verbose_name = _("minutes of a forum")
        verbose_name_plural = _("minutes of forums")
        constraints = [models.UniqueConstraint(fields=["forum", "language"], name="minutes_once_per_language")]

    def save(self, *args: object, **kwargs: object) -> None:
        locale: Locale = getattr(self, "locale", None) or self.get_default_locale()
        self.locale, self.language = locale, locale.language_code
        super().save(*args, **kwargs)

    @classmethod
    @transaction.atomic
    def draft(cls, forum: Forum, *, by: User) -> "MinutesPage":
        """The minutes in the first language, made from the cards as they are now and not published yet; what is
        there already is left as it is. Raises NotPossible where no page for minutes is there to put them under."""
        forum.lock()
        locale = Locale.get_default()
        known: MinutesPage | None = cls.objects.filter(forum=forum, language=locale.language_code).first()
        if known is not None:
            return known
        index = MinutesIndexPage.objects.filter(locale=locale).first()
        if index is None:
            raise NotPossible(gettext("The page “Minutes” is missing below the home page."))
        title = gettext("Minutes: %(forum)s") % {"forum": forum}
        page = cls(title=title, slug=forum.slug, forum=forum, locale=locale, live=False, body=body_of(forum))
        index.add_child(instance=page)
        page.save_revision(user=by)
        return page

    @property
    def pdf_url(self) -> str:
        return reverse("minutes_pdf", args=[self.slug])

    def photographs(self) -> dict[str, Photograph]:
        """Those that may be shown now, by the key that blocks name. One query."""
        named = [block.value["photograph"] for block in self.body if block.block_type == "photograph"]
        if not named:
            return {}
        agreed = Photograph.objects.agreed().filter(forum=self.forum_id, uuid__in=named).select_related("picture")
        return {str(photo.uuid): photo for photo in agreed}

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Adds `photographs`, for the blocks."""
        return {**super().get_context(request, *args, **kwargs), "photographs": self.photographs()}
