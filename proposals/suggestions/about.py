"""Which passage of a published text a suggestion is about, with the words that stood there when it was received."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .concern import Concern
from .passages import WORDS, Passage, passage_of


class About(Concern):
    """All empty, or a passage. The words are the text's, never the author's."""

    passage_kind = models.CharField(max_length=20, blank=True, editable=False)
    passage_key = models.CharField(max_length=200, blank=True, editable=False)
    passage_where = models.CharField(_("text it is about"), max_length=200, blank=True, editable=False)
    passage_words = models.TextField(_("passage it is about"), blank=True, editable=False)
    passage_language = models.CharField(max_length=16, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def has_passage(self) -> bool:
        return bool(self.passage_kind)

    @property
    def passage(self) -> Passage | None:
        """As it is now; None where there is none, or none any more."""
        return passage_of(f"{self.passage_kind}:{self.passage_key}") if self.passage_kind else None

    def set_passage(self, passage: Passage | None) -> None:
        """Saved by the verb that receives it."""
        if passage is None:
            return
        self.passage_kind, self.passage_key, self.passage_language = passage.kind, passage.key, passage.language
        self.passage_where, self.passage_words = passage.where[:200], passage.words[:WORDS]
