"""What this slice holds about a person: drafts, signatures and comments as staff, and evidence from their words."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from forums.people.person_fields import classify
from forums.people.personal_data import Entry, Fact, Subject, facts, register
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Visibility

from .comments import Comment
from .decisions import Decision
from .errata import Erratum
from .planned_measures import PlannedMeasure
from .rankings import Ranking
from .recusals import Recusal
from .translations import AnswerTranslation


def _signed(subject: Subject) -> Iterable[Entry]:
    if subject.person is None:
        return
    signed = Q(first_person=subject.person) | Q(second_person=subject.person)
    for decision in Decision.objects.filter(signed).select_related("suggestion", "body"):
        suggestion = Fact("suggestion", _("suggestion"), decision.suggestion.number)
        body = Fact("body", _("body"), str(decision.body))
        yield [suggestion, body, *facts(decision, "drafted_at", "seat", "state", "outcome")]
    for erratum in Erratum.objects.filter(signed).select_related("suggestion", "body"):
        suggestion = Fact("suggestion", _("suggestion"), erratum.suggestion.number)
        body = Fact("body", _("body"), str(erratum.body))
        yield [suggestion, body, *facts(erratum, "drafted_at", "seat", "state")]
    for recusal in Recusal.objects.filter(person=subject.person).select_related("suggestion"):
        yield [Fact("recused", _("recusal"), recusal.suggestion.number), Fact("at", _("when"), recusal.at)]


def _comments(subject: Subject) -> Iterable[Entry]:
    comments = Comment.objects.filter(author=subject.user).select_related("suggestion")
    for comment in comments if subject.user else ():
        suggestion = Fact("suggestion", _("suggestion"), comment.suggestion.number)
        yield [suggestion, *facts(comment, "author_role", "text")]


def _keep_role(subject: Subject) -> None:
    """What staff did stays under body and seat; the rows let go of account and name by themselves."""


def _unpublished(subject: Subject) -> "QuerySet[Suggestion]":
    """The subject's texts that are not public: they are about to be deleted whole."""
    hidden: QuerySet[Suggestion] = Suggestion.everything.exclude(visibility=Visibility.PUBLIC)
    return hidden.filter(author=subject.user) if subject.user else hidden.none()


def _evidence(subject: Subject) -> Iterable[Entry]:
    rankings = Ranking.objects.filter(suggestion__author=subject.user)
    for ranking in rankings if subject.user else ():
        fields = [f"{candidate['slug']} ({candidate['score']:.0%})" for candidate in ranking.candidates]
        yield [Fact("fields", _("topics our program found"), fields), Fact("at", _("when"), ranking.at)]


def _erase_evidence(subject: Subject) -> None:
    """Words of the text, and the text itself where another one was compared with it."""
    for suggestion in _unpublished(subject):
        quoting = Q(suggestion=suggestion) | Q(candidates__icontains=f'"{suggestion.number}"')
        Ranking.objects.filter(quoting).delete()


def _classify() -> None:
    classify(Comment, text="author_role text")
    classify(Decision, text="objection answer would_change lapse_reason lead_views")
    classify(Erratum, text="objection answer would_change lapse_reason reason")
    classify(PlannedMeasure, text="title what who")
    classify(AnswerTranslation, text="text")
    classify(Ranking, text="candidates", nobody="model")


def register_holdings() -> None:
    _classify()
    register("rankings", _("How your suggestions were sorted"), export=_evidence, erase=_erase_evidence)
    register("comments", _("Your comments on the desk"), export=_comments, erase=_keep_role)
    register("decisions", _("What you signed"), export=_signed, erase=_keep_role)
