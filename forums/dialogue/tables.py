"""Tables of a forum, and the questions, goals and measures they talk about."""

from datetime import timedelta
from typing import ClassVar
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField
from i18nfield.strings import LazyI18nString

from forums.fields.models import ActionField
from forums.people.models import Person
from forums.records.exceptions import NotPossible
from forums.records.record import RecordManager, RecordQuerySet

from .forum import Forum
from .sequence import Sequenced
from .states import ForumState

CODE_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that can be confused when read out or copied by hand
CODE_LENGTH = 5


def new_code() -> str:
    return get_random_string(CODE_LENGTH, CODE_SIGNS)


class TableQuerySet(RecordQuerySet["Table"]):
    def for_live(self) -> "TableQuerySet":
        """With everything their pages show of the table itself, in two queries."""
        return self.select_related("forum", "field", "prompt").prefetch_related("prompts")


class Table(Sequenced):
    """A topic table: people of one field around one sheet, with a host and a scribe."""

    forum = models.ForeignKey(Forum, on_delete=models.CASCADE, related_name="tables", verbose_name=_("forum"))
    number = models.PositiveSmallIntegerField(_("number"))
    field = models.ForeignKey(
        ActionField,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="tables",
        verbose_name=_("topic"),
    )
    name = I18nCharField(_("name"), max_length=120, blank=True, help_text=_("Empty: the topic's name."))
    host = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("host")
    )
    scribe = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("scribe")
    )
    code = models.CharField(_("short code"), max_length=8, unique=True, default=new_code, editable=False)
    photo_free = models.BooleanField(_("no photographs at this table"), default=False)
    is_open = models.BooleanField(_("takes cards"), default=False, editable=False)
    round = models.PositiveSmallIntegerField(_("round"), default=0, editable=False)
    round_ends_at = models.DateTimeField(null=True, editable=False)
    prompt = models.ForeignKey(
        "forums.Prompt", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    link_version = models.PositiveSmallIntegerField(default=1, editable=False)

    objects: ClassVar = RecordManager.from_queryset(TableQuerySet)()

    class Meta(Sequenced.Meta):
        verbose_name = _("table")
        verbose_name_plural = _("tables")
        ordering = ("forum", "number")
        constraints = [
            models.UniqueConstraint(
                fields=["forum", "number"],
                name="table_number_once",
                violation_error_message=_("Another table has this number."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.topic}"

    @property
    def topic(self) -> str:
        """What the table is called, in the active language."""
        return str(self.name) or (
            str(self.field) if self.field else gettext("Table %(number)s") % {"number": self.number}
        )

    @classmethod
    @transaction.atomic
    def set_up(cls, forum: Forum, **values: object) -> "Table":
        """A new table of the forum; if the forum is running, people can write cards at once."""
        forum.lock()
        table = cls(forum=forum, is_open=forum.is_running)
        table.save_change(**values)
        return table

    @transaction.atomic
    def arrange(self, **values: object) -> None:
        """Change topic, name, host, scribe or whatever else is planned for the table."""
        self.lock_for_change()
        self.save_change(**values)

    @transaction.atomic
    def remove(self) -> None:
        """Remove a table of a planned forum at which nobody has written anything."""
        self.lock_for_change()
        if self.forum.state != ForumState.PLANNED or self.cards.exists():
            raise NotPossible(gettext("This table has been used. It can be closed, but not removed."))
        self.forum.take_seq()
        self.erase()

    @transaction.atomic
    def open(self) -> None:
        """Accept cards from now on."""
        self.lock_for_change()
        if not self.forum.is_running:
            raise NotPossible(gettext("The forum is “%(state)s” now.") % {"state": self.forum.get_state_display()})
        self.save_change(is_open=True)

    @transaction.atomic
    def close(self) -> None:
        """Accept no more cards. A running countdown ends."""
        self.lock_for_change()
        self.save_change(is_open=False, round_ends_at=None)

    @transaction.atomic
    def begin_round(self, *, prompt: "Prompt | None" = None, minutes: int | None = None) -> None:
        """The next round, about a prompt where one is given; telephones and wall count down the minutes."""
        self.lock_for_change()
        if not self.is_open:
            raise NotPossible(gettext("Please open the table first."))
        if prompt is not None and prompt.table_id != self.pk:
            raise NotPossible(gettext("This question belongs to another table."))
        ends = timezone.now() + timedelta(minutes=minutes) if minutes else None
        self.save_change(round=self.round + 1, round_ends_at=ends, prompt=prompt)

    @transaction.atomic
    def end_round(self) -> None:
        self.lock_for_change()
        self.save_change(round_ends_at=None, prompt=None)

    @transaction.atomic
    def renew_links(self) -> None:
        """Links and codes given out so far stop working."""
        self.lock_for_change()
        self.save_change(link_version=self.link_version + 1, code=new_code())

    @transaction.atomic
    def put_down(self, text: LazyI18nString | str, *, about_kind: str = "", about: UUID | None = None) -> "Prompt":
        """Put a question on the table, or a record of a higher room (a goal, a measure) by kind and uuid.

        The same record twice is one prompt, whose text is updated.
        """
        self.lock_for_change()
        existing = self.prompts.filter(about_kind=about_kind, about=about).first() if about else None
        prompt = existing or Prompt(table=self, position=self.prompts.count() + 1)
        prompt.text, prompt.about_kind, prompt.about = text, about_kind, about
        prompt.worded_at = timezone.now()
        prompt.save()
        self.save_change()
        return prompt

    @transaction.atomic
    def reword(self, prompt: "Prompt", text: LazyI18nString | str) -> None:
        """Change the wording; it stays the same question."""
        self.lock_for_change()
        prompt.text, prompt.worded_at = text, timezone.now()
        prompt.save(update_fields=["text", "worded_at"])
        self.save_change()

    @transaction.atomic
    def remove_prompt(self, prompt: "Prompt") -> None:
        """Remove a question that no card has answered."""
        self.lock_for_change()
        if prompt.cards.exists():
            raise NotPossible(gettext("There are already cards that answer this question. It stays on the table."))
        prompt.delete()
        self.save_change(prompt=None if self.prompt_id == prompt.pk else self.prompt)


class Prompt(models.Model):
    """What a table talks about: a guiding question, or a goal or measure that a higher room has put there."""

    table = models.ForeignKey(Table, on_delete=models.CASCADE, related_name="prompts", verbose_name=_("table"))
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    text = I18nTextField(_("text"))
    about_kind = models.CharField(max_length=20, blank=True, editable=False)
    about = models.UUIDField(null=True, blank=True, editable=False)
    worded_at = models.DateTimeField(null=True, default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("prompt")
        verbose_name_plural = _("prompts")
        ordering = ("table", "position", "pk")
        indexes = [models.Index(fields=["about_kind", "about"], name="prompt_about")]
        constraints = [
            models.UniqueConstraint(
                fields=["table", "about_kind", "about"],
                condition=models.Q(about__isnull=False),
                name="prompt_record_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.text)

    @property
    def asks_for_stance(self) -> bool:
        """“Passt / fehlt / ändern”: only where there is a record to judge."""
        return self.about is not None
