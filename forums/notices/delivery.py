"""Sending what is unsent. The task itself is `Notice`'s own (`forums.notices.models.deliver`)."""

from .models import Notice, deliver


def resend() -> int:
    """Deliver what is unsent (the daily job). Returns how many were tried."""
    ids = list(Notice.objects.unsent().order_by("written_at").values_list("pk", flat=True))
    for pk in ids:
        deliver.enqueue(pk)
    return len(ids)
