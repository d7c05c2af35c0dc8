"""What the letters about evaluations say, and the daily job that reminds: once before a date, once after it."""

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from forums.fields.models import ActionField
from forums.municipality.calendar import today
from forums.notices.letters import Letter, register_letter
from forums.notices.models import Notice
from forums.notices.reminders import register_reminder
from forums.people.models import User
from proposals.suggestions.reminders import Rhythm

from .models import DAYS_TO_APPROVE, Evaluation
from .permissions import approves_as, assessed_by
from .telling import APPROVE_LATE, ASKED, ASSESS_LATE, ASSESS_SOON, TO_APPROVE, ask_teams, tell_steering


def remind() -> int:
    """Returns how many notices are new. Also tells of what came to wait without anybody's word: a team that ended."""
    rhythm = Rhythm.current()
    asked = Evaluation.objects.filter(approved_version=None, assess_by__lte=rhythm.horizon).order_by("pk")
    waiting = Evaluation.objects.awaiting_approval()
    return sum(_teams(each, rhythm) for each in asked) + sum(_steering(each, rhythm) for each in waiting)


def _teams(evaluation: Evaluation, rhythm: Rhythm) -> int:
    day = evaluation.assess_by
    if day is None:
        return 0
    if rhythm.round_after(day):
        return ask_teams(evaluation, kind=ASSESS_LATE)
    if rhythm.lately(localdate(evaluation.created)):  # they have just been asked
        return 0
    return ask_teams(evaluation, kind=ASSESS_SOON) if rhythm.before(day) else 0


def _steering(evaluation: Evaluation, rhythm: Rhythm) -> int:
    late = rhythm.round_after(rhythm.calendar.add(localdate(evaluation.written), DAYS_TO_APPROVE))
    return tell_steering(evaluation) + (tell_steering(evaluation, kind=APPROVE_LATE) if late else 0)


def page_to_assess(evaluation: Evaluation, fields: Sequence[ActionField]) -> str:
    """Where somebody writes who has a seat for these fields."""
    if len(fields) == 1:
        return reverse("evaluation_assess", args=[evaluation.slug, fields[0].slug])
    return evaluation.get_absolute_url()


def _to_team(notice: Notice) -> Letter | None:
    """None once the team has written, the evaluation is approved or discarded, and for whoever has left the team."""
    evaluation, user = _evaluation(notice), _reader(notice)
    if evaluation is None or user is None or evaluation.approved_version is not None or evaluation.assess_by is None:
        return None
    fields = assessed_by(user)
    written = set(evaluation.assessments.values_list("field", flat=True))
    missing = [field for field in fields if field.pk not in written]
    late = evaluation.assess_by < today()
    if not missing or (notice.kind == ASSESS_SOON and late) or (notice.kind == ASSESS_LATE and not late):
        return None
    words = _("The teams were asked to write by %(day)s.") if late else _("Please write by %(day)s.")
    return Letter(
        title=_("Please say how your team sees it"),
        about=str(evaluation),
        url=settings.SITE_URL + page_to_assess(evaluation, fields),
        action=_("Write the assessment"),
        why=_("You get this mail because you have a seat in the team of an action field."),
        sentences=(
            _("What became of the goals and measures is being evaluated. It is about: %(fields)s.")
            % {"fields": ", ".join(map(str, missing))},
            words % {"day": date_format(evaluation.assess_by)},
            _("One of your team is enough. The steering group approves it, then everybody can read it."),
        ),
    )


def _to_steering(notice: Notice) -> Letter | None:
    """None once it is approved or discarded, or a team is missing again, and for whoever has left the group."""
    evaluation, user = _evaluation(notice), _reader(notice)
    waiting = evaluation and Evaluation.objects.awaiting_approval().filter(pk=evaluation.pk).first()
    if not waiting or user is None or approves_as(user) is None:
        return None
    due_on = Rhythm.current().calendar.add(localdate(waiting.written), DAYS_TO_APPROVE)
    late = due_on < today()
    if notice.kind == APPROVE_LATE and not late:
        return None
    told = _("All teams that have members have written how they see it.")
    words = _("It should have been approved by %(day)s.") if late else _("Please approve it by %(day)s.")
    return Letter(
        title=_("An evaluation waits for your approval"),
        about=str(waiting),
        url=settings.SITE_URL + waiting.get_absolute_url(),
        action=_("Read the evaluation"),
        why=_("You get this mail because you belong to the steering group."),
        sentences=(
            told if waiting.version else _("No team has to write anything."),
            words % {"day": date_format(due_on)},
            _("One of the group is enough. From then on everybody can read it."),
        ),
    )


def _evaluation(notice: Notice) -> Evaluation | None:
    about = notice.about
    return about if isinstance(about, Evaluation) and not about.deleted else None


def _reader(notice: Notice) -> User | None:
    return User.objects.filter(pk=notice.recipient.partition(":")[2], is_active=True).first()


def register_letters() -> None:
    for kind in (ASKED, ASSESS_SOON, ASSESS_LATE):
        register_letter(kind, _to_team)
    for kind in (TO_APPROVE, APPROVE_LATE):
        register_letter(kind, _to_steering)
    register_reminder("evaluations", remind)
