"""The daily jobs of the desk (see proposals.suggestions.jobs for what they promise)."""

from django.db.models import Q

from forums.bodies.models import Body, Duty, Membership
from proposals.suggestions.jobs import each
from proposals.suggestions.models import Step, Suggestion
from proposals.suggestions.steps import StepKind

from .deadlines import end_disagreement, escalate_unstaffed
from .decisions import Decision
from .errata import Erratum


def time_out_unsigned() -> int:
    """Partners who did not react within ten working days (setting)."""
    errata = each(Erratum.objects.late().select_related("suggestion"), Erratum.time_out)
    return errata + each(Decision.objects.late().select_related("suggestion"), Decision.time_out)


def end_disagreements() -> int:
    """What the lead tandem was given and has not decided; its own front desk is not meant."""
    objected = Q(pk__in=Decision.objects.objected().values("suggestion"))
    passed_up = Q(pk__in=Step.objects.filter(kind=StepKind.ESCALATED).values("suggestion"))
    rows = Suggestion.objects.public().open().filter(objected | passed_up, holder__duty=Duty.LEAD)
    return each(rows, end_disagreement)


def lapse_with_terms() -> int:
    """Drafts and corrections whose writer's term has ended."""
    errata = each(Erratum.objects.with_ended_term().select_related("suggestion"), Erratum.lapse_with_term)
    return errata + each(Decision.objects.with_ended_term().select_related("suggestion"), Decision.lapse_with_term)


def escalate_from_unstaffed() -> int:
    """Open cases of bodies in which nobody may sign; the lead tandem's and the owner's stay."""
    staffed = Membership.objects.running().exclude(person=None).values("body")
    unstaffed = Body.objects.exclude(pk__in=staffed).exclude(duty__in=[Duty.LEAD, Duty.OWNER])
    return each(Suggestion.objects.public().open().filter(holder__in=unstaffed), escalate_unstaffed)
