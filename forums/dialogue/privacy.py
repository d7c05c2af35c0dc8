"""What this slice holds about a person: registrations under an address that they proved."""

from collections.abc import Iterable

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forums.people.personal_data import Entry, Fact, Subject, facts, register

from .registration import Registration, RegistrationQuerySet
from .states import RegistrationState


def _theirs(subject: Subject) -> RegistrationQuerySet:
    return Registration.objects.filter(email__in=subject.addresses).select_related("forum")


def _export(subject: Subject) -> Iterable[Entry]:
    """What somebody entered with a stranger's address, which was never confirmed, does not belong to the stranger."""
    for row in _theirs(subject).exclude(confirmed_at=None):
        yield [
            Fact("forum", _("forum"), str(row.forum)),
            *facts(row, "state", "name", "email", "entered_at"),
            Fact("interpreter", _("interpreter for"), row.interpreter_name),
            *facts(row, "children", "step_free", "sign_language", "note"),
        ]


def _erase(subject: Subject) -> None:
    """The place goes to somebody on the waiting list; of an unconfirmed registration only the address is deleted."""
    for row in _theirs(subject).exclude(confirmed_at=None):
        row.cancel()
        row.delete()
    _theirs(subject).update(email="")


def _meaning(subject: Subject) -> Iterable[str]:
    for row in _theirs(subject).exclude(confirmed_at=None).exclude(state=RegistrationState.CANCELLED).order_by("pk"):
        yield gettext("The registration for this forum is cancelled: %(forum)s.") % {"forum": row.forum}


def register_holdings() -> None:
    register("forum_registrations", _("Your registrations for forums"), export=_export, erase=_erase, meaning=_meaning)
