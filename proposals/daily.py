"""What happens because time passes: the jobs of `manage.py tick`, in their order.

Every job looks at what is due now, changes each row in its own transaction under that row's lock, leaves alone
what another run has done already, and returns how many rows it changed.
"""

from collections.abc import Callable

from django.core.management import call_command

from forums.associations import jobs as associations
from forums.dialogue.public import reminders as forums
from forums.embeddings.indexing import index_all
from forums.notices import delivery
from forums.notices.reminders import reminders as of_other_rooms
from forums.records import retention
from proposals.measures.indicators import reminders as indicators
from proposals.moderation import jobs as moderation
from proposals.public.tallies import keeping as tallies
from proposals.suggestions import author_reminders
from proposals.suggestions import jobs as suggestions
from proposals.triage import jobs as triage
from proposals.triage import overdue, reminders
from proposals.triage.routing import rank_waiting

type Job = Callable[[], int]


def publish_scheduled() -> int:
    """Wagtail's own: pages whose hour has come or gone."""
    call_command("publish_scheduled", verbosity=0)
    return 0


# What dates and silence do to suggestions and drafts.
DEADLINES: dict[str, Job] = {
    "danger flags nobody opened": moderation.alert_about_danger,
    "unanswered questions": suggestions.end_unanswered_questions,
    "deferred suggestions": suggestions.return_deferred,
    "overdue suggestions": suggestions.mark_overdue,
    "ended mandates": triage.lapse_with_terms,
    "teams without members": triage.escalate_from_unstaffed,
    "unsigned drafts": triage.time_out_unsigned,
    "disagreements": triage.end_disagreements,
    "long overdue": overdue.escalate_all_overdue,
}

# What people hear because of dates, after all that the dates themselves do.
REMINDERS: dict[str, Job] = {
    "reminders to sign": reminders.remind_signers,
    "reminders to seats": reminders.remind_seats,
    "list for the lead tandem": reminders.list_for_lead,
    "list for the coordination": reminders.list_for_coordination,
    "reminders to partners": reminders.remind_partners,
    "reminders of questions": author_reminders.remind_of_questions,
    "reminders of the right to reopen": author_reminders.remind_of_reopening,
    "reminders to moderators": moderation.remind,
    "reminders of readings": indicators.remind_of_readings,
    **of_other_rooms(),
}

JOBS: dict[str, Job] = {
    **DEADLINES,
    **REMINDERS,
    "suggestions without a field": rank_waiting,
    "associations to confirm": associations.review_annually,
    "forums in two days": forums.remind,
    **{f"kept long enough: {rule.name}": rule.delete for rule in retention.rules() if rule.delete},
    "figures that have changed": tallies.settle,
    "figures that were kept wrongly": tallies.check_daily,
    "texts without a vector": index_all,
    "scheduled pages": publish_scheduled,
    "unsent notices": delivery.resend,
}
