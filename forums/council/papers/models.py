"""Paper (Vorlage): what the administration or a group lays before the council's bodies."""

from typing import Any, ClassVar, Self

from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models import F, Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from forums.municipality.calendar import today
from forums.records.record import Record, RecordManager
from forums.search.finding import found
from forums.search.word_keys import index_words

from ..outside import Outside, OutsideQuerySet
from .consultations import Consultation
from .money import Money
from .signals import decided
from .states import PaperKind, Part
from .treatment import ResultEntry

__all__ = ["Consultation", "FormerAddress", "Paper", "ResultEntry"]


class PaperQuerySet(OutsideQuerySet["Paper"]):
    def public(self) -> Self:
        """Those that everybody can read: only these stand in lists, feeds and the search."""
        return self.filter(public=True)

    def reachable(self) -> Self:
        """Those with a page: the public ones, and of the others those whose sequence may be shown."""
        return self.filter(Q(public=True) | Q(sequence_public=True))

    def matching(self, words: str) -> Self:
        return self.filter(found(words, Paper) | Q(number=words))

    def with_sequence(self) -> Self:
        """Prefetch the sequence with bodies, meetings and corrections."""
        steps = Consultation.objects.for_page()
        return self.prefetch_related(Prefetch("consultations", queryset=steps, to_attr="loaded_sequence"))


class Paper(index.Indexed, Money, Outside, Record):  # type: ignore[misc]
    """One paper with the whole form of the council's office. Its number is its address: 074/17 is /vorlagen/074-17/."""

    number = models.CharField(
        _("number"),
        max_length=40,
        validators=[RegexValidator(r"^\d{3,4}/\d{2}\Z", _("Please write it like 074/17."))],
        help_text=_("For example: 074/17"),
    )
    slug = models.SlugField(max_length=40, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=PaperKind.choices, default=PaperKind.RESOLUTION)
    subject = models.CharField(_("subject"), max_length=250)
    public = models.BooleanField(
        _("public"),
        default=False,
        help_text=_(
            "As soon as you tick this, everybody can read the paper. Of a paper that is not public, nothing is."
        ),
    )
    sequence_public = models.BooleanField(
        _("number and sequence of a paper that is not public may be shown"),
        default=False,
        help_text=_("Only where the law allows it. Subject, texts, results and annexes stay closed."),
    )
    dated = models.DateField(_("date"), default=today)
    issued_by = models.CharField(_("from"), max_length=120, blank=True, help_text=_("For example: Der Bürgermeister"))
    office = models.CharField(_("office in charge"), max_length=160, blank=True)
    key_project = models.CharField(_("key project"), max_length=160, blank=True)
    products = models.TextField(_("products"), max_length=1000, blank=True, help_text=_("One on each line."))
    resolution = models.TextField(_("proposed resolution"), max_length=10000, blank=True)
    reasons = models.TextField(_("reasons"), max_length=100000, blank=True)
    predecessor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="successors",
        verbose_name=_("earlier paper on the same matter"),
    )

    # From when to when anybody could have copied it: who did must be told when it goes.
    first_public = models.DateTimeField(null=True, editable=False)
    closed_again = models.DateTimeField(null=True, editable=False)

    part_of = ("predecessor",)
    shows: ClassVar = {"predecessor": frozenset({"public", "deleted"})}

    objects: ClassVar = RecordManager.from_queryset(PaperQuerySet)()  # type: ignore[assignment]

    search_auto_update = False  # see forums.search.finding
    search_fields = [index.SearchField("search_words")]

    class Meta(Record.Meta):
        verbose_name = _("paper")
        verbose_name_plural = _("papers")
        ordering = ("-dated", "-number")
        indexes = [
            models.Index(fields=["public", "-dated"], name="paper_list"),
            models.Index(fields=["public", "kind", "-dated"], name="paper_list_kind"),
        ]
        constraints = [
            *Money.Meta.constraints,
            models.UniqueConstraint(
                fields=["number"],
                condition=Q(deleted=None),
                name="paper_number_once",
                violation_error_message=_("There is a paper of this number already."),
            ),
            models.UniqueConstraint(
                fields=["slug"],
                condition=Q(deleted=None),
                name="paper_address_once",
                violation_error_message=_("There is a paper of this number already."),
            ),
            models.CheckConstraint(
                condition=Q(predecessor=None) | ~Q(predecessor=F("id")),
                name="paper_not_its_own_predecessor",
                violation_error_message=_("A paper cannot be its own predecessor."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.subject}"

    def save(self, **options: Any) -> None:
        """The address follows from the number, and whether it was public once from `public`. A decision that nobody
        could read until now takes effect with it; an address that was given once leads here for good."""
        self.slug = slugify(self.number.replace("/", "-")) if self.is_outside else self.number.replace("/", "-")
        if self.public:
            self.first_public, self.closed_again = self.first_public or timezone.now(), None
        elif self.first_public and self.closed_again is None:
            self.closed_again = timezone.now()
        with transaction.atomic():
            before = Paper.everything.filter(pk=self.pk).first() if self.pk else None
            super().save(**options)
            if before is not None and before.slug != self.slug:
                FormerAddress.objects.get_or_create(paper=self, slug=before.slug)
            if before is not None and self.is_shown and not before.is_shown:
                self._tell_of_its_decision()

    def _tell_of_its_decision(self) -> None:
        entries = ResultEntry.objects.filter(consultation__paper=self, consultation__deleted=None)
        for entry in entries.filter(consultation__part=Part.DECIDES).select_related("consultation").order_by("number"):
            step = entry.consultation
            if step.is_decision and entry.number == step.version:
                decided.send(sender=Consultation, consultation=step, entry=entry, carried=step.carried)

    def get_absolute_url(self) -> str:
        return reverse("paper", args=[self.slug])

    @classmethod
    def get_indexed_objects(cls) -> PaperQuerySet:
        """What may be found."""
        public: PaperQuerySet = cls.objects.public()
        return public

    def search_words(self) -> str:
        """What the index keeps of it."""
        return index_words([self.number, self.subject, self.office, self.products, self.resolution, self.reasons])

    @cached_property
    def sequence(self) -> list[Consultation]:
        """In its order. No query after `with_sequence()`."""
        loaded: list[Consultation] | None = getattr(self, "loaded_sequence", None)
        return list(Consultation.objects.for_page().filter(paper=self)) if loaded is None else loaded

    @property
    def is_shown(self) -> bool:
        """Whether everybody may read it and its results."""
        return self.public and self.deleted is None

    @property
    def decision(self) -> Consultation | None:
        """Where the body that decides has decided."""
        return next((each for each in self.sequence if each.is_decision), None)

    @property
    def product_names(self) -> list[str]:
        return [line.strip() for line in self.products.splitlines() if line.strip()]


class FormerAddress(models.Model):
    """The end of an address that a paper had before its number was changed: links and printed codes still find it."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="former_addresses")
    slug = models.SlugField(max_length=40)

    class Meta:
        verbose_name = _("former address of a paper")
        verbose_name_plural = _("former addresses of papers")
        constraints = [models.UniqueConstraint(fields=["paper", "slug"], name="paper_former_address_once")]

    def __str__(self) -> str:
        return self.slug
