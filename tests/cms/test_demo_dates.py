"""The demo counts its dates from the day of loading, so it must be whole on every day."""

from datetime import datetime

from django.utils import timezone

from cms.demo.clock import set_back
from cms.demo.loader import STEPS
from proposals.suggestions.labels import Label
from proposals.suggestions.models import Step, Suggestion


def test_it_can_be_loaded_in_the_night_of_a_new_year(db: None) -> None:
    """A Saturday, a public holiday, and shortly after midnight."""
    with set_back() as clock:
        clock.moment = timezone.make_aware(datetime(2028, 1, 1, 0, 20))
        for name, step in STEPS.items():
            # They take a third of the time, and tell no dates; editions need the pages.
            if name not in ("pages", "minutes", "editions of the concept"):
                step()
        assert set(Label) - {suggestion.label for suggestion in Suggestion.objects.all()} == set()
        assert Suggestion.objects.overdue().filter(overdue_at=None).count() == 0
        assert Step.objects.filter(at__gt=clock.moment).count() == 0


def test_one_clock_inside_another_gives_its_time_back(db: None) -> None:
    with set_back() as outer:
        outer.moment = timezone.make_aware(datetime(2020, 5, 4))
        with set_back() as inner:
            assert timezone.now() == outer.moment
            inner.moment = timezone.make_aware(datetime(2019, 5, 4))
            assert Step().at.year == 2019
        assert Step().at.year == timezone.now().year == 2020
    assert Step().at.year == timezone.now().year != 2020
