"""The pages every installation has, over the city of the cast."""

import html5lib
import pytest
from django.core.cache import cache
from wagtail.models import Locale

from cms.home.models import HomePage
from cms.home.skeleton import lay_out
from tests.conftest import City


@pytest.fixture
def home(city: City) -> HomePage:
    """The pages in German; `english` adds the others."""
    cache.clear()  # Wagtail keeps the roots of the sites there, also those of the test before
    return lay_out(languages=["de"])


@pytest.fixture
def english(home: HomePage) -> HomePage:
    lay_out()
    english: HomePage = home.get_translation(Locale.objects.get(language_code="en"))
    return english


def valid(content: bytes) -> str:
    """The page, which must be valid HTML."""
    text = content.decode()
    html5lib.HTMLParser(strict=True).parse(text)
    return text
