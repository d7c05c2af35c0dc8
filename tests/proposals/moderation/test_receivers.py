"""What moderation does at receipt, in the same transaction: flag danger, publish where the city reads afterwards."""

import pytest
from django.db import transaction

from forums.municipality.models import Moderation, Municipality
from proposals.moderation.danger import Danger, DangerFlag
from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Visibility
from tests.conftest import City
from tests.factories import suggestion


def test_a_flag_is_raised_with_the_suggestion_itself(city: City) -> None:
    told = suggestion("Ich will nicht mehr leben.")
    [flag] = told.danger_flags.all()
    assert (flag.danger, flag.words) == (Danger.SUICIDE, "will nicht mehr leben")


def test_an_everyday_suggestion_has_no_flag(city: City) -> None:
    suggestion()
    assert DangerFlag.objects.count() == 0


def test_a_flagged_text_waits_even_where_texts_are_read_after_publication(city: City) -> None:
    settings = Municipality.current()
    settings.moderation = Moderation.AFTER
    settings.save()
    assert suggestion("Mein Mann schlägt mich.").visibility == Visibility.PENDING
    assert suggestion("Mehr Licht am Bahnhof").visibility == Visibility.PUBLIC


def test_what_is_published_at_once_has_its_steps_in_order_and_the_whole_time_for_an_answer(city: City) -> None:
    settings = Municipality.current()
    settings.moderation = Moderation.AFTER
    settings.save()
    told = suggestion("Mehr Licht am Bahnhof", field=city.language)
    assert list(told.steps.values_list("kind", flat=True)) == ["received", "released"]
    assert (told.version, told.is_public, told.published_on is not None, told.read_at) == (2, True, True, None)


def test_a_receipt_that_fails_later_leaves_no_flag(city: City) -> None:
    def receive_and_fail() -> None:
        with transaction.atomic():
            suggestion("Mein Mann schlägt mich.")
            raise NotPossible

    with pytest.raises(NotPossible):
        receive_and_fail()
    assert (Suggestion.everything.count(), DangerFlag.objects.count()) == (0, 0)
