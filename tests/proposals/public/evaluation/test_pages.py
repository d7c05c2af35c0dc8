"""Pages of evaluations: who sees and does what, and that they cost the same whatever they show."""

import csv
import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from cms.home.skeleton import lay_out
from forums.inbox.registry import sources
from forums.municipality.calendar import today
from forums.people.models import User
from proposals.measures.models import Goal
from proposals.public.evaluation.models import Evaluation
from proposals.public.evaluation.tables import SHEETS
from tests.conftest import City
from tests.factories import both, released

from .conftest import ago, old

LIST = "/bericht/auswertungen/"


@pytest.fixture
def evaluation(city: City) -> Evaluation:
    lay_out()
    goal = Goal.objects.create(field=city.language, title=both("Mehr Kurse"))
    measure = old(field=city.language, goal=goal)
    measure.link(released(field=city.language), by=None)
    measure.start(by=None, on=ago(20))
    old(field=city.language)
    return Evaluation.begin(starts=ago(40), until=today())


def pages(evaluation: Evaluation) -> list[str]:
    url = evaluation.get_absolute_url()
    sheets = [f"/daten/auswertungen/{evaluation.slug}/{name}.csv" for name in SHEETS]
    return [url, f"{url}sprachfoerderung/", f"{url}auswertung.pdf", *sheets]


def statuses(client: Client, urls: list[str]) -> set[int]:
    return {client.get(url).status_code for url in urls}


def test_a_draft_is_there_only_for_those_who_work_on_it(
    client: Client, evaluation: Evaluation, citizen: User, officer: User, steering: User, coordinator: User
) -> None:
    assert statuses(client, pages(evaluation)) == {404}
    client.force_login(citizen)
    assert statuses(client, pages(evaluation)) == {404}
    assert evaluation.slug not in client.get(LIST).content.decode()
    for user in (officer, steering, coordinator):
        client.force_login(user)
        assert statuses(client, pages(evaluation)) == {200}
        assert evaluation.slug in client.get(LIST).content.decode()


def test_from_beginning_to_approval(
    client: Client, city: City, officer: User, steering: User, evaluation: Evaluation
) -> None:
    client.force_login(steering)
    begun = client.post(f"{LIST}beginnen/", {"von": "", "bis": ago(3).isoformat(), "frist": ago(-20).isoformat()})
    assert begun["Location"] == f"{LIST}{ago(3).isoformat()}/"
    again = client.post(f"{LIST}beginnen/", {"von": "", "bis": ago(3).isoformat(), "frist": ago(-20).isoformat()})
    assert again.status_code == 422
    url = evaluation.get_absolute_url()
    client.force_login(officer)
    assert client.post(f"{url}freigeben/", {"version": 0}).status_code == 403
    assert client.post(f"{url}religion/einschaetzung/", {"text": "x", "version": 0}).status_code == 403
    said = client.post(f"{url}sprachfoerderung/einschaetzung/", {"text": "Das lief gut.", "version": 0})
    assert said["Location"] == f"{url}sprachfoerderung/"
    late = client.post(f"{url}sprachfoerderung/einschaetzung/", {"text": "Von einer alten Seite", "version": 0})
    assert late.status_code == 422
    assert "Von einer alten Seite" in late.content.decode()
    client.force_login(steering)
    client.post(f"{url}freigeben/", {"version": "0"})
    assert Evaluation.objects.get(pk=evaluation.pk).approved_version is None
    client.post(f"{url}freigeben/", {"version": "1"})
    client.logout()
    assert statuses(client, pages(evaluation)) == {200}
    page = client.get(f"{url}sprachfoerderung/").content.decode()
    assert "Das lief gut." in page
    assert client.post(f"{url}verwerfen/", {"version": 1}).status_code == 403


def test_everybody_reads_what_was_approved_until_the_next_approval(
    client: Client, city: City, officer: User, steering: User, evaluation: Evaluation
) -> None:
    first = evaluation.assess(city.language, "Erste Fassung.", by=officer, body=city.language_network, seen=0)
    evaluation.approve(by=steering, body=None, seen=1)
    evaluation.assess(city.language, "Zweite Fassung.", by=officer, body=city.language_network, seen=first.version)
    url = f"{evaluation.get_absolute_url()}sprachfoerderung/"
    shown = client.get(url).content.decode()
    assert ("Erste Fassung." in shown, "Zweite Fassung." in shown) == (True, False)
    client.force_login(officer)
    assert "Zweite Fassung." in client.get(url).content.decode()


def test_the_pdf_is_tagged_and_has_an_annex_for_each_field(
    client: Client, steering: User, evaluation: Evaluation
) -> None:
    evaluation.approve(by=steering, body=None, seen=0)
    pdf = PdfReader(io.BytesIO(client.get(f"{evaluation.get_absolute_url()}auswertung.pdf").content))
    words = " ".join(page.extract_text() for page in pdf.pages)
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert [f"Anlage {number}" in words for number in (1, 2, 3)] == [True, True, False]


def test_the_file_holds_what_the_matrix_shows(client: Client, steering: User, evaluation: Evaluation) -> None:
    evaluation.approve(by=steering, body=None, seen=0)
    content = client.get(f"/daten/auswertungen/{evaluation.slug}/massnahmen.csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content), delimiter=";"))[1:]
    assert [(row[2], row[4], row[5], row[6]) for row in rows] == [
        ("1.1.1", "Geplant", "In Umsetzung", ago(20).isoformat()),
        ("", "", "Geplant", ""),
    ]


def test_pages_cost_the_same_whatever_they_show(
    client: Client,
    city: City,
    steering: User,
    evaluation: Evaluation,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    evaluation.approve(by=steering, body=None, seen=0)
    url = evaluation.get_absolute_url()
    counts = {}
    for address in (LIST, url, f"{url}sprachfoerderung/"):
        client.get(address)
        counts[address] = _queries(client, address)
    for _number in range(15):
        old(field=city.language).link(released(field=city.language), by=None)
    other = Evaluation.begin(starts=ago(41), until=today())
    other.approve(by=steering, body=None, seen=0)
    after = {LIST: LIST, url: other.get_absolute_url()}
    after[f"{url}sprachfoerderung/"] = f"{other.get_absolute_url()}sprachfoerderung/"
    for address, larger in after.items():
        with django_assert_num_queries(counts[address]):
            client.get(larger)


def _queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert client.get(url).status_code == 200
    return len(caught)


def _waiting(key: str, user: User) -> int:
    (source,) = (source for source in sources() if source.name == key)
    return source.waiting(user, today()).count() if source.concerns(user) else 0


def test_it_waits_for_the_teams_and_then_for_the_steering_group(
    city: City, officer: User, faith_officer: User, steering: User, evaluation: Evaluation
) -> None:
    def waits() -> list[int]:
        people = (officer, faith_officer)
        return [
            *(_waiting("evaluations to assess", user) for user in people),
            _waiting("evaluations to approve", steering),
        ]

    assert waits() == [1, 1, 0]
    evaluation.assess(city.language, "Gut.", by=officer, body=city.language_network, seen=0)
    assert waits() == [0, 1, 0]
    evaluation.assess(city.faith, "Gut.", by=faith_officer, body=city.faith_network, seen=0)
    assert waits() == [0, 0, 1]
    evaluation.approve(by=steering, body=None, seen=2)
    assert waits() == [0, 0, 0]
