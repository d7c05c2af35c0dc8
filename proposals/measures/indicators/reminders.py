"""Reminders of readings: once before the date and once when it has passed, to the team of the field.

Each seat's holder hears; where nobody holds it or can be reached, the deputy; for a field without a team the lead
tandem. After that the indicator stands in their list until the figure is there. What was entered in the meantime
reminds nobody: the mail is dropped.
"""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from forums.bodies.models import Body, Duty, Kind
from forums.bodies.reached import seated_accounts
from forums.municipality.calendar import today
from forums.notices.kinds import register
from forums.notices.models import Notice, Recipient
from forums.people.models import User
from proposals.suggestions.reminders import Rhythm

from .models import Indicator
from .permissions import may_record

DUE = "reading.due_soon"
OVERDUE = "reading.overdue"
FOLDER = "proposals/measures/indicators/notices"


def remind_of_readings() -> int:
    """What is due today; returns how many notices are new."""
    rhythm = Rhythm.current()
    return sum(_remind(indicator, day, rhythm) for indicator in Indicator.objects.read() if (day := indicator.due_on))


def _remind(indicator: Indicator, day: date, rhythm: Rhythm) -> int:
    passed = bool(rhythm.round_after(day))
    if not passed and not rhythm.before(day):
        return 0
    kind = OVERDUE if passed else DUE
    event = f"{kind}:{indicator.pk}:{day}"
    written = Notice.objects.filter(event=event)
    if written.exists():
        return 0
    Notice.objects.write(kind, event, _team(indicator), about=indicator, due=day.isoformat())
    return written.count()


def _team(indicator: Indicator) -> list[Recipient]:
    field = indicator.goal.field
    of_field = Q(field=field) | Q(field__parent=field)
    networks = Body.objects.current().filter(of_field, kind=Kind.NETWORK).with_memberships()
    lead = Body.objects.current().filter(duty=Duty.LEAD).with_memberships()
    accounts = seated_accounts(networks) or seated_accounts(lead)
    return [Recipient(f"user:{user.pk}", user.email, user.language) for user in accounts]


@dataclass(frozen=True)
class Words:
    headline: str
    sentence: str


def _due_soon(day: date) -> Words | None:
    if day < today():
        return None
    return Words(_("A reading is due soon"), _("Please enter it by %(day)s.") % {"day": date_format(day)})


def _overdue(day: date) -> Words | None:
    if day >= today():
        return None
    return Words(_("A reading is overdue"), _("The reading was due by %(day)s.") % {"day": date_format(day)})


def _context(notice: Notice) -> dict[str, object] | None:
    """None once the reading is there or its date was changed, and for whoever has left the team."""
    indicator = notice.about
    if not isinstance(indicator, Indicator) or indicator.deleted:
        return None
    day = indicator.due_on
    user = User.objects.filter(pk=notice.recipient.partition(":")[2], is_active=True).first()
    if day is None or day.isoformat() != notice.data["due"] or user is None or not may_record(user, indicator):
        return None
    words = _due_soon(day) if notice.kind == DUE else _overdue(day)
    if words is None:
        return None
    url = settings.SITE_URL + reverse("indicator_readings", args=[indicator.uuid])
    return {"indicator": indicator, "words": words, "url": url}


def register_letters() -> None:
    for kind in (DUE, OVERDUE):
        register(kind, template=FOLDER, context=_context, digest=f"{FOLDER}/digest")
