"""What this slice holds about a person: that a paper proposes them for an office."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from forums.people.personal_data import Entry, Fact, Subject, facts, register

from .models import Appointment


def _export(subject: Subject) -> Iterable[Entry]:
    rows = Appointment.objects.filter(person=subject.person).select_related("body", "paper") if subject.person else ()
    for row in rows:
        named = [Fact("paper", _("Paper"), row.paper.number), Fact("body", _("office"), str(row.body))]
        yield [*named, *facts(row, "starts", "ends")]


def _erase(subject: Subject) -> None:
    """What is not decided falls away. What was is a membership, which stays as a role without a name."""
    if subject.person is not None:
        Appointment.everything.filter(person=subject.person, membership=None).delete()


def register_holdings() -> None:
    register("appointments", _("Appointments by the council"), export=_export, erase=_erase)
