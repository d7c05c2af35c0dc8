"""The author's page is at least as good as the public one: the answer, what comes of it, and until when to reopen."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from forums.people.models import User
from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.follow_links import follow_token
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Stage
from proposals.suggestions.steps import StepKind
from tests.conftest import City
from tests.factories import MeasureFactory, released


def _page(client: Client, suggestion: Suggestion) -> str:
    return client.get(f"/anregungen/verfolgen/{follow_token(suggestion)}/").content.decode()


@pytest.fixture
def declined(city: City, officer: User, teacher: User) -> Suggestion:
    suggestion = released(field=city.language)
    suggestion.close(Stage.DECLINED, StepKind.DECIDED, by=officer, body=suggestion.holder, text="Leider nein.")
    return suggestion


def test_the_last_day_to_reopen_is_named_and_counts_whole(client: Client, declined: Suggestion) -> None:
    settled = timezone.localtime().replace(hour=0, minute=1) - timedelta(weeks=4)
    Suggestion.objects.update(settled_at=settled)
    day = date_format(timezone.localdate(), "DATE_FORMAT")
    assert f"bis zum {day}" in _page(client, declined)
    Suggestion.objects.get().reopen(reason="Doch.")
    assert Suggestion.objects.get().stage == Stage.OPEN


def test_after_that_day_the_page_says_that_the_time_has_ended(client: Client, declined: Suggestion) -> None:
    Suggestion.objects.update(settled_at=timezone.now() - timedelta(weeks=4, days=1))
    day = date_format(timezone.localdate() - timedelta(days=1), "DATE_FORMAT")
    assert f"Bis zum {day} konnten Sie Ihre Idee noch einmal prüfen lassen. Diese Zeit ist vorbei." in _page(
        client, declined
    )
    with pytest.raises(NotPossible):
        Suggestion.objects.get().reopen(reason="Doch.")


def test_who_has_used_the_right_reads_so(client: Client, declined: Suggestion) -> None:
    Suggestion.objects.update(reopened_at=timezone.now())
    assert "Ihre Idee ist schon einmal neu geprüft worden." in _page(client, declined)


def test_an_accepted_suggestion_promises_no_date_to_reopen(client: Client, city: City, officer: User) -> None:
    suggestion = released(field=city.language)
    suggestion.close(Stage.ACCEPTED, StepKind.DECIDED, by=officer, body=suggestion.holder, text="Ja.")
    assert "prüfen lassen" not in _page(client, suggestion)


def test_the_answer_is_signed_and_stands_once(client: Client, declined: Suggestion) -> None:
    page = _page(client, declined)
    assert (page.count("Leider nein."), "Tandem Sprachförderung: Stadt Rheine und Sprachschule" in page) == (1, True)


def test_the_measures_of_the_target_stand_on_the_sources_page(client: Client, city: City) -> None:
    target, source = released("Ziel"), released("Quelle")
    Suggestion.objects.filter(pk=source.pk).update(stage=Stage.MERGED, merged_into=target)
    measure = MeasureFactory(field=city.language)
    measure.link(target, by=None)
    page = _page(client, source)
    assert (f'href="/massnahmen/{measure.slug}/"' in page, target.number in page) == (True, True)
