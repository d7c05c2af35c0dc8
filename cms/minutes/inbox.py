"""What waits because of minutes: forums that are over and have none, drafts that nobody has published."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.dialogue.models import Forum, ForumState
from forums.dialogue.permissions import may_plan
from forums.inbox.registry import Item, Rows, Source, register
from forums.people.models import User

from .models import MinutesPage

EXPECTED = timedelta(days=180)


def _forums(user: User, on: date) -> Rows[Forum]:
    """Of the last half year: what is older without minutes will not get any."""
    minutes = MinutesPage.objects.filter(forum=OuterRef("pk"))
    rows = Forum.objects.filter(state=ForumState.OVER, starts_at__gte=timezone.now() - EXPECTED)
    return Rows(
        rows.annotate(drafted=Exists(minutes)).exclude(Exists(minutes.live())).order_by("starts_at", "pk"), _forum
    )


def _forum(forum: Forum) -> Item:
    task = _("Publish the minutes") if getattr(forum, "drafted", False) else _("Make the minutes")
    return Item(task, str(forum), reverse("forum_desk", args=[forum.pk]))


def register_sources() -> None:
    register(Source("minutes", may_plan, gettext_lazy("Minutes of forums to make and to publish."), _forums))
