"""Sending what is unsent. The task for one is `Notice`'s own (`forums.notices.models.deliver`); many to one person at
one time go as one mail that lists them."""

from django.tasks import task
from django.utils import translation

from .mails import compose
from .models import Notice, deliver, notice_kinds
from .registry import Context

FEWEST_TOGETHER = 5
MOST_TOGETHER = 50


def resend() -> int:
    """Deliver what is unsent (the daily job). Returns how many were tried."""
    waiting = list(Notice.objects.unsent().order_by("written_at", "pk"))
    by_reader: dict[tuple[str, ...], list[int]] = {}
    for notice in waiting:
        if digest := notice_kinds.digest(notice.kind):
            key = (digest, notice.recipient, notice.email, notice.language)
            by_reader.setdefault(key, []).append(notice.pk)
    many = [ids for ids in by_reader.values() if len(ids) >= FEWEST_TOGETHER]
    together = {pk for ids in many for pk in ids}
    for notice in waiting:
        if notice.pk not in together:
            deliver.enqueue(notice.pk)
    for ids in many:
        for start in range(0, len(ids), MOST_TOGETHER):
            deliver_together.enqueue(ids[start : start + MOST_TOGETHER])
    return len(waiting)


@task
def deliver_together(notice_ids: list[int]) -> None:
    """One mail of these notices, all of one digest and to one address. Each that is no longer true is dropped; one
    that fails is put back and holds up no other."""
    notices = [notice for pk in notice_ids if (notice := Notice.claimed(pk))]
    if not notices:
        return
    with translation.override(notices[0].language):
        told = [(notice, context) for notice in notices if (context := _context(notice)) is not None]
        if told:
            _send([notice for notice, _context in told], [context for _notice, context in told])


def _context(notice: Notice) -> Context | None:
    try:
        context = notice.context()
    except Exception as error:
        notice.put_back(error)
        return None
    if context is None:
        notice.finish(sent=False)
    return context


def _send(notices: list[Notice], letters: list[Context]) -> None:
    first = notices[0]
    try:
        template = notice_kinds.digest(first.kind)
        compose(template, {"letters": letters}, to=first.email, language=first.language).send()
    except Exception as error:
        for notice in notices:
            notice.put_back(error)
        return
    for notice in notices:
        notice.finish(sent=True)
