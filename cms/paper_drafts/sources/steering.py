"""Who steers, the migration officer, and whom a paper proposes for an office."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from forums.bodies.models import Body, Duty, Membership, MembershipRole
from forums.bodies.tandem import FilledSeat

from ..facts import Facts
from ..pieces import Column, Piece, p, table
from .reading import Reading


def steering(reading: Reading) -> list[Piece]:
    lead = Body.objects.current().filter(duty=Duty.LEAD).with_memberships().first()
    columns = [Column(_("Action field")), Column(_("Seat of the city")), Column(_("Seat of the partner"))]
    rows = []
    for field, network in reading.networks:
        seats = [_seat(seat) for seat in network.tandem().seats] if network else [_("no network yet")] * 2
        rows.append([f"{field.code} {field}", *seats])
    found = []
    if lead is not None:
        office, partner = (_seat(seat) for seat in lead.tandem().seats)
        told = _("The whole is led by %(body)s. Seat of the city: %(office)s. Seat of the partner: %(partner)s.")
        found.append(p(told % {"body": lead, "office": office, "partner": partner}))
    if not rows:
        return [*found, p(_("No networks of action fields have been recorded."))]
    steered = _("The network of a field is steered by a tandem: one person from the city, one from the field.")
    return [*found, p(steered), table(_("Tandems of the action fields"), columns, rows)]


def _seat(seat: "FilledSeat[Membership]") -> str:
    """By organisation or function, never by name: a paper stays."""
    if seat.holder is None:
        return _("vacant")
    person = seat.holder.person
    said = str(seat.holder.organisation) or (str(person.organisation) or str(person.function) if person else "")
    return said or _("filled")


def officer(reading: Reading) -> list[Piece]:
    office = Body.objects.current().filter(duty=Duty.MIGRATION_OFFICER).with_memberships().first()
    if office is None:
        return [p(_("No office of a migration officer has been recorded."))]
    held = next((each for each in office.running() if each.role == MembershipRole.HOLDER), None)
    task = [p(office.task)] if str(office.task).strip() else []
    if held is None:
        return [*task, p(_("The office “%(office)s” is vacant at the moment.") % {"office": office})]
    return [*task, p(_held(office, held))]


def _held(office: Body, held: Membership) -> str:
    """The name only with consent."""
    said = [_("The office “%(office)s” is filled") % {"office": office}]
    if held.person and held.person.name_public:
        said.append(held.person.name)
    if held.starts:
        said.append(_("since %(day)s") % {"day": date_format(held.starts, "DATE_FORMAT")})
    if held.ends:
        said.append(_("until %(day)s") % {"day": date_format(held.ends, "DATE_FORMAT")})
    if held.interim:
        said.append(_("in the interim"))
    return ", ".join(said) + "."


def appointment(reading: Reading) -> list[Piece]:
    draft = reading.draft
    if draft.appointed_to is None or draft.person is None:
        return [p(_("No person has been proposed."))]
    said = [
        _("Proposed for the office “%(office)s”: %(person)s")
        % {"office": draft.appointed_to, "person": proposed(draft)}
    ]
    if draft.term_starts:
        said.append(_("from %(day)s") % {"day": date_format(draft.term_starts, "DATE_FORMAT")})
    if draft.term_ends:
        said.append(_("until %(day)s") % {"day": date_format(draft.term_ends, "DATE_FORMAT")})
    found = [p(", ".join(said) + ".")]
    if str(draft.appointed_to.task).strip():
        found.append(p(draft.appointed_to.task))
    return found


def proposed(draft: Facts) -> str:
    """The name where the person has agreed to it, or in a paper that is not public."""
    if draft.person is None:
        return ""
    named = draft.person.name if not draft.public else draft.person.public_name
    return named or _("a person whose name is not public")
