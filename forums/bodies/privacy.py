"""What this slice holds about a person: memberships. They stay, as a role without a name, and end today."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forums.municipality.calendar import today
from forums.people.person_fields import classify
from forums.people.personal_data import Entry, Fact, Subject, facts, register

from .models import SEATED, Body, Membership, MembershipRole

ALONE = (*SEATED, MembershipRole.HOLDER)  # one person only has it


def _export(subject: Subject) -> Iterable[Entry]:
    for row in Membership.objects.filter(person=subject.person).select_related("body") if subject.person else ():
        body = Fact("body", _("body"), str(row.body))
        yield [body, *facts(row, "role", "capacity", "organisation", "starts", "ends", "interim")]


def _erase(subject: Subject) -> None:
    """A seat nobody can act for is vacant from today on: the bench and the office see it."""
    if subject.person is None:
        return
    theirs = Membership.everything.filter(person=subject.person)
    theirs.filter(starts__gt=today()).delete()
    running = theirs.filter(Q(ends=None) | Q(ends__gte=today()))
    running.filter(starts=today()).update(ends=today())
    running.exclude(starts=today()).update(ends=today() - timedelta(days=1))


def _meaning(subject: Subject) -> Iterable[str]:
    running = Membership.objects.running().filter(person=subject.person).select_related("body")
    for row in running if subject.person else ():
        told = {"body": row.body, "role": row.get_role_display()}
        if row.role in ALONE:
            yield gettext("This becomes vacant: %(role)s (%(body)s).") % told
        else:
            yield gettext("This membership ends: %(body)s.") % told


def _classify() -> None:
    classify(Body, public="name task email phone", nobody="slug")
    classify(Membership, public="organisation")


def register_holdings() -> None:
    _classify()
    register("memberships", _("Memberships"), export=_export, erase=_erase, meaning=_meaning)
