"""Support counts once per account or browser, and can be taken back."""

import pytest
from django.contrib.auth.models import AnonymousUser

from forums.people.models import User
from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.models import Suggestion
from tests.conftest import City
from tests.factories import released, suggestion

VISITOR = AnonymousUser()


def test_an_account_counts_once_whatever_browser_it_uses(city: City, citizen: User) -> None:
    told = released()
    told.support(by=citizen, browser="a" * 32)
    told.support(by=citizen, browser="b" * 32)
    assert Suggestion.objects.get().supporter_count == 1


def test_each_browser_without_an_account_counts_once(city: City) -> None:
    told = released()
    for browser in ("a" * 32, "b" * 32, "a" * 32):
        told.support(by=VISITOR, browser=browser)
    assert Suggestion.objects.get().supporter_count == 2


def test_taking_it_back_counts_down_once(city: City, citizen: User) -> None:
    told = released()
    told.support(by=citizen)
    told.support(by=VISITOR, browser="a" * 32)
    told.end_support(by=citizen)
    told.end_support(by=citizen)
    assert (told.supporter_count, told.is_supported_by(by=citizen)) == (1, False)


def test_support_is_no_news(city: City, citizen: User) -> None:
    told = released()
    steps = told.steps.count()
    told.support(by=citizen)
    assert (told.steps.count(), Suggestion.objects.get().version) == (steps, told.version)


def test_what_is_not_public_or_taken_back_cannot_be_supported(city: City, citizen: User) -> None:
    withdrawn = released()
    withdrawn.withdraw()
    for told in (suggestion(), withdrawn):
        with pytest.raises(NotPossible):
            told.support(by=citizen)
    assert citizen.supports.count() == 0
