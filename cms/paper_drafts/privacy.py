"""Which words of drafts can hold a person, whom a draft proposes for an office, and how long it is kept."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forums.people.person_fields import classify
from forums.people.personal_data import Entry, Fact, Subject, facts, register
from forums.records import retention

from .models import DraftStep, PaperDraft


def register_fields() -> None:
    classify(
        PaperDraft,
        public="subject issued_by office key_project products funded_from resolution body frozen",
        shown=Q(public=True, deleted=None, sent_at__isnull=False),
    )
    classify(DraftStep, public="reporters", nobody="number", shown=Q(draft__public=True, draft__sent_at__isnull=False))


def _export(subject: Subject) -> Iterable[Entry]:
    rows = PaperDraft.everything.filter(person=subject.person).select_related("appointed_to") if subject.person else ()
    for row in rows:
        named = [Fact("paper", _("Paper"), str(row)), Fact("body", _("office"), str(row.appointed_to))]
        yield [*named, *facts(row, "term_starts", "term_ends")]


def _erase(subject: Subject) -> None:
    """The proposal falls away. What was sent is the council's, as its papers are."""
    if subject.person is not None:
        PaperDraft.everything.filter(person=subject.person).update(person=None)


def register_holdings() -> None:
    register("paper_drafts", _("Drafts of council papers"), export=_export, erase=_erase)


def register_rules() -> None:
    retention.register(
        retention.Rule(
            "paper drafts",
            _("Drafts of council papers, and the text as it was sent"),
            lambda: _("for good"),
            _("What was laid before the council stays in its records. Drafts name functions, not people."),
        )
    )
