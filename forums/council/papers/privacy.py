"""Papers name functions, not people; free texts may hold a name and are listed for a person to check."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forums.people.person_fields import classify
from forums.records.retention import Rule, register

from ..meetings.models import AgendaItem, CouncilMeeting
from .annexes import Annex
from .models import Consultation, FormerAddress, Paper, ResultEntry


def register_fields() -> None:
    public = Q(public=True, deleted=None)
    classify(
        Paper,
        public="subject issued_by office key_project products funded_from resolution reasons",
        nobody="number slug outside_id outside_url",
        shown=public,
    )
    classify(FormerAddress, nobody="slug")
    outside = "outside_id outside_url"
    classify(Consultation, public="reporters wording note", nobody=outside, shown=Q(paper__public=True, deleted=None))
    classify(ResultEntry, public="wording note reason", shown=Q(consultation__paper__public=True))
    classify(Annex, public="title", nobody=f"file {outside}", shown=Q(paper__public=True, deleted=None))
    classify(CouncilMeeting, public="place", nobody=outside)
    classify(AgendaItem, public="title", nobody=f"number {outside}", shown=public)


def register_rules() -> None:
    register(
        Rule(
            "council papers",
            _("Papers of the council, their meetings, results and votes as numbers"),
            lambda: _("for good"),
            _("What the council has decided stays in its records. Papers name functions, not people."),
        )
    )
