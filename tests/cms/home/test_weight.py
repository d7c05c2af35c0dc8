"""What a first visit costs somebody with a cheap telephone: six requests and 60 KB at most."""

import gzip
import re
from pathlib import Path

import pytest
from django.test import Client

from cms.home.models import HomePage
from tests.conftest import City
from tests.factories import ForumFactory, both, released

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
def filled(home: HomePage, city: City) -> None:
    for number in range(25):
        words = [WORDS[(number * step) % len(WORDS)] for step in range(1, 40)]
        released(f"{number} {' '.join(words)}", field=city.language)
    ForumFactory(title=both("Ein Abend am Tisch"))


@pytest.mark.parametrize("address", ["/", "/anregungen/", "/konzept/handlungsfelder/sprachfoerderung/"])
def test_a_first_visit_is_light(filled: None, client: Client, address: str) -> None:
    answer = client.get(address, headers={"accept-encoding": "gzip"})
    html = gzip.decompress(answer.content).decode()
    asked = set(re.findall(r'(?:href|src)="[^"]*/static/([\w.-]+)', html))
    weights = {name: len(gzip.compress((ASSETS / name).read_bytes())) for name in asked}
    assert len(weights) + 1 <= MOST_REQUESTS, weights
    assert len(answer.content) + sum(weights.values()) <= MOST_BYTES, (len(answer.content), weights)
