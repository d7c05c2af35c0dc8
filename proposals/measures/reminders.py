"""Before a measure's review, and once when its day has passed, whoever steers its field gets a mail. Until they report
it stays in their list; nobody is mailed again about the same day.

Where a field's tandem has nobody who can be reached, the lead tandem hears.
"""

from django.conf import settings
from django.db.models import Max
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from forums.bodies.models import Body, Duty, Kind
from forums.bodies.reached import seated_accounts
from forums.municipality.calendar import today
from forums.notices.letters import Letter, register_letter
from forums.notices.models import Notice, Recipient
from forums.notices.reminders import register_reminder
from forums.people.models import User
from proposals.suggestions.reminders import Rhythm

from .models import Measure
from .permissions import may_report
from .workflow import ENDED

REVIEW_SOON = "measure.review_soon"
REVIEW_LATE = "measure.review_late"


def remind() -> int:
    """Returns how many mails are new."""
    rhythm = Rhythm.current()
    rows = Measure.objects.filter(review_on__lte=rhythm.horizon).exclude(status__in=ENDED)
    return sum(_remind(measure, rhythm) for measure in rows.annotate(told=Max("progress__at")).order_by("pk"))


def _remind(measure: Measure, rhythm: Rhythm) -> int:
    day = measure.review_on
    if day is None:
        return 0
    if rhythm.round_after(day):
        kind = REVIEW_LATE
    elif rhythm.before(day) and not (measure.told and rhythm.lately(localdate(measure.told))):
        kind = REVIEW_SOON  # not to whoever has just reported and set the day
    else:
        return 0
    event = f"{kind}:{measure.pk}:{day}"
    known = set(Notice.objects.filter(event=event).values_list("recipient", flat=True))
    new = [recipient for recipient in _steering(measure) if recipient.key not in known]
    Notice.objects.write(kind, event, new, about=measure, by=None, due=day.isoformat())
    return len(new)


def _steering(measure: Measure) -> list[Recipient]:
    networks = Body.objects.current().filter(kind=Kind.NETWORK, field=measure.field_id).with_memberships()
    lead = Body.objects.current().filter(duty=Duty.LEAD).with_memberships()
    accounts = seated_accounts(networks[:1]) or seated_accounts(lead[:1])
    return [Recipient(f"user:{user.pk}", user.email, user.language) for user in accounts]


def _letter(notice: Notice) -> Letter | None:
    """Nothing of a measure that is over or gone, of another day, or to whoever has left the seat."""
    measure = notice.about
    if not isinstance(measure, Measure) or measure.deleted or measure.is_over or measure.review_on is None:
        return None
    late = measure.review_on < today()
    user = User.objects.filter(pk=notice.recipient.partition(":")[2], is_active=True).first()
    if measure.review_on.isoformat() != notice.data["due"] or late != (notice.kind == REVIEW_LATE):
        return None
    if user is None or not may_report(user, measure):
        return None
    words = _("Its review was due on %(day)s.") if late else _("Its next review is on %(day)s.")
    return Letter(
        title=_("Please say how far a measure is"),
        about=str(measure),
        url=settings.SITE_URL + reverse("measure_report", args=[measure.slug]),
        action=_("Report on the measure"),
        why=_("You get this mail because you steer this action field."),
        sentences=(
            words % {"day": date_format(measure.review_on)},
            _("Where it stands now: %(status)s.") % {"status": measure.get_status_display()},
            _("It takes a minute: where it stands, one sentence, the next review."),
        ),
    )


def register_letters() -> None:
    for kind in (REVIEW_SOON, REVIEW_LATE):
        register_letter(kind, _letter)
    register_reminder("reviews of measures", remind)
