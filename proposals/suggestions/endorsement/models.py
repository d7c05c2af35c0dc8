"""Endorsement: an association behind a suggestion. It keeps the name the association had then."""

from typing import Self
from uuid import uuid4

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.associations.models import Association
from forums.associations.permissions import may_speak_for
from forums.notices.models import Notice
from forums.people.models import User

from ..exceptions import NotPossible
from ..models import Suggestion, SuggestionQuerySet
from ..stages import Stage, Visibility


class Part(models.TextChoices):
    AUTHOR = "author", gettext_lazy("Author")
    JOINT = "joint", gettext_lazy("Joint author")
    COLLECTED = "collected", gettext_lazy("Collected among its members")
    SUPPORTER = "supporter", gettext_lazy("Supporter")


class Collection(models.Model):
    """Paper suggestions that an association collected among its members on one day."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="collections")
    on = models.DateField(gettext_lazy("collected on"))
    place = models.CharField(gettext_lazy("where"), max_length=120)
    entered_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+", editable=False)
    entered_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = gettext_lazy("collection on paper")
        verbose_name_plural = gettext_lazy("collections on paper")
        ordering = ("-on", "-pk")

    def __str__(self) -> str:
        return f"{self.place}, {self.on:%d.%m.%Y}"


class EndorsementQuerySet(models.QuerySet["Endorsement"]):
    def in_force(self) -> Self:
        """Consented to, where consent is needed."""
        return self.exclude(agreed_at=None)

    def of_authors(self) -> Self:
        """Of associations that wrote it, joined in writing it, or collected it; support is no authorship."""
        return self.in_force().exclude(part=Part.SUPPORTER)

    def public(self) -> Self:
        """What an association's page lists: public suggestions it wrote, joined in, or collected."""
        shown = self.of_authors().filter(suggestion__visibility=Visibility.PUBLIC)
        shown = shown.exclude(suggestion__stage__in=[Stage.WITHDRAWN, Stage.PERSONAL_CASE])
        return shown.filter(suggestion__deleted=None).select_related("suggestion").order_by("-at")[:30]

    def waiting(self) -> Self:
        """Joint authors whom the suggestion's own author has not answered yet."""
        return self.filter(agreed_at=None)


class Endorsement(models.Model):
    """An association and a suggestion. A joint author stands there once the author has agreed."""

    suggestion = models.ForeignKey(Suggestion, on_delete=models.CASCADE, related_name="endorsements")
    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="endorsements")
    part = models.CharField(gettext_lazy("part"), max_length=10, choices=Part.choices)
    name = models.CharField(gettext_lazy("name at that time"), max_length=160)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+", editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)
    agreed_at = models.DateTimeField(null=True, editable=False)
    collection = models.ForeignKey(
        Collection, on_delete=models.PROTECT, null=True, blank=True, related_name="endorsements"
    )

    objects = EndorsementQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("endorsement by an association")
        verbose_name_plural = gettext_lazy("endorsements by associations")
        ordering = ("suggestion", "at")
        constraints = [models.UniqueConstraint(fields=["suggestion", "association", "part"], name="endorsement_once")]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_part_display()}"

    @classmethod
    @transaction.atomic
    def give(
        cls,
        suggestion: Suggestion,
        association: Association,
        part: Part,
        *,
        by: User,
        collection: Collection | None = None,
    ) -> "Endorsement":
        """In the name of the association. Raises NotPossible without a mandate in force today; twice is once."""
        association.lock()
        if not may_speak_for(by, association):
            raise NotPossible(_("You may not speak for this association at the moment."))
        if part in {Part.JOINT, Part.SUPPORTER} and not suggestion.may_be_supported:
            raise NotPossible(_("This suggestion cannot be supported any more."))
        if part == Part.JOINT and cls.objects.filter(
            suggestion=suggestion, association=association, part__in=[Part.AUTHOR, Part.COLLECTED]
        ):
            raise NotPossible(_("The association is its author already."))
        endorsement, made = cls.objects.get_or_create(
            suggestion=suggestion,
            association=association,
            part=part,
            defaults={
                "name": association.name,
                "by": by,
                "agreed_at": None if part == Part.JOINT else timezone.now(),
                "collection": collection,
            },
        )
        if made and part == Part.JOINT:
            listeners = suggestion.author_listeners()
            event = f"endorsement.asks:{endorsement.pk}"
            Notice.objects.write("endorsement.asks", event, listeners, about=endorsement, by=by)
        return endorsement

    @transaction.atomic
    def agree(self) -> None:
        """The author takes the association in as joint author."""
        if self.suggestion.visibility != Visibility.PUBLIC:
            raise NotPossible(_("This is not possible while the suggestion is not public."))
        Endorsement.objects.waiting().filter(pk=self.pk).update(agreed_at=timezone.now())

    def take_back(self, *, by: User) -> None:
        """Support and joint authorship can be taken back; that it was the author stays."""
        if not may_speak_for(by, self.association):
            raise NotPossible(_("You may not speak for this association at the moment."))
        Endorsement.objects.filter(pk=self.pk, part__in=[Part.SUPPORTER, Part.JOINT]).delete()


def with_authoring_associations(suggestions: SuggestionQuerySet) -> SuggestionQuerySet:
    """With the associations that wrote them, in `authoring` (for a card in a list): one query more."""
    of_authors = models.Prefetch("endorsements", Endorsement.objects.of_authors(), to_attr="authoring")
    return suggestions.prefetch_related(of_authors)
