"""What templates ask the desk's code: sentences for codes, the answer of a suggestion."""

from typing import Any

from django import template
from django.utils.translation import get_language
from django_stubs_ext import StrOrPromise

from forums.bodies.models import Membership
from forums.municipality.models import Municipality
from proposals.suggestions import outcomes
from proposals.suggestions.models import Suggestion
from proposals.triage.decision import Decision

register = template.Library()


@register.filter
def reason_text(code: str) -> StrOrPromise:
    """The proof-read sentence for a reason's code, in the reader's language."""
    return outcomes.reason_text(code)


@register.inclusion_tag("proposals/triage/answer.html")
def answer(suggestion: Suggestion) -> dict[str, Any]:
    """The decision in effect, as everybody reads it; a merged suggestion shows its target's. Four queries."""
    shown = suggestion.merged_into or suggestion
    decision: Decision | None = None
    if not shown.is_open:
        decision = Decision.objects.effective().for_page().filter(suggestion=shown.pk).order_by("-number").first()
    language = get_language() or "de"
    translated = None
    if decision is not None and language != "de":
        translated = next((one for one in decision.translations.all() if one.language == language), None)
    return {
        "decision": decision,
        "source_of": shown if shown.pk != suggestion.pk else None,
        "translated": translated,
        "translation_follows": decision is not None and language != "de" and translated is None,
        "signature": signature(decision) if decision else None,
    }


def signature(decision: Decision) -> dict[str, str]:
    """Whose voice it is: the body, the city, the partner's organisation. Names only with consent."""
    city = Municipality.current().name
    members = [member for member in (decision.first, decision.second) if member is not None]
    partners = [_speaks_for(member) for member in members if decision_seat(decision, member) == "field"]
    partner = next((name for name in partners if name and name != city), "")
    return {"body": str(decision.body.field or decision.body), "city": city, "partner": partner}


def decision_seat(decision: Decision, member: Membership) -> str:
    return decision.seat if member.pk == decision.first_id else decision.other_seat


def _speaks_for(member: Membership) -> str:
    person = member.person
    return str(member.organisation) or (person.organisation if person else "") or (person.public_name if person else "")
