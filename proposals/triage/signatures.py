"""The two signatures under an answer, and whose turn it is to give the second."""

from collections.abc import Iterator
from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body, Membership
from forums.bodies.tandem import Seat
from forums.municipality.calendar import WorkingCalendar, today
from forums.municipality.due import Due
from forums.municipality.models import Municipality
from forums.people.models import Person

from .seats import Signature, Signed, Signer, Standing


class AskedOf(models.TextChoices):
    """Whose signature is waited for, in the order in which they are asked."""

    PARTNER = "partner", _("the partner")
    DEPUTY = "deputy", _("the deputy")
    LEAD = "lead", _("the lead tandem")


STANDINGS = {AskedOf.PARTNER: Standing.HOLDER, AskedOf.DEPUTY: Standing.DEPUTY, AskedOf.LEAD: Standing.LEAD}


class TwoSignatures(models.Model):
    """Whose seats answer, who wrote it and who signed. Seats and persons stay as they were that day."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="%(class)ss", verbose_name=_("body"))
    seat = models.CharField(_("drafted by"), max_length=8, choices=Seat.choices)
    first = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    first_person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(default=timezone.now)
    handed_over_at = models.DateTimeField(null=True)
    asked = models.CharField(_("waits for"), max_length=8, choices=AskedOf.choices, blank=True)
    cosign_by = models.DateField(_("signature by"), null=True)
    second = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    second_person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    objection = models.TextField(_("objection"), blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_version = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True

    @property
    def other_seat(self) -> Seat:
        return Seat(self.seat).other

    def sign_first(self, signer: Signer) -> None:
        self.first, self.first_person = signer.membership, signer.person

    def sign_second(self, signer: Signer, version: int) -> None:
        """Under a yes or a no; `version` is the suggestion's as the answer leaves it."""
        self.second, self.second_person = signer.membership, signer.person
        self.answered_at, self.answered_version = timezone.now(), version

    @property
    def first_term_runs(self) -> bool:
        """Whether the term of the person who wrote it still runs."""
        return Membership.objects.running().filter(pk=self.first_id).exists()

    @property
    def sign_due(self) -> Due | None:
        """By when the second signature is asked for, as it stands today."""
        if self.cosign_by is None:
            return None
        return Due(self.cosign_by, ahead=_("Sign by %(day)s"), late=_("Signature overdue since %(day)s"))

    @property
    def is_late(self) -> bool:
        """The second signature was asked for by a day that has passed."""
        return self.sign_due is not None and self.sign_due.is_late

    def wait_for(self, asked: AskedOf, *, due_on: date | None = None) -> None:
        """It is their turn from now on, for ten working days (setting), but not beyond `due_on`, the day by which
        the answer is promised, unless that has passed. Saves the row."""
        self.asked = asked
        self.cosign_by = WorkingCalendar.current().add(today(), Municipality.current().partner_days)
        if due_on is not None and due_on >= today():
            self.cosign_by = min(self.cosign_by, due_on)
        self.save()

    def those_asked(self, signers: list[Signer]) -> list[Signer]:
        """Of those who may answer, the ones whose turn has just come."""
        return [signer for signer in signers if signer.standing == STANDINGS[AskedOf(self.asked)]] or signers

    def signatures(self) -> Iterator[Signature]:
        """The names under it so far."""
        yield Signature(Signed.DRAFTED, self.first_person_id, self.first.body_id, self.body_id, 0)
        if self.second is not None and self.second_person_id is not None:
            signed = Signed.OBJECTED if self.objection else Signed.COSIGNED
            member_of = self.second.body_id
            yield Signature(signed, self.second_person_id, member_of, self.body_id, self.answered_version)
