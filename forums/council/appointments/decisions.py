"""Papers about appointments: a decision makes them, its correction takes them back; the paper's page shows them."""

from collections.abc import Sequence
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..papers import signals, subjects
from ..papers.consultations import Consultation
from ..papers.models import Paper
from .models import Appointment


def _on_decided(consultation: Consultation, carried: bool | None, **_signal: Any) -> None:
    for appointment in Appointment.objects.of(consultation.paper):
        if not carried:
            appointment.take_back()
        elif consultation.paper.is_shown:
            appointment.take_effect(consultation)


def catch_up(appointment: Appointment) -> None:
    """What is entered after the decision follows it now."""
    paper = appointment.paper
    if (decision := paper.decision) and decision.carried and paper.is_shown:
        appointment.take_effect(decision)


def _shown(paper: Paper) -> Sequence[subjects.Concerned]:
    return [subjects.Concerned(each.body.name, note=_note(each)) for each in Appointment.objects.of(paper)]


def _note(appointment: Appointment) -> str:
    """The name only with consent; since when, or until when."""
    person, made = appointment.person, appointment.membership
    said = [person.name] if person.name_public else []
    starts, ends = (made.starts, made.ends) if made else (appointment.starts, appointment.ends)
    if starts:
        said.append(_("from %(day)s") % {"day": date_format(starts, "DATE_FORMAT")})
    if ends:
        said.append(_("until %(day)s") % {"day": date_format(ends, "DATE_FORMAT")})
    return ", ".join(said)


def register_subject() -> None:
    signals.decided.connect(_on_decided, dispatch_uid="appointments decided")
    subjects.register(subjects.Subject("appointments", gettext_lazy("Appointments"), shown=_shown))
