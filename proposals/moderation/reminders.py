"""What moderators hear of: new texts, and texts that nobody read or checked in time.

- A new text, and a rejected one whose author asks to check again: at once to those who want it so (the default:
  two working days are short), to the others with the daily mail. A possible danger has told everybody already.
- One daily mail at most, on working days: to those who chose it, when there is something new since the last one;
  to every moderator, as long as something has passed its date. What another procedure brought in its hundreds is
  new in the daily mail of everybody.
- The complaints office: before the date of its answer and after it, in the rhythm of all reminders
  (proposals.suggestions.reminders).

Nobody hears of their own text. Mails name numbers, never the words: those nobody has read yet.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db.models import Max
from django.utils import timezone

from forums.bodies.models import Duty
from forums.municipality.calendar import WorkingCalendar, today
from forums.municipality.models import Municipality
from forums.notices.models import Notice, Recipient
from forums.people.models import NewTexts, User
from forums.people.roles import moderators
from proposals.suggestions.models import Source, Step, Suggestion, SuggestionQuerySet
from proposals.suggestions.reminders import Rhythm

from .notices import to_complaints_office
from .queues import late, unread_since

NEW_TEXT = "moderation.new"
DAILY = "moderation.daily"
COMPLAINT = "complaint.reminder"


def to_moderators(users: Iterable[User]) -> list[Recipient]:
    return [Recipient(f"user:{user.pk}", user.email, user.language) for user in users]


def write_about_new_text(suggestion: Suggestion, step: Step) -> None:
    """At once, inside the transaction that received it."""
    told = moderators().filter(new_texts=NewTexts.AT_ONCE)
    event = f"{NEW_TEXT}:{suggestion.pk}:{step.number}"
    Notice.objects.write(NEW_TEXT, event, to_moderators(told), about=suggestion, by=suggestion.author, step=step.number)


def write_daily() -> int:
    """The daily mails that are due; returns how many are new."""
    if not WorkingCalendar.current().is_working_day(today()):
        return 0
    event, overdue = f"{DAILY}:{today()}", late_now().exists()
    written = Notice.objects.filter(event=event)
    before = written.count()
    for moderator in moderators():
        if overdue or unread_by(moderator).exists():
            Notice.objects.write(DAILY, event, to_moderators([moderator]), about=moderator, on=today().isoformat())
    return written.count() - before


def unread_by(moderator: User) -> SuggestionQuerySet:
    """What is new to the moderator: since the last daily mail, unless they were told of each at once."""
    earlier = Notice.objects.filter(kind=DAILY, recipient=f"user:{moderator.pk}", written_at__lt=_midnight())
    rows = unread_since(earlier.aggregate(last=Max("written_at"))["last"]).exclude(author=moderator)
    if moderator.new_texts == NewTexts.AT_ONCE:
        rows = rows.filter(source=Source.IMPORT)
    return rows


def _midnight() -> datetime:
    return timezone.make_aware(datetime.combine(today(), time()))


def late_now() -> SuggestionQuerySet:
    """Texts past the date by which they should have been read or checked."""
    return late(published_before=_last_day_to_read())


def _last_day_to_read() -> date:
    """What was published unread before this day should have been read by yesterday at the latest."""
    calendar, days = WorkingCalendar.current(), Municipality.current().moderation_days
    day = today()
    while calendar.add(day, days) >= today():
        day -= timedelta(days=1)
    return day + timedelta(days=1)


def remind_complaints_office() -> int:
    """Of each open complaint, by its date; returns how many mails are new."""
    rhythm = Rhythm.current()
    rows = Suggestion.objects.open().filter(holder__duty=Duty.COMPLAINTS, due_on__lte=rhythm.horizon)
    written = Notice.objects.filter(kind=COMPLAINT)
    before = written.count()
    for complaint in rows.select_related("holder"):
        day = complaint.due_on
        passed = rhythm.round_after(day) if day else 0
        if day and (passed or rhythm.before(day)):
            due = day.isoformat()
            event = f"{COMPLAINT}:{complaint.pk}:{due}:{passed}"
            Notice.objects.write(COMPLAINT, event, to_complaints_office(complaint.holder), about=complaint, due=due)
    return written.count() - before
