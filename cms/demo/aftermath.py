"""What became of the first forum's cards: joined to what had been said, made into suggestions, left aside; minutes."""

from datetime import timedelta

from django.utils import timezone

from cms.minutes.models import MinutesPage
from forums.dialogue.cards import Card
from forums.dialogue.clusters import Cluster
from forums.dialogue.models import Forum
from forums.notices.models import Notice
from forums.people.models import User
from proposals.intake.cards.models import CardOutcome, LeftBecause
from proposals.intake.goals.prompts import lay, offers
from proposals.suggestions.models import Suggestion

from .acting import moderator
from .clock import Clock, set_back
from .endings import ENDINGS
from .keys import stable
from .people import address
from .texts import Table, read_all

HANDED_OVER_AFTER = 2  # days
LAID = 2  # goals and measures on each table of the forum that is going on


def load() -> None:
    newest = Notice.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    for data in read_all("forums"):
        forum = Forum.objects.get(slug=data["slug"])
        if not data["days_ago"]:
            _lay_goals(forum)
        elif not CardOutcome.objects.of(forum).exists():
            with set_back() as clock:
                _hand_over(forum, data, clock)
    # It happened long ago in a town that does not exist: nobody is written to now.
    Notice.objects.filter(pk__gt=newest).update(sent_at=timezone.now(), email="")


def _lay_goals(forum: Forum) -> None:
    for _table, offered in offers(forum):
        lay(offer for offer in offered[:LAID] if not offer.lies)


def _hand_over(forum: Forum, data: Table, clock: Clock) -> None:
    for told in data["table"]:
        table = forum.tables.get(field__slug=told["field"])
        for each in told.get("cluster", []):
            _fate(Cluster.objects.get(table=table, title=each["title"]), each, data["days_ago"], clock)
        for each in told.get("card", []):
            _fate(Card.objects.get(table=table, text=each["text"]), each, data["days_ago"], clock)


def _fate(what: Card | Cluster, told: Table, days_ago: int, clock: Clock) -> None:
    office = User.objects.get(email=address("koordination"))
    since = days_ago - HANDED_OVER_AFTER
    clock.moment = what.forum.ends_at + timedelta(days=HANDED_OVER_AFTER)
    if "into" in told:
        target = Suggestion.objects.get(client_uuid=stable("suggestion", told["into"]))
        CardOutcome.join(what, to=target, by=office)
    elif "aside" in told:
        CardOutcome.set_aside(what, because=LeftBecause.OTHER, note=told["aside"], by=office)
    else:
        said = CardOutcome.make_suggestion(what, by=office)
        clock.moment += timedelta(days=1)
        said.release(by=moderator())
        if "state" in told:
            _decide(said, {**told, "key": str(what), "days_ago": since}, clock)


def _decide(said: Suggestion, story: Table, clock: Clock) -> None:
    now = clock.moment + timedelta(days=story["days_ago"] - 1)
    for event in ENDINGS[story["state"]](story):
        clock.moment = now - timedelta(days=event.days_ago)
        event.verb(Suggestion.objects.get(pk=said.pk))


def load_minutes() -> None:
    """A draft from the cards, published as it is."""
    editor = User.objects.get(email=address("redaktion"))
    for data in read_all("forums"):
        forum = Forum.objects.get(slug=data["slug"])
        if data["days_ago"] and not MinutesPage.objects.filter(forum=forum).exists():
            page = MinutesPage.draft(forum, by=editor)
            page.lead = data["minutes"]
            page.save_revision(user=editor).publish()
