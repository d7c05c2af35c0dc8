"""`manage.py tick`: everything that happens because time passes. Run it hourly (or at least daily) from cron.

Safe to run twice, late or in parallel: every job looks at what is due now, changes each row in its own
transaction under that row's lock, and leaves alone what another run has done already.
"""

import logging
from collections.abc import Callable
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from forums.associations import annual_review as yearly
from forums.dialogue.public import jobs as forums
from forums.embeddings.indexing import remember_all
from forums.notices import delivery
from forums.records import retention
from proposals.moderation import jobs as moderation
from proposals.suggestions import jobs as suggestions
from proposals.triage import jobs as triage
from proposals.triage.routing import rank_waiting

logger = logging.getLogger(__name__)


def publish_scheduled() -> int:
    """Wagtail's own: pages whose hour has come or gone."""
    call_command("publish_scheduled", verbosity=0)
    return 0


JOBS: dict[str, Callable[[], int]] = {
    "danger flags nobody opened": moderation.alert_about_danger,
    "unanswered questions": suggestions.end_unanswered_questions,
    "deferred suggestions": suggestions.return_deferred,
    "overdue suggestions": suggestions.mark_overdue,
    "suggestions without a field": rank_waiting,
    "ended mandates": triage.lapse_with_mandates,
    "teams without members": triage.leave_empty_benches,
    "unsigned drafts": triage.pass_on_unsigned,
    "disagreements": triage.end_disagreements,
    "associations to confirm": yearly.ask_all,
    "forums in two days": forums.remind,
    **{f"kept long enough: {rule.name}": rule.delete for rule in retention.rules() if rule.delete},
    "texts without a vector": remember_all,
    "scheduled pages": publish_scheduled,
    "unsent notices": delivery.resend,
}


class Command(BaseCommand):
    help = "Do what is due: overdue marks, time-outs, returns, retention, unsent notices, scheduled publishing."

    def handle(self, *args: Any, **options: Any) -> None:
        failed = []
        for name, job in JOBS.items():
            try:
                count = job()
            except Exception:  # one job that fails must not stop the others
                logger.exception("tick: %s", name)
                failed.append(name)
                continue
            if count and options["verbosity"]:
                self.stdout.write(f"{name}: {count}")
        if failed:
            raise CommandError(f"failed: {', '.join(failed)}")
