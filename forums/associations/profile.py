"""An association's profile: what it says about itself, and the address of its public page."""

from collections.abc import Iterable
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from forums.fields.models import ActionField
from forums.municipality.languages import NAMES, SPOKEN, WRITTEN
from forums.municipality.models import District
from forums.pictures.models import Picture
from forums.records.folding import fold
from forums.search.word_keys import index_words

from .concern import Concern

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ı": "i"})
RESERVED_SLUGS = frozenset({"registrieren", "einladung", "bestaetigen", "liste", "nachweise"})  # beside it in urls.py


class Kind(models.TextChoices):
    CULTURE = "culture", _("Cultural association")
    FAITH = "faith", _("Religious community")
    SPORT = "sport", _("Sports club")
    WOMEN = "women", _("Women's group")
    YOUTH = "youth", _("Youth group")
    PARENTS = "parents", _("Parents and education")
    AID = "aid", _("Self-help and advice")
    BUSINESS = "business", _("Business")
    INITIATIVE = "initiative", _("Initiative without registration")
    OTHER = "other", _("Other")


class Profile(Concern):
    """Data as the association gave it. What of it is public is said by its consents."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True, null=True, blank=True, editable=False)
    name = models.CharField(_("name"), max_length=160)
    own_name = models.CharField(_("name in its own language"), max_length=160, blank=True)
    own_language = models.CharField(_("which language is that?"), max_length=16, choices=SPOKEN, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, blank=True)
    founded = models.PositiveSmallIntegerField(
        _("founded in (year)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1800), MaxValueValidator(2100)],
    )
    register_number = models.CharField(_("register number"), max_length=40, blank=True)
    activities = models.TextField(_("what it does"), max_length=3000, blank=True)
    activities_language = models.CharField(_("language of this text"), max_length=16, choices=WRITTEN, default="de")
    # Codes between spaces (" ar de "): one column, so that a list of associations needs no further query for it.
    spoken = models.CharField(_("languages"), max_length=200, blank=True, editable=False)
    interests = models.ManyToManyField(
        ActionField, blank=True, related_name="interested_associations", verbose_name=_("topics")
    )
    logo = models.ForeignKey(
        Picture, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("logo")
    )
    street = models.CharField(_("street and number"), max_length=160, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    town = models.CharField(_("town"), max_length=80, blank=True)
    district = models.ForeignKey(
        District,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="associations",
        verbose_name=_("district"),
    )
    meeting_place = models.TextField(_("where and when people meet"), max_length=600, blank=True)
    email = models.EmailField(_("e-mail of the association"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    website = models.URLField(_("website"), blank=True)
    contact_name = models.CharField(_("contact person"), max_length=120, blank=True)
    contact_function = models.CharField(_("role in the association"), max_length=120, blank=True)
    search_text = models.TextField(blank=True, editable=False)

    class Meta(Concern.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        texts = (self.name, self.own_name, self.activities)
        self.search_text = f"{fold(' '.join(texts))} {index_words(texts)} "
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "search_text"}
        super().save(*args, **kwargs)

    @property
    def languages(self) -> list[str]:
        """Codes of the languages spoken, as the association ordered them."""
        return self.spoken.split()

    def set_languages(self, codes: Iterable[str]) -> None:
        """Replace the list of languages. The caller saves."""
        self.spoken = f" {' '.join(dict.fromkeys(codes))} "

    def change_logo(self, logo: Picture | None) -> None:
        """Another logo, or none. The old one goes with the commit, row and file."""
        old, self.logo = self.logo, logo
        self.save(update_fields=["logo"])
        if old is not None and old != logo:
            old.let_go()

    @transaction.atomic
    def erase(self) -> tuple[int, dict[str, int]]:
        """The row for good, and its logo with it."""
        logo = self.logo
        erased = super().erase()
        if logo is not None:
            logo.let_go()
        return erased

    def language_names(self) -> list[str]:
        return [NAMES.get(code, code) for code in self.languages]

    @property
    def postal_address(self) -> str:
        """Two lines, as on an envelope."""
        return "\n".join(filter(None, [self.street, f"{self.postcode} {self.town}".strip()]))

    @property
    def contact_person(self) -> str:
        """Name and role."""
        return ", ".join(filter(None, [self.contact_name, self.contact_function]))

    def assign_slug(self) -> None:
        if self.slug:
            return
        stem = slugify(self.name.translate(UMLAUTS))[:70] or slugify(self.own_name)[:70] or f"verein-{self.pk}"
        slug, number = stem, 1
        while slug in RESERVED_SLUGS or type(self).everything.filter(slug=slug).exists():
            number += 1
            slug = f"{stem}-{number}"
        self.slug = slug
