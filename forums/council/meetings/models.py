"""A body's meeting and the items on its agenda."""

from datetime import date
from typing import Any, ClassVar, Self

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from forums.bodies.models import Body, Membership, MembershipRole
from forums.records.record import Record, RecordManager
from forums.search.finding import found
from forums.search.word_keys import in_all_languages, index_words

from ..outside import Outside, OutsideQuerySet

VOTING = (MembershipRole.CHAIR, MembershipRole.DEPUTY_CHAIR, MembershipRole.MEMBER)
PARTS = 100  # of one agenda item at most: 4.1 to 4.99


class CouncilMeetingQuerySet(OutsideQuerySet["CouncilMeeting"]):
    def for_list(self) -> Self:
        return self.select_related("body")

    def upcoming(self) -> Self:
        """Those to come, the next first; one that was called off stays until its day is over."""
        return self.filter(starts_at__gte=timezone.now()).order_by("starts_at", "pk")

    def matching(self, words: str) -> Self:
        return self.filter(found(words, CouncilMeeting))

    def past(self) -> Self:
        """Those that have begun, the latest first."""
        return self.filter(starts_at__lt=timezone.now()).order_by("-starts_at", "-pk")


class CouncilMeeting(index.Indexed, Outside, Record):  # type: ignore[misc]
    """A meeting of the council, a committee, or another body that treats papers."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="council_meetings", verbose_name=_("body"))
    starts_at = models.DateTimeField(_("begins"))
    place = models.CharField(_("place"), max_length=160, blank=True)
    special = models.BooleanField(_("special session"), default=False)
    has_public_part = models.BooleanField(_("everyone may come to the public part"), default=True)
    cancelled = models.BooleanField(_("does not take place"), default=False)
    seats = models.PositiveSmallIntegerField(
        _("members entitled to vote on that day"),
        null=True,
        blank=True,
        help_text=_("Empty: as many as are entered here as members of the body on that day."),
    )

    shows: ClassVar = {"body": frozenset({"name", "deleted"})}

    objects: ClassVar = RecordManager.from_queryset(CouncilMeetingQuerySet)()  # type: ignore[assignment]

    search_auto_update = False  # see forums.search.finding
    search_fields = [index.SearchField("search_words")]

    class Meta(Record.Meta):
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ("-starts_at", "-pk")
        indexes = [
            models.Index(fields=["starts_at"], name="council_meeting_starts"),
            models.Index(fields=["body", "starts_at"], name="council_meeting_body"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "starts_at"],
                condition=Q(deleted=None),
                name="council_meeting_once",
                violation_error_message=_("This body has a meeting at that time already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}, {date_format(self.day, 'SHORT_DATE_FORMAT')}"

    def get_absolute_url(self) -> str:
        return reverse("council_meeting", args=[self.uuid])

    def search_words(self) -> str:
        """What the index keeps of it."""
        return index_words([*in_all_languages(self.body.name), self.place])

    @property
    def day(self) -> date:
        return timezone.localdate(self.starts_at)

    @property
    def has_begun(self) -> bool:
        return self.starts_at <= timezone.now()

    def entitled(self) -> int:
        """How many may vote on that day: as the clerk said, otherwise the members in force. One query, or none."""
        if self.seats is not None:
            return self.seats
        members = Membership.objects.running(self.day).filter(body=self.body_id, role__in=VOTING)
        count: int = members.values("person").distinct().count()
        return count


class AgendaItem(Outside, Record):  # type: ignore[misc]
    """An item of a meeting's agenda. One that treats a paper needs no title of its own."""

    meeting = models.ForeignKey(
        CouncilMeeting, on_delete=models.PROTECT, related_name="items", verbose_name=_("meeting")
    )
    number = models.CharField(
        _("number on the agenda"),
        max_length=20,
        validators=[RegexValidator(r"^[1-9]\d{0,2}(\.[1-9]\d?)?\Z", _("Please write it like 4 or 4.1."))],
    )
    order = models.PositiveIntegerField(editable=False)
    title = models.CharField(_("title"), max_length=250, blank=True)
    public = models.BooleanField(_("in the public part"), default=True)

    part_of = ("meeting",)
    held_by = ("meeting",)
    shows: ClassVar = {"meeting": frozenset({"deleted"})}

    class Meta(Record.Meta):
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        ordering = ("meeting", "order", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"],
                condition=Q(deleted=None, outside_id=None),
                name="agenda_item_number_once",
                violation_error_message=_("This meeting has an item of that number already."),
            )
        ]

    def __str__(self) -> str:
        return " · ".join(part for part in (str(self.meeting), self.number, self.title) if part)

    def save(self, **options: Any) -> None:
        """The order follows from the number: 4 before 4.1 before 10. Where it changes, all items of the meeting count
        as changed: each says at which place it stands."""
        if not self.is_outside:  # another system says the order itself
            whole, _dot, part = self.number.partition(".")
            self.order = int(whole) * PARTS + int(part or 0)
        now = (self.order, self.deleted, self.meeting_id)
        was = AgendaItem.everything.filter(pk=self.pk).values_list("order", "deleted", "meeting_id").first()
        super().save(**options)
        if was != now:
            others = AgendaItem.everything.filter(meeting__in={self.meeting_id, was[2] if was else self.meeting_id})
            others.filter(modified__lt=self.modified).update(modified=self.modified)
