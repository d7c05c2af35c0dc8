"""Who may speak for an association, manage its data, or see and lead a network."""

from forums.bodies.models import Body
from forums.bodies.permissions import memberships_of, reads_every_desk
from forums.people.models import User
from forums.people.roles import Visitor
from forums.pictures.models import Picture
from forums.records.instance_cache import cached_on_instance
from forums.search.name_order import sorted_by_name

from .consents import Item
from .delegates import Delegate, DelegateRole
from .joining import Joining, seats_for
from .models import Association, Proof
from .office import in_office
from .states import State


@cached_on_instance
def _running_mandates(user: User) -> list[Delegate]:
    rows = Delegate.objects.running().filter(person=user.person_id, association__deleted=None)
    return sorted_by_name(rows.select_related("association"), name=lambda mandate: mandate.association.name)


def mandates_of(user: Visitor) -> list[Delegate]:
    """The user's running mandates with their associations; one query per user object."""
    if not isinstance(user, User) or not user.is_active or not user.person_id:
        return []
    return _running_mandates(user)


def spoken_for(user: Visitor) -> list[Association]:
    """Verified associations the user may speak for today."""
    return [mandate.association for mandate in mandates_of(user) if mandate.association.state == State.VERIFIED]


def may_speak_for(user: Visitor, association: Association) -> bool:
    """Whether what the user says now may carry the association's name: verified, and a mandate in force today."""
    return association.state == State.VERIFIED and _mandate(user, association) is not None


def may_manage(user: Visitor, association: Association) -> bool:
    """Its data, consents and fields; also while it is suspended, to put right what is wrong."""
    return association.state in {State.VERIFIED, State.SUSPENDED} and _mandate(user, association) is not None


def may_appoint(user: Visitor, association: Association) -> bool:
    """Invite, change and end mandates: its owners, or the office where nobody else can."""
    mandate = _mandate(user, association)
    return (may_manage(user, association) and mandate is not None and mandate.role == DelegateRole.OWNER) or (
        in_office(user)
    )


def enters_on_paper(user: Visitor, association: Association) -> bool:
    """The office enters what the association said on paper or by telephone, without a mandate of its own."""
    return in_office(user) and _mandate(user, association) is None


def may_see_logo(user: Visitor, picture: Picture) -> bool:
    """A logo is public while its association is, and agrees to it; its speakers and the office see it always."""
    association = Association.objects.filter(logo=picture).first()
    if association is None:
        return False
    if may_manage(user, association) or in_office(user):
        return True
    return (
        Association.objects.public().filter(pk=association.pk).exists() and Item.LOGO in association.consented_items()
    )


def may_see_proof(user: Visitor, proof: Proof) -> bool:
    """What was handed in: the office, and whoever speaks for the association."""
    if proof.association is None or proof.client_uuid is not None:
        return False
    return in_office(user) or may_manage(user, proof.association)


def _mandate(user: Visitor, association: Association) -> Delegate | None:
    return next((mandate for mandate in mandates_of(user) if mandate.association_id == association.pk), None)


def may_see_network(user: Visitor, network: Body) -> bool:
    """Its people, those who speak for an association that takes part, and who reads every desk."""
    if any(member.body_id == network.pk for member in memberships_of(user)) or reads_every_desk(user):
        return True
    return bool(spoken_for_in(user, network))


def may_lead_network(user: Visitor, network: Body) -> bool:
    """Invite, write minutes, call: its tandem, or the lead tandem for a vacant seat."""
    return bool(seats_for(user, network))


def spoken_for_in(user: Visitor, network: Body) -> list[Association]:
    """Associations in this network the user may speak for."""
    associations = spoken_for(user)
    if not associations:
        return []
    members = set(Joining.objects.members_of(network).values_list("association", flat=True))
    return [association for association in associations if association.pk in members]
