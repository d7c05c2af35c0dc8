"""The answer before everything else: how a suggestion stands, who has it, by when. For components/now.html."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from forums.municipality.calendar import today
from forums.municipality.due import Due
from proposals.measures.models import Measure
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Stage, Visibility
from proposals.suggestions.steps import Step

from .answers import Answer
from .overdue import goes_to_lead_on


@dataclass(frozen=True)
class Standing:
    """`sentence` says what is so now; `who` under the words `who_term`, both empty where nobody has it any more.

    `due` is the date that counts, `left` the working days until then, `after` what follows once it has passed.
    """

    sentence: str
    who_term: str = ""
    who: str = ""
    due: Due | None = None
    left: int | None = None
    after: str = ""

    @property
    def is_late(self) -> bool:
        return self.due is not None and self.due.is_late


def standing(
    suggestion: Suggestion,
    *,
    sentence: str,
    holder: str,
    due: Due | None,
    left: int | None = None,
    after: str = "",
    answer: Answer | None = None,
    measures: Sequence[Measure] = (),
) -> Standing:
    """`sentence` and `due` are those of the reader: author or everybody."""
    if suggestion.is_open and suggestion.visibility == Visibility.PUBLIC:
        return Standing(sentence, _("Who has it?"), holder, due, left, after)
    if suggestion.stage == Stage.DEFERRED:
        return Standing(sentence, _("Who has it?"), holder, due, left)
    if doers := list(dict.fromkeys(str(measure.who) for measure in measures if str(measure.who))):
        dues = [measure.due for measure in measures if measure.due and measure.status not in ("done", "stopped")]
        return Standing(sentence, _("Who does it?"), ", ".join(doers), max(dues, key=lambda due: due.on, default=None))
    if answer and answer.signed:
        return Standing(sentence, _("Who answered?"), answer.signed)
    return Standing(sentence, due=due)


def takeover(suggestion: Suggestion, due: Due | None, steps: Sequence[Step]) -> str:
    """When the lead tandem takes over what is late; empty where it has it already, or is about to take it."""
    day = goes_to_lead_on(suggestion, steps) if due and due.is_late and suggestion.is_open else None
    if day is None or day <= today():
        return ""
    return _("If there is no answer by %(day)s, the lead tandem takes over.") % {"day": date_format(day, "DATE_FORMAT")}
