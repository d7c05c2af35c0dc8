"""The OpenAPI document: what Ninja says of the records, with the filters and words that this city has."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from forums.municipality.models import Municipality

from .answers import PROBLEM
from .api import VERSION, api
from .datasets import DATASETS
from .filters import AFTER, MOST, SIZE, USUAL, parameters

type Document = dict[str, Any]


def document() -> Document:
    """In the active language, but for what stands in the records' own fields (English)."""
    city = Municipality.current()
    found: Document = dict(api.get_openapi_schema(path_prefix="/"))
    licence = {"license": {"name": city.data_licence, "url": city.data_licence}} if city.data_licence else {}
    found["info"] = {
        "title": _("Open data of %(city)s") % {"city": city.name},
        "version": VERSION,
        "description": _(
            "Everything that everybody may read here, for programs. It can only be read. Names of authors, addresses "
            "and telephone numbers are not in it."
        ),
        **licence,
    }
    found["servers"] = [{"url": settings.SITE_URL + reverse("api_root").rstrip("/")}]
    for dataset in DATASETS:
        whole = found["paths"][f"/{dataset.name}"]["get"]
        one = found["paths"][f"/{dataset.name}/{{id}}"]["get"]
        whole |= {
            "summary": str(dataset.title),
            "description": str(dataset.about),
            "parameters": [*parameters(dataset), *_paging()],
        }
        one["summary"] = _("One record: %(name)s") % {"name": dataset.title}
        schema = {"type": "string", "pattern": f"^{dataset.key_pattern}$"}
        key = {"type": "string", "format": "uuid"} if not dataset.key_pattern else schema
        one["parameters"] = [{"name": "id", "in": "path", "required": True, "schema": key, "description": _("Its key")}]
        for operation in (whole, one):
            _as_answered(operation)
    return found


def _paging() -> list[Document]:
    return [
        {
            "name": SIZE,
            "in": "query",
            "required": False,
            "description": _("How many records on a page"),
            "schema": {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL},
        },
        {
            "name": AFTER,
            "in": "query",
            "required": False,
            "description": _("Where the page begins, as the address of the next page has it"),
            "schema": {"type": "string"},
        },
    ]


def _as_answered(operation: Document) -> None:
    words = {
        "200": _("What was asked for"),
        "404": _("There is nothing here, or nothing that everybody may read."),
        "422": _("A part of the address says nothing here."),
    }
    for status, answer in operation["responses"].items():
        answer["description"] = words[str(status)]
        if str(status) != "200":
            answer["content"] = {PROBLEM: answer["content"]["application/json"]}
    operation["responses"] = {
        **{str(status): answer for status, answer in operation["responses"].items()},
        "304": {"description": _("What the asker has still holds (If-None-Match)")},
    }
