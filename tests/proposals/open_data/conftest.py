"""A city of which there is one of everything, with words that nobody may read, and who wrote them."""

import pytest
from django.utils import timezone

from forums.associations.models import Item
from forums.council.papers.states import Result
from forums.council.papers.treatment import Outcome
from forums.people.models import User
from proposals.measures.models import Measure
from tests.conftest import City
from tests.factories import (
    ForumFactory,
    IndicatorFactory,
    MeasureFactory,
    MilestoneFactory,
    consultation,
    council_body,
    paper,
    released,
    suggestion,
    verified,
)

SECRET = "Geheimrat"  # stands in all that nobody may read; a word that nothing public has


@pytest.fixture
def full_city(city: City, officer: User, coordinator: User) -> City:
    answered = released(
        "Abends fährt kein Bus.",
        field=city.language,
        author_name=f"{SECRET} Bürgerin",
        author_name_public=True,
    )
    answered.begin(by=officer)
    released("=1+1;Ein Text\nmit „Zeichen“", title="-2 Busse", field=city.faith)
    suggestion(f"{SECRET}: noch nicht gelesen")
    held = released(f"{SECRET}: wird geprüft")
    held.hold(by=coordinator, reason="insult")
    taken_back = released(f"{SECRET}: zurückgezogen")
    taken_back.withdraw()
    measure: Measure = MeasureFactory(field=city.language)
    measure.link(answered, by=officer)
    indicator = IndicatorFactory(goal__field=city.language)
    indicator.record(on=timezone.localdate(), value=-3, by=officer, note="Gezählt am Abend")
    council = council_body("rat", members=5)
    consultation(paper("074/26"), council).record(Outcome(Result.MAJORITY, 3, 1, 1), by=None)
    paper("075/26", public=False, subject=SECRET, sequence_public=True)
    MilestoneFactory()
    ForumFactory(published=True, slug="offen")
    ForumFactory(published=False, slug=SECRET.lower(), place=SECRET)
    shown = [Item.PROFILE, Item.WEBSITE, Item.CONTACT_PERSON, Item.EMAIL, Item.PHONE, Item.ADDRESS]
    verified(
        coordinator,
        shown=shown,
        contact_name=SECRET,
        email=f"{SECRET}@example.org",
        phone="0800 4711",
        street=SECRET,
        meeting_place=SECRET,
        website="https://verein.example.org",
    )
    verified(coordinator, name=f"{SECRET}-Verein", shown=[])
    return city
