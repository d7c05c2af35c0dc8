"""What waits for coordinators in the bodies: seats nobody holds, and mandates that end without a successor."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.inbox.registry import Item, Rows, Source, register
from forums.people.models import User
from forums.people.roles import Role, has_role

from .models import Body, BodyQuerySet, Membership, MembershipQuerySet, MembershipRole
from .permissions import WITH_TANDEM

AHEAD = timedelta(days=30)


def keeps_bodies(user: User) -> bool:
    return has_role(user, Role.COORDINATOR)


def vacancies(on: date) -> BodyQuerySet:
    """Bodies that lack somebody who acts for them: a tandem's seat, or anybody where the platform expects one."""
    running = Membership.objects.running(on).exclude(person=None).filter(body=OuterRef("pk"))
    seatless = Q(kind__in=WITH_TANDEM) & (Q(office_held=False) | Q(field_held=False))
    deserted = ~Q(kind__in=WITH_TANDEM) & ~Q(duty="") & Q(staffed=False)
    rows = Body.objects.current(on).annotate(
        office_held=Exists(running.filter(role=MembershipRole.OFFICE_SEAT)),
        field_held=Exists(running.filter(role=MembershipRole.FIELD_SEAT)),
        staffed=Exists(running.exclude(role=MembershipRole.ACTOR)),
    )
    found: BodyQuerySet = rows.filter(seatless | deserted).order_by("position", "pk")
    return found


def _vacancy(body: Body) -> Item:
    missing = [_("Nobody acts for this body.")]
    if body.kind in WITH_TANDEM:
        held = {MembershipRole.OFFICE_SEAT: "office_held", MembershipRole.FIELD_SEAT: "field_held"}
        missing = [str(role.label) for role, name in held.items() if not getattr(body, name)]
    return Item(_("Vacant: appoint somebody"), str(body), reverse("memberships:add"), note=" · ".join(missing))


def ending(on: date) -> MembershipQuerySet:
    """Those that end within 30 days, of people who act for somebody, without anybody who follows."""
    others = Membership.objects.filter(body=OuterRef("body"), role=OuterRef("role")).exclude(pk=OuterRef("pk"))
    followed = Exists(others.filter(Q(ends=None) | Q(ends__gt=OuterRef("ends"))))
    rows = Membership.objects.running(on).filter(ends__lte=on + AHEAD).exclude(role=MembershipRole.ACTOR)
    acting: MembershipQuerySet = rows.filter(Q(body__kind__in=WITH_TANDEM) | ~Q(body__duty="")).exclude(followed)
    return acting.select_related("person", "body").order_by("ends", "pk")


def _ending(membership: Membership) -> Item:
    return Item(
        _("A mandate ends: extend it, or appoint a successor"),
        f"{membership.person} – {membership.body}",
        reverse("memberships:edit", args=[membership.pk]),
        membership.ends,
        note=membership.get_role_display(),
    )


def register_sources() -> None:
    register(
        Source(
            "vacancies",
            keeps_bodies,
            gettext_lazy("Seats that nobody holds."),
            lambda user, on: Rows(vacancies(on), _vacancy),
        ),
        Source(
            "mandates",
            keeps_bodies,
            gettext_lazy("Mandates that end within 30 days and have no successor."),
            lambda user, on: Rows(ending(on), _ending),
        ),
    )
