"""Lists: pages by key, filters that stay, the same few queries whatever there is."""

from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext

from forums.council.meetings.models import AgendaItem, CouncilMeeting
from forums.council.oparl.kinds import KINDS
from forums.council.papers.consultations import Consultation
from forums.council.papers.models import Paper
from forums.municipality.models import Municipality
from tests.factories import council_body, paper

from .conftest import Council
from .harvest import ROOT, fetch, items, pages

MOST_QUERIES = 12


def many(count: int, first: int = 1000) -> list[Paper]:
    """Public papers, each before the council."""
    body = council_body("viele")
    meeting = CouncilMeeting.objects.create(body=body, starts_at=datetime(2026, 3, 1, 17, tzinfo=UTC), place="Rathaus")
    numbers = [f"{number:04}/{year}" for year in range(10, 99) for number in range(first, 1100)][:count]
    now = datetime(2026, 2, 1, tzinfo=UTC)
    papers = Paper.objects.bulk_create(
        Paper(number=each, slug=each.replace("/", "-"), subject=f"Vorlage {each}", public=True, first_public=now)
        for each in numbers
    )
    agenda = AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, number=str(index), order=index * 100) for index in range(1, count + 1)
    )
    Consultation.objects.bulk_create(
        Consultation(paper=each, body=body, agenda_item=item) for each, item in zip(papers, agenda, strict=True)
    )
    return papers


def test_pages_hold_everything_once_and_lead_on(db: None, client: Client) -> None:
    many(205)
    found = list(pages(client, f"{ROOT}paper/"))
    assert [len(page["data"]) for page in found] == [100, 100, 5]
    assert ["next" in page["links"] for page in found] == [True, True, False]
    assert [page["pagination"]["currentPage"] for page in found] == [1, 2, 3]
    assert {page["pagination"]["totalPages"] for page in found} == {3}
    assert len({each["id"] for page in found for each in page["data"]}) == 205
    assert [page["links"]["first"] for page in found] == [f"{settings.SITE_URL}{ROOT}paper/"] * 3


def test_the_order_is_stable_while_papers_come_and_change(db: None, client: Client) -> None:
    papers = many(150)
    first = fetch(client, f"{ROOT}paper/")
    papers[0].subject = "Neu gefasst"
    papers[0].save()
    paper("999/26")
    rest = fetch(client, first["links"]["next"])
    assert len({each["id"] for each in [*first["data"], *rest["data"]]}) == 151
    assert fetch(client, f"{ROOT}paper/")["data"][0]["id"] == first["data"][0]["id"]


@pytest.mark.parametrize("kind", ["", *(f"{kind}/" for kind in KINDS), "body/", "body/1/"])
def test_few_queries_at_any_size(council: Council, client: Client, kind: str) -> None:
    client.get(ROOT)

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client.get(f"{ROOT}{kind}").status_code == 200
        return len(captured)

    few = queries()
    many(120)
    assert queries() <= few
    assert few <= MOST_QUERIES


def test_filters_are_kept_from_page_to_page(db: None, client: Client) -> None:
    many(120)
    asked = "created_since=2020-01-01T00:00:00%2B01:00&modified_since=2020-01-01T00:00:00%2B01:00&omit_internal=true"
    page = fetch(client, f"{ROOT}paper/?{asked}&elementsPerPage=50")
    for name in ("created_since=", "modified_since=", "omit_internal=true", "elementsPerPage=50"):
        assert name in page["links"]["next"]
    assert [len(each["data"]) for each in pages(client, f"{ROOT}paper/?{asked}&elementsPerPage=50")] == [50, 50, 20]
    assert all("consultation" not in each for each in items(client, f"{ROOT}paper/?{asked}"))


@pytest.mark.parametrize("column", ["created", "modified"])
def test_both_ends_of_a_span_belong_to_it(db: None, client: Client, column: str) -> None:
    found = paper()
    moment = datetime(2026, 5, 4, 10, 30, 15, 700000, tzinfo=UTC)
    QuerySet.update(Paper.everything.filter(pk=found.pk), created=moment, modified=moment)
    said = fetch(client, f"{ROOT}paper/{found.uuid}/")[column]

    def count(end: str, when: str) -> int:
        return len(items(client, f"{ROOT}paper/?{column}_{end}={quote(when)}"))

    second = timedelta(seconds=1)
    before, after = (datetime.fromisoformat(said) + step for step in (-second, second))
    assert (count("since", said), count("until", said)) == (1, 1)
    assert (count("since", after.isoformat()), count("until", before.isoformat())) == (0, 0)
    assert count("since", said.replace("+", " ").replace(" ", "+")) == 1


@pytest.mark.parametrize("kind", [*KINDS, "body"])
@pytest.mark.parametrize("name", ["created_since", "created_until", "modified_since", "modified_until"])
def test_every_list_knows_every_filter(council: Council, client: Client, kind: str, name: str) -> None:
    [matching, empty] = ["2000", "2100"] if name.endswith("since") else ["2100", "2000"]
    assert items(client, f"{ROOT}{kind}/?{name}={matching}-01-01T00:00:00%2B01:00") != []
    assert items(client, f"{ROOT}{kind}/?{name}={empty}-01-01T00:00:00%2B01:00") == []


@pytest.mark.parametrize(
    "wrong",
    [
        "modified_since=gestern",
        "created_until=2026-13-45T00:00:00Z",
        "after=!!",
        "after=OTk5OTk5OTk5OTk5OTk5OTk5OTk5",
        "modified_since=0001-01-01T00:00:00%2B14:00",
        "modified_since=2026-01-01",
    ],
)
def test_what_cannot_be_read_is_refused_with_its_name(db: None, client: Client, wrong: str) -> None:
    answer = client.get(f"{ROOT}paper/?{wrong}")
    assert answer.status_code == 400
    assert answer.json()["error"].startswith(wrong.partition("=")[0])


def test_an_organization_lists_its_own(council: Council, client: Client) -> None:
    many(3)
    found = fetch(client, f"{ROOT}organization/{council.body.uuid}/")
    of_council = [each["id"] for each in items(client, found["consultation"])]
    assert of_council == [f"{settings.SITE_URL}{ROOT}consultation/{council.decided.uuid}/"]
    assert all(each["organization"] == [found["id"]] for each in items(client, found["meeting"]))


def test_the_city_is_named_as_its_settings_say(db: None, client: Client) -> None:
    assert fetch(client, f"{ROOT}body/1/")["name"] == Municipality.current().name
