"""The directory as an Atom feed: what each association agreed to publish, read afresh each time."""

from datetime import UTC, datetime, time
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from forums.municipality.models import Municipality
from forums.protection.cleaning import cleaned

from .models import Association, AssociationQuerySet

NEWEST = 100


class CleanAtomFeed(Atom1Feed):
    """A row that was stored before everything was cleaned does not break the feed for everybody."""

    def add_item(  # type: ignore[override]  # the rest is passed on as it came
        self, title: str, link: str, description: str, **facts: Any
    ) -> None:
        super().add_item(cleaned(title), link, cleaned(description), **facts)


class AssociationsFeed(Feed[Association, None]):
    """`/daten/vereine.atom`: public associations, the newest first. Whoever takes the consent back is not in the
    next answer, and no cache keeps the one before."""

    feed_type = CleanAtomFeed
    item_guid_is_permalink = False

    def __call__(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = super().__call__(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    def title(self) -> str:
        city = Municipality.current()
        return f"{city.associations} – {city.name}"

    def link(self) -> str:
        return settings.SITE_URL + reverse("associations")

    def feed_url(self) -> str:
        return settings.SITE_URL + reverse("associations_feed")

    def author_name(self) -> str:
        return Municipality.current().name

    def subtitle(self) -> str:
        return _("What migrant associations have agreed to publish.")

    def items(self) -> AssociationQuerySet:
        public: AssociationQuerySet = (
            Association.objects.public().with_profile().order_by("-verified_on", "-pk")[:NEWEST]
        )
        return public

    def item_title(self, item: Association) -> str:
        return f"{item.name} – {item.own_name}" if item.own_name else item.name

    def item_link(self, item: Association) -> str:
        return settings.SITE_URL + item.get_absolute_url()

    def item_guid(self, item: Association) -> str:
        return f"urn:uuid:{item.uuid}"

    def item_description(self, item: Association) -> str:
        return item.activities

    def item_categories(self, item: Association) -> list[str]:
        kind = [str(item.get_kind_display())] if item.kind else []
        return [*kind, *(str(field) for field in item.interests.all())]

    def item_pubdate(self, item: Association) -> datetime | None:
        return datetime.combine(item.verified_on, time(), UTC) if item.verified_on else None

    def item_updateddate(self, item: Association) -> datetime:
        return item.modified
