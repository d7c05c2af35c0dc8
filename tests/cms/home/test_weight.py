"""What a first visit costs somebody with a cheap telephone: six requests and 60 KB at most."""

import gzip
import re
from pathlib import Path

import brotli
import pytest
from django.test import Client

from cms.home.models import HomePage
from forums.people.models import User
from tests.conftest import City
from tests.factories import ForumFactory, TableFactory, both, released, verified

ASSETS = Path(__file__).resolve().parents[3] / "build" / "assets"
MOST_BYTES, MOST_REQUESTS = 60 * 1024, 6
# A sentence that compresses no better than what people write.
WORDS = [
    "Bus",
    "Kurs",
    "Park",
    "Kita",
    "Haus",
    "Amt",
    "Brief",
    "Weg",
    "Licht",
    "Schule",
    "Wohnung",
    "Arzt",
    "Sport",
    "Musik",
    "Termin",
    "Sprache",
    "Arbeit",
    "Platz",
]


@pytest.fixture
def filled(home: HomePage, city: City, coordinator: User) -> None:
    for number in range(25):
        words = [WORDS[(number * step) % len(WORDS)] for step in range(1, 40)]
        released(f"{number} {' '.join(words)}", field=city.language)
    evening = ForumFactory(slug="abend", title=both("Ein Abend am Tisch"), summary=both(" ".join(WORDS)))
    for number in range(1, 9):
        TableFactory(forum=evening, number=number, field=city.language)
    for number in range(9):
        verified(coordinator, f"Kulturverein {WORDS[number]}", activities=" ".join(WORDS[number:]))


PAGES = ["/", "/anregungen/", "/konzept/handlungsfelder/sprachfoerderung/"]
PAGES += ["/foren/", "/foren/abend/", "/vereine/", "/vereine/kulturverein-bus/"]


@pytest.mark.parametrize("address", PAGES)
def test_a_first_visit_is_light(filled: None, client: Client, address: str) -> None:
    answer = client.get(address, headers={"accept-encoding": "gzip"})
    html = gzip.decompress(answer.content).decode()
    # The page is packed as it is sent, files once and better. The pictograms count, whichever is drawn first.
    asked = set(re.findall(r'(?:href|src)="[^"#]*/static/([\w.-]+)', html))
    weights = {name: len(brotli.compress((ASSETS / name).read_bytes())) for name in asked}
    assert len(weights) + 1 <= MOST_REQUESTS, weights
    assert len(answer.content) + sum(weights.values()) <= MOST_BYTES, (len(answer.content), weights)
