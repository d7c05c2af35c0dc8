"""What OParl 1.1 says of each type, as checks of ours: every property, what it must be, what must not be missing."""

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

type Check = Callable[[object], bool]
SCHEMA = "https://schema.oparl.org/1.1/"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def text(value: object) -> bool:
    return isinstance(value, str) and value == value.strip() != ""


def url(value: object) -> bool:
    return isinstance(value, str) and urlsplit(value).scheme in {"http", "https"} and bool(urlsplit(value).netloc)


def moment(value: object) -> bool:
    return isinstance(value, str) and bool(MOMENT.fullmatch(value))


def day(value: object) -> bool:
    return isinstance(value, str) and bool(DAY.fullmatch(value))


def yes_or_no(value: object) -> bool:
    return isinstance(value, bool)


def number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def texts(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(map(text, value))


def urls(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(map(url, value)) and len(set(value)) == len(value)


def embedded(kind: str) -> Check:
    return lambda value: isinstance(value, dict) and not list(problems(value, kind))


def embedded_list(kind: str, *, may_be_empty: bool = False) -> Check:
    one = embedded(kind)
    return lambda value: isinstance(value, list) and (bool(value) or may_be_empty) and all(map(one, value))


def of_vendor(value: object) -> bool:
    return isinstance(value, dict) and all(map(number, value.values()))


COMMON: dict[str, Check] = {"id": url, "type": url, "created": moment, "modified": moment}
EVERYWHERE: dict[str, Check] = {"web": url, "license": url}
REQUIRED = {
    "System": {"oparlVersion", "body"},
    "Body": {
        *("name", "organization", "person", "meeting", "paper", "legislativeTerm", "agendaItem", "consultation"),
        *("file", "membership", "locationList", "legislativeTermList"),
    },
    "AgendaItem": {"order"},
    "File": {"accessUrl"},
}
PROPERTIES: dict[str, dict[str, Check]] = {
    "System": {"oparlVersion": url, "body": url, "name": text, "contactEmail": text, "website": url},
    "Body": {
        **dict.fromkeys(("system", "website", "organization", "person", "meeting", "paper", "agendaItem"), url),
        **dict.fromkeys(("consultation", "file", "locationList", "legislativeTermList", "membership"), url),
        "name": text,
        "oparlSince": moment,
        "ags": text,
        "rgs": text,
        "contactEmail": text,
        "mainOrganization": url,
        "legislativeTerm": embedded_list("LegislativeTerm", may_be_empty=True),
    },
    "LegislativeTerm": {"body": url, "name": text, "startDate": day, "endDate": day},
    "Organization": {
        "body": url,
        "name": text,
        "membership": urls,
        "meeting": url,
        "consultation": url,
        "subOrganizationOf": url,
        "organizationType": text,
        "classification": text,
        "startDate": day,
        "endDate": day,
    },
    "Person": {"body": url, "name": text, "status": texts, "membership": embedded_list("Membership")},
    "Membership": {
        "person": url,
        "organization": url,
        "role": text,
        "votingRight": yes_or_no,
        "startDate": day,
        "endDate": day,
    },
    "Meeting": {
        "name": text,
        "meetingState": text,
        "cancelled": yes_or_no,
        "start": moment,
        "location": embedded("Location"),
        "organization": urls,
        "agendaItem": embedded_list("AgendaItem"),
    },
    "AgendaItem": {
        "meeting": url,
        "number": text,
        "order": number,
        "name": text,
        "public": yes_or_no,
        "consultation": url,
        "result": text,
        "resolutionText": text,
    },
    "Paper": {
        "body": url,
        "name": text,
        "reference": text,
        "date": day,
        "paperType": text,
        "relatedPaper": urls,
        "auxiliaryFile": embedded_list("File"),
        "consultation": embedded_list("Consultation"),
    },
    "Consultation": {
        "paper": url,
        "agendaItem": url,
        "meeting": url,
        "organization": urls,
        "authoritative": yes_or_no,
        "role": text,
    },
    "File": {
        "name": text,
        "fileName": text,
        "mimeType": text,
        "size": number,
        "accessUrl": url,
        "downloadUrl": url,
        "paper": urls,
    },
    "Location": {"description": text, "meetings": urls},
}
# The way back, which an embedded object leaves out.
BACK = {
    "LegislativeTerm": "body",
    "Membership": "person",
    "AgendaItem": "meeting",
    "Consultation": "paper",
    "File": "paper",
    "Location": "meetings",
}


def problems(found: dict[str, Any], kind: str) -> Iterator[str]:
    """What is wrong with an object that is not deleted."""
    known = {**COMMON, **EVERYWHERE, **PROPERTIES[kind]}
    if found.get("type") != f"{SCHEMA}{kind}":
        yield f"type: {found.get('type')!r}"
    for name in {*COMMON, *REQUIRED.get(kind, ())} - found.keys():
        yield f"{kind} lacks {name}"
    for name, value in found.items():
        check = of_vendor if name.startswith("mitreden:") else known.get(name)
        if check is None or not check(value):
            yield f"{kind}.{name}: {value!r}"
    if found["modified"] < found["created"]:
        yield f"{kind} was changed before it was made"


def list_problems(page: dict[str, Any]) -> Iterator[str]:
    if page.keys() != {"data", "pagination", "links"}:
        yield f"a page of {sorted(page)}"
    if not all(number(value) for value in page["pagination"].values()):
        yield f"pagination: {page['pagination']}"
    if not all(map(url, page["links"].values())):
        yield f"links: {page['links']}"
