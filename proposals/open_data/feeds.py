"""The same records as Atom (RFC 4287): what changed last, of all, of a field, of a label, as the lists are narrowed."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.xmlutils import SimplerXMLGenerator

from forums.associations.feed import CleanAtomFeed
from forums.municipality.models import Municipality
from forums.protection.cleaning import cleaned
from forums.search.lists import list_address

from .dataset import Dataset
from .paging import first_of

LATEST = 50  # entries


class DataFeed(CleanAtomFeed):
    """With the licence, and the moment of the latest change that it tells of."""

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        handler.addQuickElement("generator", "Mitreden")


def feed(dataset: Dataset[Any], rows: QuerySet[Any], request: HttpRequest) -> str:
    """The feed in the active language."""
    city = Municipality.current()
    here = settings.SITE_URL + request.get_full_path()
    atom = DataFeed(
        title=f"{dataset.title} – {city.name}",
        link=list_address(settings.SITE_URL + reverse(dataset.page), request.GET.dict()),
        description="",
        subtitle=str(dataset.about),
        language=get_language(),
        author_name=city.name,
        feed_url=here,
        feed_guid=here,
        feed_copyright=city.data_licence or None,
    )
    latest = first_of(dataset.for_entries(rows).order_by("-modified", "-pk"), LATEST)
    told = sorted(((dataset.entry(row), row) for row in latest), key=lambda pair: pair[0][3], reverse=True)
    for (title, words, _language, changed), row in told:
        address = row.get_absolute_url()
        atom.add_item(
            title=title,
            link=settings.SITE_URL + address,
            description=cleaned(words),
            unique_id=f"urn:uuid:{row.uuid}",
            updateddate=changed,
        )
    return str(atom.writeString("utf-8"))
