"""What waits because of forums: to prepare and to end one, to lead a table, to word a question anew."""

from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.inbox.registry import Item, Rows, Source, register
from forums.people.models import User
from forums.records.copies import has_lost_words

from .models import Forum, ForumState, Prompt, Table
from .permissions import may_plan

AHEAD = timedelta(days=14)


def _to_run(user: User, on: date) -> Rows[Forum]:
    """Past their end and not ended; or soon, without tables or with a table that nobody leads."""
    now = timezone.now()
    tables = Table.objects.filter(forum=OuterRef("pk"))
    unprepared = ~Exists(tables) | Exists(tables.filter(host=None))
    late = Q(state__in=[ForumState.PLANNED, ForumState.RUNNING], ends_at__lt=now)
    soon = Q(state=ForumState.PLANNED, starts_at__lte=now + AHEAD, ends_at__gte=now)
    rows = Forum.objects.filter(late | (soon & unprepared))
    return Rows(rows.order_by("starts_at", "pk"), _forum)


def _forum(forum: Forum) -> Item:
    if forum.ends_at < timezone.now():
        running = forum.state == ForumState.RUNNING
        task = _("The forum is over: end it") if running else _("Did the forum take place? Hold or cancel it")
    else:
        task = _("Prepare the forum: tables, and who leads them")
    return Item(task, str(forum), reverse("forum_desk", args=[forum.pk]), timezone.localdate(forum.starts_at))


def _tables(user: User, on: date) -> Rows[Table]:
    """Running now, or within two weeks."""
    mine = Q(host=user.person_id) | Q(scribe=user.person_id)
    coming = Q(forum__state=ForumState.PLANNED, forum__starts_at__lte=timezone.now() + AHEAD)
    coming &= Q(forum__ends_at__gte=timezone.now())
    rows = Table.objects.filter(mine, coming | Q(forum__state=ForumState.RUNNING), forum__deleted=None)
    ordered = rows.annotate(begins=F("forum__starts_at")).order_by("begins", "pk").select_related("forum", "field")
    return Rows(ordered, lambda table: _table(table, user))


def _table(table: Table, user: User) -> Item:
    task = _("You lead a table") if table.host_id == user.person_id else _("You write at a table")
    url = reverse("forum_host_tables", args=[table.forum.slug])
    day = timezone.localdate(table.forum.starts_at)
    return Item(task, str(table.forum), url, day, note=str(table.topic))


def _to_reword(user: User, on: date) -> Rows[Prompt]:
    """By the day of the forum; of its own questions, since those from the concept are worded there."""
    open_forums = Forum.objects.filter(state__in=[ForumState.PLANNED, ForumState.RUNNING])
    rows = Prompt.objects.filter(has_lost_words("text"), table__forum__in=open_forums, about=None).select_related(
        "table__forum"
    )
    return Rows(rows.order_by("table__forum__starts_at", "pk"), _without_words)


def _without_words(prompt: Prompt) -> Item:
    forum = prompt.table.forum
    task = _("Find new words for a question at a table: some were removed")
    url = reverse("forum_table", args=[prompt.table_id])
    return Item(task, str(prompt), url, timezone.localdate(forum.starts_at), note=str(forum))


def register_sources() -> None:
    register(
        Source("forums", may_plan, gettext_lazy("Forums to prepare, and to end."), _to_run),
        Source(
            "questions without words",
            may_plan,
            gettext_lazy("Questions at tables that lost words removed elsewhere: find new ones."),
            _to_reword,
        ),
        Source(
            "tables",
            lambda user: user.person_id is not None,
            gettext_lazy("Tables at a forum that you lead or write at."),
            _tables,
            by_role=False,
        ),
    )
