"""What this slice holds about a person: mandates, invitations, registrations, being the contact of an association."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from forums.people.consents import Consent
from forums.people.privacy import Entry, Fact, Subject, facts, register

from .delegates import Delegate, Invitation
from .models import Association


def _mandates(subject: Subject) -> Iterable[Entry]:
    rows = Delegate.objects.filter(person=subject.person).select_related("association") if subject.person else ()
    for row in rows:
        yield [Fact("association", _("association"), row.association.name), *facts(row, "role", "starts", "ends")]
    for invitation in Invitation.objects.filter(email__in=subject.addresses).select_related("association"):
        yield [Fact("association", _("association"), invitation.association.name), *facts(invitation, "email", "role")]
    for association in Association.objects.filter(registrar_email__in=subject.addresses):
        yield facts(association, "name", "registrar_email")


def _erase(subject: Subject) -> None:
    """Mandates go; an association nobody speaks for is then shown to the office. What it said keeps its own name."""
    Invitation.objects.filter(email__in=subject.addresses).delete()
    theirs = Association.everything.filter(registrar_email__in=subject.addresses)
    theirs.update(registrar_email="", registrar_confirmed_at=None)
    Association.everything.filter(email__in=subject.addresses).update(email="")
    if subject.user is not None:
        Consent.objects.filter(given_by=subject.user).update(given_by_name="")
    if subject.person is None:
        return
    Consent.objects.about(subject.person).delete()
    mandates = Delegate.everything.filter(person=subject.person)
    spoken_for = Association.everything.filter(pk__in=mandates.values("association"))
    spoken_for.filter(contact_name=subject.person.name).update(contact_name="", contact_function="")
    Consent.objects.filter(given_by_name=subject.person.name).update(given_by_name="")
    mandates.erase()


def register_holdings() -> None:
    register("associations", _("Associations"), export=_mandates, erase=_erase)
