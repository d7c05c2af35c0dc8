"""What this slice holds about a person: drafts, signatures and comments as staff, and evidence from their words."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from forums.people.personal_data import Entry, Fact, Subject, facts, register
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Visibility

from .casework import Comment, Recusal
from .decisions import Decision
from .models import Ranking


def _signed(subject: Subject) -> Iterable[Entry]:
    if subject.person is None:
        return
    signed = Q(first_person=subject.person) | Q(second_person=subject.person)
    for row in Decision.objects.filter(signed).select_related("suggestion", "body"):
        where = [Fact("suggestion", _("suggestion"), row.suggestion.number), Fact("body", _("body"), str(row.body))]
        yield [*where, *facts(row, "drafted_at", "seat", "state", "outcome")]
    for recusal in Recusal.objects.filter(person=subject.person).select_related("suggestion"):
        yield [Fact("recused", _("recusal"), recusal.suggestion.number), Fact("at", _("when"), recusal.at)]


def _comments(subject: Subject) -> Iterable[Entry]:
    for row in Comment.objects.filter(author=subject.user).select_related("suggestion") if subject.user else ():
        yield [Fact("suggestion", _("suggestion"), row.suggestion.number), *facts(row, "as_what", "text")]


def _keep_role(subject: Subject) -> None:
    """What staff did stays under body and seat; the rows let go of account and name by themselves."""


def _unpublished(subject: Subject) -> QuerySet[Any]:
    """The subject's texts that are not public: they are about to be deleted whole."""
    texts: QuerySet[Any] = Suggestion.everything.exclude(visibility=Visibility.PUBLIC)
    return texts.filter(author=subject.user) if subject.user else texts.none()


def _evidence(subject: Subject) -> Iterable[Entry]:
    for row in Ranking.objects.filter(suggestion__author=subject.user) if subject.user else ():
        fields = [f"{one['slug']} ({one['score']:.0%})" for one in row.candidates]
        yield [Fact("fields", _("topics our program found"), fields), Fact("at", _("when"), row.at)]


def _erase_evidence(subject: Subject) -> None:
    """Words of the text, and the text itself where another one was compared with it."""
    for suggestion in _unpublished(subject):
        quoting = Q(suggestion=suggestion) | Q(candidates__icontains=f'"{suggestion.number}"')
        Ranking.objects.filter(quoting).delete()


def register_holdings() -> None:
    register("rankings", _("How your suggestions were sorted"), export=_evidence, erase=_erase_evidence)
    register("comments", _("Your comments on the desk"), export=_comments, erase=_keep_role)
    register("decisions", _("What you signed"), export=_signed, erase=_keep_role)
