"""Who may speak for an association, look after its data, or keep the register."""

from django.db.models import Q

from forums.bodies.models import Body, Duty
from forums.bodies.permissions import memberships_of, on_duty, reads_every_desk
from forums.people.models import User
from forums.people.roles import Role, Visitor, has_role
from forums.pictures.models import Picture

from .delegates import Delegate, DelegateRole
from .joining import seats_for
from .models import Association, Item
from .states import State


def mandates_of(user: Visitor) -> list[Delegate]:
    """The user's running mandates with their associations; one query per user object."""
    if not isinstance(user, User) or not user.is_active or not user.person_id:
        return []
    cached: list[Delegate] | None = getattr(user, "_mandates", None)
    if cached is None:
        rows = Delegate.objects.running().filter(person=user.person_id, association__deleted=None)
        cached = list(rows.select_related("association").order_by("association__name"))
        user._mandates = cached  # type: ignore[attr-defined]
    return cached


def spoken_for(user: Visitor) -> list[Association]:
    """Verified associations the user may speak for today."""
    return [mandate.association for mandate in mandates_of(user) if mandate.association.state == State.VERIFIED]


def may_speak_for(user: Visitor, association: Association) -> bool:
    """Whether what the user says now may carry the association's name: verified, and a mandate in force today."""
    return association.state == State.VERIFIED and _mandate(user, association) is not None


def may_look_after(user: Visitor, association: Association) -> bool:
    """Its data, consents and fields; also while it is suspended, to put right what is wrong."""
    return association.state in {State.VERIFIED, State.SUSPENDED} and _mandate(user, association) is not None


def may_appoint(user: Visitor, association: Association) -> bool:
    """Invite, change and end mandates: its owners, or the office where nobody else can."""
    mandate = _mandate(user, association)
    return (may_look_after(user, association) and mandate is not None and mandate.role == DelegateRole.OWNER) or (
        may_keep_register(user)
    )


def enters_for(user: Visitor, association: Association) -> bool:
    """The office writes down what the association said on paper or on the telephone: no mandate, but the register."""
    return may_keep_register(user) and _mandate(user, association) is None


def may_keep_register(user: Visitor) -> bool:
    """Coordinators, and who acts for the office that keeps the list of associations."""
    return has_role(user, Role.COORDINATOR) or on_duty(user, Duty.ASSOCIATION_LIST)


def shows_logo(user: Visitor, picture: Picture) -> bool:
    """A logo is public while its association is, and agrees to it; its speakers and the office see it always."""
    association = Association.objects.filter(logo=picture).first()
    if association is None:
        return False
    if may_look_after(user, association) or may_keep_register(user):
        return True
    return Association.objects.public().filter(pk=association.pk).exists() and Item.LOGO in association.shows()


def keepers() -> list[User]:
    """The accounts to write to when the register has something to do."""
    keeps = Q(groups__name=Role.COORDINATOR.value) | Q(person__memberships__body__duty=Duty.ASSOCIATION_LIST)
    found = User.objects.filter(keeps, is_active=True).distinct()
    return [user for user in found if may_keep_register(user)]


def _mandate(user: Visitor, association: Association) -> Delegate | None:
    return next((mandate for mandate in mandates_of(user) if mandate.association_id == association.pk), None)


def may_see_network(user: Visitor, network: Body) -> bool:
    """Its people, those who speak for an association that takes part, and who reads every desk."""
    if any(member.body_id == network.pk for member in memberships_of(user)) or reads_every_desk(user):
        return True
    mine = [association.pk for association in spoken_for(user)]
    return bool(mine) and network.joinings.members().filter(association__in=mine).exists()


def may_lead_network(user: Visitor, network: Body) -> bool:
    """Invite, write minutes, call: its tandem, or the lead tandem for a vacant seat."""
    return bool(seats_for(user, network))


def speakers_in(user: Visitor, network: Body) -> list[Association]:
    """Associations in this network the user may speak for."""
    mine = [association.pk for association in spoken_for(user)]
    inside = set(network.joinings.members().filter(association__in=mine).values_list("association", flat=True))
    return [association for association in spoken_for(user) if association.pk in inside]
