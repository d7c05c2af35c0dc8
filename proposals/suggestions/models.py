"""Suggestion: an idea, wish or concern from a citizen or association (not a petition under § 24 GO NRW)."""

from datetime import date
from functools import partial
from typing import Any, ClassVar, Self
from uuid import UUID

from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from forums.bodies.models import Body, Duty, Kind
from forums.bodies.permissions import desk_bodies, on_duty
from forums.embeddings.indexing import text_changed
from forums.fields.models import ActionField, CrossCuttingTheme
from forums.municipality.calendar import WorkingCalendar, today
from forums.municipality.models import District, Moderation, Municipality
from forums.people.models import User
from forums.people.roles import Role, Visitor, has_role
from forums.pictures.models import Picture
from forums.records.record import Record, RecordManager, RecordQuerySet

from .answer_times import AnswerTimes
from .danger import Danger, DangerCall, DangerFlag
from .following import Follower, Support
from .labels import Label, label_of, labelled, tone
from .numbers import NumberCounter
from .publication import title_of
from .search import CHANGING_WORDS, found, reindex
from .stages import Stage, Visibility
from .steps import Step, StepKind
from .supporting import Supported

__all__ = ["Danger", "DangerCall", "DangerFlag", "Follower", "NumberCounter", "Step", "Suggestion", "Support"]


class SuggestionKind(models.TextChoices):
    IDEA = "idea", _("Idea")
    WISH = "wish", _("Wish")
    CONCERN = "concern", _("Concern")


class Source(models.TextChoices):
    ONLINE = "online", _("Online")
    PAPER = "paper", _("On paper")
    FORUM = "forum", _("Dialogue forum")
    ASSOCIATION = "association", _("Association")
    IMPORT = "import", _("Taken over from another procedure")


class SuggestionQuerySet(RecordQuerySet["Suggestion"]):
    def public(self) -> Self:
        return self.filter(visibility=Visibility.PUBLIC)

    def visible_to(self, user: Visitor) -> Self:
        """What this visitor may see: the public, their own; moderators everything, the complaints office its cases."""
        if has_role(user, Role.MODERATOR):
            return self
        if not isinstance(user, User) or not user.is_active:
            return self.public()
        mine = Q(visibility=Visibility.PUBLIC) | Q(author=user)
        if on_duty(user, Duty.COMPLAINTS):
            mine |= Q(holder__duty=Duty.COMPLAINTS)
        return self.filter(mine)

    def on_desk_of(self, user: Visitor) -> Self:
        """Released ones whose desk page the user may read: held by their bodies or in their networks' fields."""
        bodies = desk_bodies(user)
        if bodies is None:
            return self.public()
        fields = [body.field_id for body in bodies if body.kind == Kind.NETWORK and body.field_id]
        return self.public().filter(Q(holder__in=bodies) | Q(field__in=fields))

    def open(self) -> Self:
        return self.filter(stage=Stage.OPEN)

    def labelled(self, label: Label) -> Self:
        return self.filter(labelled(label))

    def awaiting(self, *bodies: Body) -> Self:
        """Released, open, and held by one of the bodies: what their desk shows."""
        return self.public().open().filter(holder__in=bodies)

    def overdue(self, on: date | None = None) -> Self:
        """Open and past their date, unless the clock is paused by a question to the author.

        A rejected text has no date to keep: its author may appeal, and then it is held again.
        """
        running = self.open().exclude(visibility=Visibility.REJECTED)
        return running.filter(due_on__lt=on or today(), asked_at=None)

    def to_moderate(self) -> Self:
        return self.filter(
            Q(visibility__in=[Visibility.PENDING, Visibility.HELD]) | Q(visibility=Visibility.PUBLIC, read_at=None)
        ).exclude(stage__in=[Stage.WITHDRAWN, Stage.PERSONAL_CASE])

    def with_original_past(self, day: date) -> Self:
        """Ended before the day, with the original still kept: retention deletes it now."""
        ended = Q(settled_at__date__lt=day) & ~Q(stage=Stage.OPEN)
        rejected = Q(visibility=Visibility.REJECTED, pk__in=Step.objects.rejected_before(day))
        hidden = ~Q(visibility=Visibility.PUBLIC) & ~Q(public_text="")
        return self.filter(ended | rejected, Q(original_deleted_on=None) | hidden)

    def answer_times(self) -> AnswerTimes:
        """One query, whose rows are as many as there are different lengths of waiting."""
        answered = self.exclude(answer_days=None).order_by().values_list("answer_days", "answered_in_time")
        return AnswerTimes.of(answered.annotate(count=models.Count("pk")))

    def matching(self, words: str) -> Self:
        """Those whose public title or text has all of the words; never what its author took back."""
        return self.filter(found(words)) if words.strip() else self

    def for_list(self) -> Self:
        """With what a card in a list shows, in one query."""
        return self.select_related("field", "holder", "holder__field", "district")

    def with_voices(self) -> Self:
        """With the associations they were said for, in `spoken`: one query more."""
        from .endorsement.models import Voice

        return self.prefetch_related(models.Prefetch("voices", Voice.objects.speaking(), to_attr="spoken"))

    def for_page(self) -> Self:
        """With what the public page shows of the suggestion itself, in one query."""
        return self.for_list().select_related("theme", "photo", "merged_into")


class Suggestion(index.Indexed, Supported):
    """Four facts, each moved by its own verbs: visibility, field, holder with date, stage (DESIGN 5)."""

    number = models.CharField(_("number"), max_length=12, unique=True, editable=False)
    client_uuid = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=8, choices=SuggestionKind.choices, blank=True)
    theme = models.ForeignKey(
        CrossCuttingTheme,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="suggestions",
        verbose_name=_("theme"),
    )
    district = models.ForeignKey(
        District,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="suggestions",
        verbose_name=_("district"),
    )
    source = models.CharField(_("source"), max_length=12, choices=Source.choices, default=Source.ONLINE)
    source_key = models.CharField(max_length=120, blank=True, editable=False)
    source_name = models.CharField(_("where it was collected"), max_length=160, blank=True)
    photo = models.ForeignKey(
        Picture,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="suggestions",
        verbose_name=_("photo"),
    )
    received_at = models.DateTimeField(_("received"), default=timezone.now)

    objects: ClassVar = RecordManager.from_queryset(SuggestionQuerySet)()
    everything: ClassVar = models.Manager.from_queryset(SuggestionQuerySet)()

    search_auto_update = False  # most Steps change no word; see record
    _shown_anew = False  # the next Step brings another visibility
    search_fields = [
        index.SearchField("title", boost=2),
        index.SearchField("public_text"),
        index.SearchField("number"),
        index.FilterField("visibility"),
        index.FilterField("stage"),
        index.FilterField("deleted"),
        index.FilterField("field_id"),
        index.FilterField("district_id"),
        index.FilterField("kind"),
        index.FilterField("source"),
        index.FilterField("received_at"),
    ]

    class Meta(Record.Meta):
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")
        ordering = ("-received_at", "-pk")
        indexes = [
            models.Index(fields=["visibility", "-received_at", "-id"], name="suggestion_list"),
            models.Index(fields=["visibility", "stage", "received_at", "id"], name="suggestion_waiting"),
            models.Index(fields=["visibility", "-supporter_count", "-id"], name="suggestion_supported"),
            models.Index(fields=["visibility", "-settled_at", "-id"], name="suggestion_answered"),
            models.Index(fields=["field", "visibility", "stage"], name="suggestion_field"),
            models.Index(fields=["field", "answer_days"], name="suggestion_answer_days"),
            models.Index(fields=["holder", "stage", "due_on"], name="suggestion_desk"),
            models.Index(fields=["stage", "due_on"], name="suggestion_due"),
            models.Index(fields=["district", "visibility"], name="suggestion_district"),
            models.Index(fields=["source", "visibility"], name="suggestion_source"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_key"], condition=~Q(source_key=""), name="suggestion_imported_once"
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.MERGED, merged_into__isnull=False)
                | (~Q(stage=Stage.MERGED) & Q(merged_into=None)),
                name="suggestion_merged_has_target",
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.DEFERRED) | Q(review_on__isnull=False),
                name="suggestion_deferred_has_date",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("suggestion", args=[self.number])

    @classmethod
    def get_indexed_objects(cls) -> SuggestionQuerySet:
        """What may be found: by words in the search index, by meaning through a vector."""
        public: SuggestionQuerySet = cls.objects.public().exclude(stage=Stage.WITHDRAWN)
        return public

    def record(self, kind: StepKind, **facts: Any) -> Step:
        step = super().record(kind, **facts)
        if kind in CHANGING_WORDS or self._shown_anew:
            self._shown_anew = False
            transaction.on_commit(partial(reindex.enqueue, self.pk))
            text_changed(self)
        return step

    def _show(self, visibility: Visibility) -> None:
        super()._show(visibility)
        self._shown_anew = True

    @property
    def label(self) -> Label:
        return label_of(self)

    @property
    def tone(self) -> str:
        return tone(self.label)

    @classmethod
    def receive(
        cls,
        *,
        text: str,
        title: str = "",
        field: ActionField | None = None,
        client_uuid: UUID | None = None,
        **facts: Any,
    ) -> "Suggestion":
        """Take a suggestion in: number, first holder, date by which a moderator reads it.

        The same `client_uuid` again, even at the same moment, returns what the first call made. The title
        comes from the first words where none is given. Without a field the lead tandem holds it until it
        is ranked. A text that may speak of danger is flagged, and waits for a moderator in any case.
        """
        try:
            return cls._receive(text=text, title=title, field=field, client_uuid=client_uuid, **facts)
        except IntegrityError:
            known = cls.everything.filter(client_uuid=client_uuid).first() if client_uuid else None
            if known is None:
                raise
            return known

    @classmethod
    @transaction.atomic
    def _receive(
        cls, *, text: str, title: str, field: ActionField | None, client_uuid: UUID | None, **facts: Any
    ) -> "Suggestion":
        if client_uuid and (known := cls.everything.filter(client_uuid=client_uuid).first()):
            return known
        city = Municipality.current()
        text = text.replace("\r\n", "\n").strip()  # browsers send line ends as two characters
        suggestion = cls(
            number=NumberCounter.take(today().year),
            client_uuid=client_uuid,
            title=title_of(title, text),
            original=text,
            public_text=text,
            holder=Body.objects.on_duty(Duty.LEAD),
            due_on=WorkingCalendar.current().add(today(), city.moderation_days),
            **facts,
        )
        if field is not None:
            suggestion._hand_to(field)
        suggestion.record(StepKind.RECEIVED, body=suggestion.holder, field=field and field.code, by=suggestion.author)
        suggestion._note_consent()
        flags = DangerFlag.objects.raise_for(suggestion, f"{title}\n{text}")
        if city.moderation == Moderation.AFTER and not flags:
            suggestion.release(by=None)
        return suggestion
