"""Who decides and who works together: bodies, and people's dated memberships in them."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Prefetch, Q
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField

from forums.fields.models import ActionField
from forums.municipality.calendar import today
from forums.people.models import Person, User
from forums.records.record import Record, RecordManager, RecordQuerySet

from .tandem import Seat, Tandem


class Kind(models.TextChoices):
    COUNCIL = "council", _("Council")
    COMMITTEE = "committee", _("Committee")
    STEERING_GROUP = "steering_group", _("Steering group")
    DECISION_BODY = "decision_body", _("Decision body")
    LEAD_TANDEM = "lead_tandem", _("Lead tandem")
    NETWORK = "network", _("Network")
    OFFICE = "office", _("Office")
    INITIATIVE = "initiative", _("Initiative group")
    DIALOGUE_FORUM = "dialogue_forum", _("Dialogue forums")


class Structure(models.TextChoices):
    PROJECT = "project", _("For the update of the concept")
    PERMANENT = "permanent", _("Permanent")


class Duty(models.TextChoices):
    """What the platform itself expects of one body; every other body is only shown."""

    LEAD = "lead", _("Lead tandem: front desk and escalations")
    OWNER = "owner", _("Project owner: decides what the lead tandem cannot")
    COORDINATION = "coordination", _("Project coordination")
    CONCEPT_OFFICE = "concept_office", _("Office for the concept: part A and its own work")
    COMPLAINTS = "complaints", _("Complaints about persons")
    ASSOCIATION_LIST = "association_list", _("Keeps the list of associations")
    MIGRATION_OFFICER = "migration_officer", _("Volunteer migration officer")
    STEERING = "steering", _("Steering group")
    DECISION = "decision", _("Decision body")


class BodyQuerySet(RecordQuerySet["Body"]):
    def current(self, on: date | None = None) -> "BodyQuerySet":
        """Bodies that exist on the day (today)."""
        return self.filter(_running("founded", "ended", on or today()))

    def on_duty(self, duty: Duty) -> "Body":
        """The body with this duty today. Raises Body.DoesNotExist where the city named none."""
        return self.current().get(duty=duty)

    def with_memberships(self, on: date | None = None) -> "BodyQuerySet":
        """Prefetch the running memberships with their people, so that tandems cost no more queries."""
        running = Membership.objects.running(on).select_related("person")
        return self.prefetch_related(Prefetch("memberships", queryset=running, to_attr="running_memberships"))


class Body(Record):
    """A body (Gremium): council, committee, network with its tandem, an office held by one person …"""

    slug = models.SlugField(_("slug"), unique=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    structure = models.CharField(_("structure"), max_length=10, choices=Structure.choices, default=Structure.PERMANENT)
    duty = models.CharField(_("duty on this platform"), max_length=20, choices=Duty.choices, blank=True)
    name = I18nCharField(_("name"), max_length=160)
    task = I18nTextField(_("what it does"), blank=True)
    field = models.ForeignKey(
        ActionField,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="bodies",
        verbose_name=_("action field"),
    )
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("part of")
    )
    successors = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="predecessors", verbose_name=_("successors")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    founded = models.DateField(_("from"), null=True, blank=True)
    ended = models.DateField(_("until"), null=True, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)

    shows: ClassVar = {"parent": frozenset({"deleted"})}

    objects: ClassVar = RecordManager.from_queryset(BodyQuerySet)()

    class Meta(Record.Meta):
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        ordering = ("structure", "position", "slug")
        constraints = [
            models.UniqueConstraint(
                fields=["duty"],
                condition=~Q(duty="") & Q(ended=None, deleted=None),
                name="body_one_per_duty",
                violation_error_message=_("Another body has this duty already."),
            ),
            models.UniqueConstraint(
                fields=["field"],
                condition=Q(kind=Kind.NETWORK, ended=None, deleted=None),
                name="body_one_network_per_field",
                violation_error_message=_("This action field has a network already. End that one first."),
            ),
            models.CheckConstraint(
                condition=Q(ended=None) | Q(founded=None) | Q(ended__gte=F("founded")),
                name="body_dates_in_order",
                violation_error_message=_("The end lies before the beginning."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)

    def tandem(self, on: date | None = None) -> "Tandem[Membership]":
        """The two seats as they are filled on the day. No query after `with_memberships()`."""
        running = self.running() if on is None else list(self.memberships.running(on).select_related("person"))
        return Tandem.of(running)

    def running(self) -> "list[Membership]":
        """The memberships in force today, with their people. No query after `with_memberships()`."""
        loaded: list[Membership] | None = getattr(self, "running_memberships", None)
        return list(self.memberships.running().select_related("person")) if loaded is None else loaded


class MembershipRole(models.TextChoices):
    CHAIR = "chair", _("Chair")
    DEPUTY_CHAIR = "deputy_chair", _("Deputy chair")
    MEMBER = "member", _("Member")
    HOLDER = "holder", _("Holder of the office")
    OFFICE_SEAT = "office_seat", _("Tandem, seat of the city")
    OFFICE_DEPUTY = "office_deputy", _("Tandem, deputy for the city")
    FIELD_SEAT = "field_seat", _("Tandem, seat of the partner")
    FIELD_DEPUTY = "field_deputy", _("Tandem, deputy for the partner")
    ACTOR = "actor", _("Partner or actor in the network")


class Capacity(models.TextChoices):
    EXPERT = "expert", _("Expert")
    IMMIGRANT = "immigrant", _("Person with experience of migration")
    MULTIPLIER = "multiplier", _("Multiplier")
    COUNCIL_GROUP = "council_group", _("Council group")


SEATED = (
    MembershipRole.OFFICE_SEAT,
    MembershipRole.OFFICE_DEPUTY,
    MembershipRole.FIELD_SEAT,
    MembershipRole.FIELD_DEPUTY,
)


def _running(start: str, end: str, on: date) -> Q:
    return (Q(**{start: None}) | Q(**{f"{start}__lte": on})) & (Q(**{end: None}) | Q(**{f"{end}__gte": on}))


class MembershipQuerySet(RecordQuerySet["Membership"]):
    def running(self, on: date | None = None) -> "MembershipQuerySet":
        """Memberships in force on the day (today), in bodies that exist then."""
        day = on or today()
        return self.filter(_running("starts", "ends", day), _running("body__founded", "body__ended", day))

    def of(self, user: User) -> "MembershipQuerySet":
        return self.filter(person__user=user) if user.person_id else self.none()


class Membership(Record):
    """A person in a body, in a role, from–until (both days included)."""

    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("person"),
    )
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("body"))
    role = models.CharField(_("role"), max_length=16, choices=MembershipRole.choices)
    capacity = models.CharField(_("as"), max_length=16, choices=Capacity.choices, blank=True)
    organisation = I18nCharField(_("for which organisation"), max_length=160, blank=True)
    starts = models.DateField(_("from"), null=True, blank=True)
    ends = models.DateField(_("until"), null=True, blank=True)
    interim = models.BooleanField(_("interim"), default=False)
    appointed_by = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="appointments",
        verbose_name=_("appointed by"),
    )

    part_of = ("body", "person")
    shows: ClassVar = {"person": frozenset({"name_public", "deleted"}), "body": frozenset({"deleted"})}

    objects: ClassVar = RecordManager.from_queryset(MembershipQuerySet)()

    class Meta(Record.Meta):
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ("body", "role", "starts")
        indexes = [models.Index(fields=["person", "ends"], name="membership_person_ends")]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "role"],
                condition=Q(role__in=[str(role.value) for role in SEATED], ends=None, deleted=None),
                name="membership_one_per_seat",
                violation_error_message=_("This seat is taken. Write an end into the membership that holds it first."),
            ),
            models.CheckConstraint(
                condition=Q(ends=None) | Q(starts=None) | Q(ends__gte=F("starts")),
                name="membership_dates_in_order",
                violation_error_message=_("The end lies before the beginning."),
            ),
            # An organisation may be an actor of a network without naming a person; a seat may not.
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(role=MembershipRole.ACTOR),
                name="membership_has_person",
                violation_error_message=_(
                    "Please choose a person. Only an actor of a network may be an organisation alone."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.organisation}, {self.get_role_display()}, {self.body}"

    @property
    def seat(self) -> Seat | None:
        """The seat this role belongs to, as holder or as deputy."""
        match self.role:
            case MembershipRole.OFFICE_SEAT | MembershipRole.OFFICE_DEPUTY:
                return Seat.OFFICE
            case MembershipRole.FIELD_SEAT | MembershipRole.FIELD_DEPUTY:
                return Seat.FIELD
        return None

    @property
    def public_name(self) -> str:
        """The person's name where there is consent, otherwise nothing: `public_function` stands alone then."""
        return self.person.name if self.person and self.person.name_public else ""

    @property
    def public_function(self) -> str:
        """What they do and for whom, as far as it is known."""
        function = str(self.person.function) if self.person else ""
        organisation = str(self.organisation) or (str(self.person.organisation) if self.person else "")
        return ", ".join(dict.fromkeys(part for part in (function, organisation) if part))

    @property
    def is_deputy(self) -> bool:
        return self.role in (MembershipRole.OFFICE_DEPUTY, MembershipRole.FIELD_DEPUTY)
