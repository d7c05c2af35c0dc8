"""`manage.py tick`: everything that happens because time passes. Run it hourly (or at least daily) from cron.

Safe to run twice, late or in parallel: see proposals.daily.
"""

import logging
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from forums.notices.gathering import gathered
from proposals.daily import JOBS

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Do what is due: overdue marks, time-outs, returns, retention, unsent notices, scheduled publishing."

    def handle(self, *args: Any, **options: Any) -> None:
        failed = []
        with gathered():
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
