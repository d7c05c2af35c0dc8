"""Suggestion: an idea, wish or concern from a citizen or association (not a petition to the council)."""

from datetime import date
from typing import ClassVar, Self
from uuid import UUID

from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from forums.bodies.models import Body, Duty, Kind
from forums.bodies.permissions import desk_bodies
from forums.fields.models import ActionField
from forums.maps.points import GeoPoint
from forums.municipality.calendar import WorkingCalendar, today
from forums.municipality.due import Due
from forums.municipality.models import Municipality
from forums.people.roles import Visitor
from forums.pictograms.names import Pictogram
from forums.records.record import Record, RecordManager, RecordQuerySet
from forums.search.word_keys import index_words

from .about import About
from .assignment import Assignment
from .authorship import Authorship
from .complaints import Complaint
from .dates import Promise, answer_due, checking_due, label_text, question_due, reading_due, review_due
from .deadline import Deadline
from .erasure import Erasure
from .following import Follower
from .history import History
from .labels import Label, Marks, label_of, labelled, past_due, tone
from .lifecycle import Lifecycle
from .listeners import Listeners
from .merging import Merging
from .numbers import NumberCounter
from .passages import Passage
from .pictograms import OF_LABEL
from .place import Place
from .publication import Publication
from .question import Question
from .receipt import Receipt, Source, SuggestionKind
from .search import found
from .single_seat import SingleSeat
from .snapshot import Snapshot
from .stages import Stage, Visibility
from .steps import Step, StepKind
from .support import Support, Supporting
from .wording import Wording, title_of

__all__ = ["Follower", "NumberCounter", "Source", "Step", "Suggestion", "SuggestionKind", "Support"]


class SuggestionQuerySet(RecordQuerySet["Suggestion"]):
    def public(self) -> Self:
        return self.filter(visibility=Visibility.PUBLIC)

    def on_desk_of(self, user: Visitor) -> Self:
        """Released ones whose desk page the user may read: held by their bodies or in their networks' fields."""
        bodies = desk_bodies(user)
        if bodies is None:
            return self.public()
        fields = [body.field_id for body in bodies if body.kind == Kind.NETWORK and body.field_id]
        return self.public().filter(Q(holder__in=bodies) | Q(field__in=fields))

    def open(self) -> Self:
        return self.filter(stage=Stage.OPEN)

    def listed(self) -> Self:
        """What the public list shows and every figure counts: public, and not taken back by its author."""
        return self.public().exclude(stage=Stage.WITHDRAWN)

    def labelled(self, label: Label) -> Self:
        return self.filter(labelled(label))

    def awaiting(self, *bodies: Body) -> Self:
        """Released, open, and held by one of the bodies: what their desk shows."""
        return self.public().open().filter(holder__in=bodies)

    def overdue(self, on: date | None = None) -> Self:
        """Open and past their date, unless a question asked in time pauses the clock.

        A rejected text has no date to keep: its author may appeal, and then it is held again.
        """
        running = self.open().exclude(visibility=Visibility.REJECTED)
        return running.filter(past_due(on))

    def about(self, kind: str, key_begins: str) -> Self:
        """Those that were said of a passage of this kind whose key begins so."""
        return self.filter(passage_kind=kind, passage_key__startswith=key_begins)

    def unasked(self) -> Self:
        """No question to the author is open: it is the team's turn."""
        return self.filter(asked_at=None)

    def with_original_past(self, day: date) -> Self:
        """Ended before the day, with the original still kept: retention deletes it now."""
        ended = Q(settled_at__date__lt=day) & ~Q(stage=Stage.OPEN)
        rejected = Q(visibility=Visibility.REJECTED, pk__in=Step.objects.rejected_before(day))
        hidden = ~Q(visibility=Visibility.PUBLIC) & ~Q(public_text="")
        return self.filter(ended | rejected, Q(original_deleted_on=None) | hidden)

    def matching(self, words: str) -> Self:
        """Those whose public title or text has all of the words; never what its author took back."""
        return self.filter(found(words)) if words.strip() else self

    def for_list(self) -> Self:
        """With what a card in a list shows, in one query."""
        return self.select_related("field", "holder", "holder__field", "district")

    def for_page(self) -> Self:
        """With what the public page shows of the suggestion itself, in one query."""
        return self.for_list().select_related("theme", "photo", "merged_into")


class Suggestion(
    Receipt,  # how it reached us
    Wording,  # original and public text
    Place,  # where in the town
    About,  # which passage of a published text
    Publication,  # pending, public, held, rejected
    Complaint,  # what only the complaints office reads
    Lifecycle,  # open, closed, open again
    Assignment,  # field and holder
    Deadline,  # by when, and how long it took
    Question,  # what the author is asked
    SingleSeat,  # what one seat decides alone
    Merging,  # several suggestions, one answer
    Authorship,  # who wrote it, and the keys to it
    Supporting,  # who approves of it
    Listeners,  # who hears of it
    Erasure,  # what is forgotten, and when
    History,  # one Step for everything
    index.Indexed,
    Record,
):
    """Four facts, each moved by its own verbs: visibility, field, holder with date, stage. The concerns are
    independent of each other (concern.py), their order means nothing."""

    objects: ClassVar = RecordManager.from_queryset(SuggestionQuerySet)()
    everything: ClassVar = models.Manager.from_queryset(SuggestionQuerySet)()

    search_auto_update = False  # most Steps change no word; see effects.py
    search_fields = [
        index.SearchField("title", boost=2),
        index.SearchField("search_words"),
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
            # With all that makes one overdue: those are found among the open ones without reading a row.
            models.Index(
                fields=["-received_at", "-id", "due_on", "asked_at", "days_left_when_asked", "modified"],
                condition=Q(visibility=Visibility.PUBLIC, stage=Stage.OPEN, deleted=None),
                name="suggestion_open",
            ),
            models.Index(fields=["visibility", "-supporter_count", "-id"], name="suggestion_supported"),
            models.Index(fields=["visibility", "-settled_at", "-id"], name="suggestion_answered"),
            models.Index(fields=["visibility", "answered_in_time", "-received_at", "-id"], name="suggestion_punctual"),
            models.Index(fields=["visibility", "stage", "due_on"], name="suggestion_overdue"),
            models.Index(fields=["field", "visibility", "stage"], name="suggestion_field"),
            models.Index(fields=["field", "answer_days"], name="suggestion_answer_days"),
            models.Index(fields=["holder", "stage", "due_on"], name="suggestion_desk"),
            models.Index(fields=["stage", "due_on"], name="suggestion_due"),
            models.Index(fields=["district", "visibility"], name="suggestion_district"),
            models.Index(fields=["source", "visibility"], name="suggestion_source"),
            models.Index(fields=["language", "visibility", "-received_at", "-id"], name="suggestion_language"),
            models.Index(
                fields=["passage_kind", "passage_key"], condition=~Q(passage_kind=""), name="suggestion_passage"
            ),
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
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None) | Q(latitude__isnull=False, longitude__isnull=False),
                name="suggestion_point_whole",
            ),
            models.CheckConstraint(
                condition=Q(passage_kind="", passage_key="") | (~Q(passage_kind="") & ~Q(passage_key="")),
                name="suggestion_passage_whole",
            ),
            models.CheckConstraint(
                condition=~Q(in_danger=True, visibility=Visibility.PUBLIC), name="suggestion_in_danger_not_public"
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.PERSONAL_CASE, visibility=Visibility.PUBLIC),
                name="suggestion_personal_case_not_public",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("suggestion", args=[self.number])

    @classmethod
    def get_indexed_objects(cls) -> SuggestionQuerySet:
        """What may be found: by words in the search index, by meaning through a vector."""
        listed: SuggestionQuerySet = cls.objects.listed()
        return listed

    def search_words(self) -> str:
        """What the index keeps of it."""
        return index_words([self.title, self.public_text, self.number])

    def snapshot(self) -> Snapshot:
        """What of it matters elsewhere, as it is now."""
        return Snapshot(self.stage, self.visibility, self.title, self.public_text)

    def stored_snapshot(self) -> Snapshot | None:
        """The same as the database has it; None before it is stored."""
        rows = type(self).everything.filter(pk=self.pk).values_list("stage", "visibility", "title", "public_text")
        row = rows.first()
        return Snapshot(*row) if row else None

    @property
    def label(self) -> Label:
        return label_of(
            Marks(
                stage=Stage(self.stage),
                visibility=Visibility(self.visibility),
                asked=self.is_question_open,
                late=self.is_past_due,
                checked_again=bool(self.reopened_at or self.review_asked_at),
                begun=self.begun_at is not None,
                forwarded=self.forwarded_at is not None,
            )
        )

    @property
    def due(self) -> Due | None:
        """The date that counts now, as it stands today; None where nobody owes anything."""
        if not self.is_open:
            return review_due(self.review_on) if self.label == Label.DEFERRED and self.review_on else None
        if self.check_by is not None:
            return checking_due(self.check_by)
        if self.due_on is None or (self.is_rejected and not self.is_complaint):
            return None
        if self.promise == Promise.READING:
            return reading_due(self.due_on)
        return answer_due(self.due_on, paused=self.is_clock_paused)

    @property
    def question_due(self) -> Due | None:
        """By when the author is asked to answer, as it stands today."""
        return question_due(self.answer_asked_by) if self.is_question_open and self.answer_asked_by else None

    @property
    def label_text(self) -> str:
        """The label as people read it, with the day that belongs to it."""
        return label_text(self.label, self.due)

    @property
    def label_text_for_author(self) -> str:
        """The same before the author's eyes: an open question is a question to them."""
        return label_text(self.label, self.due, for_author=True)

    @property
    def pictogram(self) -> Pictogram:
        """What stands beside its label."""
        return OF_LABEL[self.label]

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
        point: GeoPoint | None = None,
        passage: Passage | None = None,
        **facts: object,
    ) -> "Suggestion":
        """Take a suggestion in: number, first holder, date by which a moderator reads it.

        The same `client_uuid` again, even at the same moment, returns what the first call made. The title
        comes from the first words where none is given. A point is kept rounded. Without a field the
        lead tandem holds it until it is ranked. Moderation reads it first, or publishes it at once where the city has
        chosen so: it hears of
        the Step RECEIVED in the same transaction.
        """
        try:
            given = {"client_uuid": client_uuid, "point": point, "passage": passage}
            return cls._receive(text=text, title=title, field=field, **given, **facts)  # type: ignore[arg-type]
        except IntegrityError:
            known = cls.everything.filter(client_uuid=client_uuid).first() if client_uuid else None
            if known is None:
                raise
            return known

    @classmethod
    @transaction.atomic
    def _receive(
        cls,
        *,
        text: str,
        title: str,
        field: ActionField | None,
        client_uuid: UUID | None,
        point: GeoPoint | None,
        passage: Passage | None,
        **facts: object,
    ) -> "Suggestion":
        if client_uuid and (known := cls.everything.filter(client_uuid=client_uuid).first()):
            return known
        text = text.replace("\r\n", "\n").strip()  # browsers send line ends as two characters
        suggestion = cls(
            number=NumberCounter.take(today().year),
            client_uuid=client_uuid,
            title=title_of(title, text),
            original=text,
            public_text=text,
            due_on=WorkingCalendar.current().add(today(), Municipality.current().moderation_days),
            **facts,
        )
        suggestion.set_point(point)
        suggestion.set_passage(passage)
        suggestion.hand_to(field or Body.objects.on_duty(Duty.LEAD))
        data = {"field": field and field.code}
        suggestion.record(StepKind.RECEIVED, body=suggestion.holder, by=suggestion.author, data=data)
        suggestion.record_consent()
        return suggestion
