"""A month after a forum nobody can tell any more which telephone wrote or pointed where; what was said stays."""

from datetime import timedelta
from uuid import uuid4

from django.core.management import call_command
from django.utils import timezone

from forums.dialogue.cards import Card
from forums.dialogue.models import Forum
from forums.dialogue.points import Point
from tests.conftest import City
from tests.factories import card, running


def test_writers_and_givers_are_forgotten_and_points_stay(city: City) -> None:
    written = {}
    for days in (31, 29):
        forum = running(city.language)
        written_card = card(forum.tables.get(), writer=uuid4())
        Point.give(written_card, uuid4())
        forum.end()
        Forum.objects.filter(pk=forum.pk).update(over_at=timezone.now() - timedelta(days=days))
        written[days] = written_card.pk
    call_command("retention", verbosity=0)
    left = {row.pk: (row.writer is None, row.points, row.given_points.count()) for row in Card.objects.all()}
    assert left == {written[31]: (True, 1, 0), written[29]: (False, 1, 1)}
    assert Point.objects.count() == 1
