"""Evaluations in a browser: no barriers for those who read, write and approve them, narrow and light, wide and dark."""

import pytest
from django.urls import reverse

from cms.home.models import HomePage
from forums.people.models import User
from proposals.measures.models import Measure
from proposals.public.evaluation.models import Evaluation
from tests.cms.paper_drafts.conftest import measure
from tests.conftest import City
from tests.proposals.public.evaluation.conftest import ago, steering

from .conftest import Enter, barriers, sideways

__all__ = ["measure", "steering"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SCREENS = [("light", 360), ("dark", 1280)]


@pytest.mark.parametrize(("scheme", "width"), SCREENS)
def test_no_barriers_in_evaluations(
    city: City, home: HomePage, measure: Measure, officer: User, steering: User, enter: Enter, scheme: str, width: int
) -> None:
    approved = Evaluation.begin(starts=ago(400), until=ago(30))
    approved.assess(city.language, "Das lief gut.", by=officer, body=city.language_network, seen=0)
    approved.approve(by=steering, body=None, seen=1)
    draft = Evaluation.begin(starts=None, until=ago(1))
    found = {}
    for user, rows in ((None, [approved]), (officer, [approved, draft]), (steering, [draft])):
        page = enter(user, width=width)
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        addresses = [reverse("evaluations")]
        for row in rows:
            addresses += [row.get_absolute_url(), reverse("evaluation_field", args=[row.slug, city.language.slug])]
        if user == officer:
            addresses.append(reverse("evaluation_assess", args=[draft.slug, city.language.slug]))
        if user == steering:
            addresses.append(reverse("evaluation_begin"))
        for address in addresses:
            answer = page.goto(address)
            page.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)")
            assert answer is not None
            if wrong := [*barriers(page), *([f"{answer.status}"] if answer.status != 200 else [])]:
                found[address] = wrong
            if over := sideways(page):
                found[address] = [*found.get(address, []), f"{over} px sideways"]
    assert found == {}
