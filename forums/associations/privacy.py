"""What this slice holds about a person: mandates, registrations they began, their name as an association's contact."""

import re
from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forums.people.consents import Consent, Purpose, register_items
from forums.people.mentions import names
from forums.people.person_fields import classify
from forums.people.personal_data import Entry, Fact, Subject, facts, register

from .calls import Call, CallAnswer
from .consents import Item
from .delegates import Delegate, Invitation
from .export import ListExport
from .history import HistoryEntry
from .joining import Joining
from .meetings import Meeting
from .models import Association, AssociationQuerySet, Proof
from .proofs.proof import ProofQuerySet
from .states import State


def _mandates(subject: Subject) -> Iterable[Entry]:
    for row in Delegate.objects.filter(person=subject.person).select_related("association") if subject.person else ():
        yield [Fact("association", _("association"), str(row.association)), *facts(row, "role", "starts", "ends")]


def _end_mandates(subject: Subject) -> None:
    """The office sees an association that nobody speaks for any more as a vacancy; what it said keeps its name."""
    if subject.person is not None:
        Delegate.everything.filter(person=subject.person).erase()
        Consent.objects.about(subject.person).delete()


def _mandates_meaning(subject: Subject) -> Iterable[str]:
    """Who is left to speak, and to decide who may."""
    mandates = Delegate.objects.running().filter(person=subject.person).select_related("association")
    for row in mandates if subject.person else ():
        others = Delegate.objects.running().filter(association=row.association_id).exclude(person=subject.person)
        told = {"association": row.association}
        if not others.exists():
            yield (
                gettext("Nobody else speaks for this association, and nobody could act for it: %(association)s") % told
            )
        elif not others.owners().exists():
            yield gettext("Nobody else may choose who speaks for %(association)s.") % told
        else:
            yield gettext("The right to speak for %(association)s ends. Others go on.") % told


def _registered(subject: Subject) -> AssociationQuerySet:
    began = Q(registrar_email__in=subject.addresses)
    if subject.user is not None:
        began |= Q(registrar=subject.user)
    if subject.person is not None and subject.person.name:
        began |= Q(pk__in=_naming(subject.person.name))
    found: AssociationQuerySet = Association.everything.filter(began)
    return found


def _naming(name: str) -> list[int]:
    """Associations whose contact is called so, or whose letters go to them (`c/o`), however it is spelled."""
    rows = Association.everything.exclude(contact_name="", street="").values_list("pk", "contact_name", "street")
    return [pk for pk, contact, street in rows if names(name, contact) or names(name, street)]


def _registrations(subject: Subject) -> Iterable[Entry]:
    for row in _registered(subject).with_consents():
        purposes = [
            str(Purpose(wish.purpose).label) for wish in sorted(row.wishes()) if wish.item == Item.CONTACT_PERSON
        ]
        yield [
            *facts(row, "name", "contact_name", "contact_function", "registrar_email"),
            Fact("contact_shown", _("the association agreed that the contact person is"), purposes),
        ]


def _proofs(subject: Subject) -> Iterable[Entry]:
    for row in _handed_in(subject).select_related("association"):
        yield [Fact("association", _("association"), str(row.association)), *facts(row, "kind", "name", "taken_in")]


def _handed_in(subject: Subject) -> ProofQuerySet:
    """By the account, or by whoever had the link of a registration of theirs."""
    theirs = Q(by=None, association__registrar_email__in=subject.addresses)
    if subject.user is not None:
        theirs |= Q(by=subject.user) | Q(by=None, association__registrar=subject.user)
    return Proof.objects.filter(theirs)


def _delete_proofs(subject: Subject) -> None:
    for row in _handed_in(subject):
        row.let_go()


def _proofs_meaning(subject: Subject) -> Iterable[str]:
    names = {str(row.association) for row in _handed_in(subject).select_related("association")}
    for name in sorted(names):
        yield gettext("The files that you handed in for %(association)s are deleted.") % {"association": name}


def _leave_registrations(subject: Subject) -> None:
    """Drafts that nobody else has seen go whole; an association that is there loses the person only."""
    for row in _registered(subject):
        if _goes_whole(row, subject):
            row.erase()
            continue
        if subject.person is not None:
            kept = [part for part in row.street.split(",") if not names(subject.person.name, part)]
            row.street = ",".join(kept).strip()
        if subject.person is not None and names(subject.person.name, row.contact_name):
            row.contact_name = row.contact_function = row.phone = ""
            row.consents.filter(item=Item.CONTACT_PERSON).delete()
        if row.registrar_email in subject.addresses or (subject.user and row.registrar_id == subject.user.pk):
            row.registrar, row.registrar_email, row.registrar_confirmed_at = None, "", None
        row.save()
    Association.everything.filter(email__in=subject.addresses).update(email="")


def _registrations_meaning(subject: Subject) -> Iterable[str]:
    for row in _registered(subject):
        told = {"association": row}
        if _goes_whole(row, subject):
            yield gettext("This registration is not sent yet and will be deleted: %(association)s.") % told
        elif subject.person is not None and names(subject.person.name, row.contact_name):
            yield gettext("After that, %(association)s has no contact person.") % told
            if row.phone:
                yield gettext("The telephone number of %(association)s is deleted, since it may be private.") % told


def _goes_whole(row: Association, subject: Subject) -> bool:
    return row.state == State.DRAFT and subject.user is not None and row.registrar_id == subject.user.pk


def _invitations(subject: Subject) -> Iterable[Entry]:
    for row in Invitation.objects.filter(email__in=subject.addresses).select_related("association"):
        yield [Fact("association", _("association"), str(row.association)), *facts(row, "email", "role")]


def _withdraw_invitations(subject: Subject) -> None:
    for row in Invitation.objects.filter(email__in=subject.addresses):
        row.withdraw()
    Invitation.objects.filter(email__in=subject.addresses).update(email="")


def _entries(subject: Subject) -> Iterable[Entry]:
    for row in HistoryEntry.objects.filter(by=subject.user).select_related("association") if subject.user else ():
        yield [Fact("association", _("association"), str(row.association)), *facts(row, "at", "kind", "text")]


def _anonymise_entries(subject: Subject) -> None:
    """Entries lose the account; a consent stays on record as the association's, without the person's name."""
    if subject.user is not None:
        Consent.objects.filter(given_by=subject.user).update(given_by_name="")
    if subject.person is not None and subject.person.name:
        Consent.objects.filter(given_by_name=subject.person.name).update(given_by_name="")
        for entry in HistoryEntry.objects.order_by("pk").iterator():
            _take_out(entry, subject.person.name)


def _take_out(entry: HistoryEntry, name: str) -> None:
    """The register goes on saying what was done, without the name."""
    text, data = _without(entry.text, name), _without(entry.data, name)
    if (text, data) != (entry.text, entry.data):
        HistoryEntry.objects.filter(pk=entry.pk).update(text=text, data=data)


def _without(value: Any, name: str) -> Any:
    match value:
        case str():
            return re.sub(re.escape(name), "…", value, flags=re.IGNORECASE)
        case list():
            return [_without(item, name) for item in value]
        case dict():
            return {key: _without(item, name) for key, item in value.items()}
    return value


def _classify() -> None:
    classify(
        Association,
        erased="contact_name contact_function registrar_email email phone street",
        public="name own_name activities meeting_place website",
        text="checks",
        nobody="slug register_number postcode town spoken search_text",
        shown=Q(state=State.VERIFIED),
    )
    classify(HistoryEntry, text="text data")
    classify(Proof, erased="file name", nobody="digest")
    classify(Invitation, erased="email")
    classify(ListExport, nobody="format")
    classify(Joining, text="contribution words")
    classify(Call, text="title text")
    classify(CallAnswer, text="text")
    classify(Meeting, text="title place link agenda minutes")


def register_holdings() -> None:
    _classify()
    register_items(dict(Item.choices))
    register("register", _("What you did for associations"), export=_entries, erase=_anonymise_entries)
    register(
        "invitations", _("Invitations to speak for an association"), export=_invitations, erase=_withdraw_invitations
    )
    register(
        "proofs",
        _("Proofs you handed in for associations"),
        export=_proofs,
        erase=_delete_proofs,
        meaning=_proofs_meaning,
    )
    register(
        "registrations",
        _("Associations you registered"),
        export=_registrations,
        erase=_leave_registrations,
        meaning=_registrations_meaning,
    )
    register(
        "mandates",
        _("Associations you speak for"),
        export=_mandates,
        erase=_end_mandates,
        meaning=_mandates_meaning,
    )
