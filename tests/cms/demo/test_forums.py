"""The demo's forums say one time of day for one moment, whenever the demo is loaded."""

import pytest
from django.utils import timezone

from forums.dialogue.models import Forum

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


@pytest.mark.parametrize("slug", ["dialogforum-teil-1", "dialogforum-teil-2"])
def test_the_programme_begins_when_the_forum_does(slug: str) -> None:
    forum = Forum.objects.get(slug=slug)
    first = str(forum.agenda).splitlines()[0]
    assert first == f"{timezone.localtime(forum.starts_at):%H:%M} Ankommen, Essen"
