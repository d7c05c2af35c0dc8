"""The API's operations: for each set its list and one row of it, described by OpenAPI 3.1."""

from collections.abc import Callable
from datetime import datetime, time
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import http_date, urlencode
from django.utils.timezone import make_aware
from django.utils.translation import gettext_noop
from ninja import NinjaAPI, Path, Schema
from pydantic import Field, create_model

from forums.municipality.calendar import today

from .dataset import Dataset, address
from .datasets import DATASETS
from .filters import AFTER, NO_SUCH_FILTER, SIZE, NotUnderstood, narrowed, size_of
from .paging import page_of

VERSION: Final = "1.0.0"


class ParameterProblem(Schema):
    parameter: str = Field(description=gettext_noop("Part of the address"))
    detail: str = Field(description=gettext_noop("What is wrong with it, in words"))


class Problem(Schema):
    """RFC 9457, in the language that the request prefers."""

    type: str
    title: str = Field(description=gettext_noop("What is wrong, in words"))
    status: int
    errors: list[ParameterProblem] = []


def _ask_again(_request: HttpRequest, error: Any) -> HttpResponse:
    """What goes wrong is worded where the other answers are (answers.py)."""
    raise error


api = NinjaAPI(
    title="Open data",
    version=VERSION,
    urls_namespace="open_data_api",
    openapi_url=None,
    docs_url=None,
)
for _error in (Http404, NotUnderstood):
    api.add_exception_handler(_error, _ask_again)


def _page_record(dataset: Dataset[Any]) -> type[Schema]:
    return create_model(
        f"{dataset.record.__name__.removesuffix('Record')}Page",
        __base__=Schema,
        items=(list[dataset.record], Field(description=gettext_noop("The records of this page"))),  # type: ignore[name-defined]
        next=(str | None, Field(description=gettext_noop("Address of the next page; empty on the last"))),
    )


def _list_of(dataset: Dataset[Any]) -> Callable[[HttpRequest, HttpResponse], dict[str, Any]]:
    def records(request: HttpRequest, response: HttpResponse) -> dict[str, Any]:
        rows = narrowed(dataset, request.GET, AFTER, SIZE)
        found, after = page_of(rows, request.GET.get(AFTER, ""), size_of(request.GET))
        following = None
        if after:
            kept = {name: str(value) for name, value in request.GET.items() if name != AFTER}
            where = reverse(f"api_{dataset.name}")
            following = address(f"{where}?{urlencode({**kept, AFTER: after})}")
            response["Link"] = f'<{following}>; rel="next"'
        _say_when(response, found)
        return {"items": [dataset.tell(row) for row in found], "next": following}

    return records


def _say_when(response: HttpResponse, rows: list[Any]) -> None:
    """The last change: of a row, or that of the day, with which something becomes overdue."""
    this_day = make_aware(datetime.combine(today(), time.min))
    changed = max([this_day, *(row.modified for row in rows)])
    response["Last-Modified"] = http_date(changed.timestamp())


def _one_of(dataset: Dataset[Any]) -> Callable[..., Any]:
    def record(request: HttpRequest, response: HttpResponse, id: Path[str]) -> dict[str, Any]:
        if request.GET:
            raise NotUnderstood(dict.fromkeys(request.GET, NO_SUCH_FILTER))
        if (row := dataset.one(id)) is None:
            raise Http404
        _say_when(response, [row])
        return dataset.tell(row)

    return record


_PROBLEMS: Final = {404: Problem, 422: Problem}
_KEYS: Final = {"number": "str", "uuid": "uuid", "slug": "slug"}
for _dataset in DATASETS:
    api.get(
        f"/{_dataset.name}",
        response={200: _page_record(_dataset), **_PROBLEMS},
        operation_id=f"list_{_dataset.name}",
        url_name=f"api_{_dataset.name}",
    )(_list_of(_dataset))
    api.get(
        f"/{_dataset.name}/{{{_KEYS[_dataset.key]}:id}}",
        response={200: _dataset.record, **_PROBLEMS},
        operation_id=f"get_{_dataset.name}",
        url_name=f"api_{_dataset.name}_one",
    )(_one_of(_dataset))
