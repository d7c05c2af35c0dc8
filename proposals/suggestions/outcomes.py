"""Reasons as codes, with a proof-read text in each interface language for whoever asked.

`Step.reason` and a decision's reason hold the code; people read `reason_text(code)`.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from .stages import Stage


class Reason(models.TextChoices):
    """Why two seats decided as they did."""

    FITS_THE_CONCEPT = "fits_the_concept", _("Fits the goals of the concept")
    NEED_IS_GREAT = "need_is_great", _("Many people need this")
    QUICKLY_DONE = "quickly_done", _("Can be done quickly")
    MEASURE_EXISTS = "measure_exists", _("A measure exists")
    OFFER_EXISTS = "offer_exists", _("An offer exists")
    BEING_DONE = "being_done", _("Is being done just now")
    MONEY_LATER = "money_later", _("Money only in a later budget")
    DECISION_AWAITED = "decision_awaited", _("Another decision has to come first")
    PARTNER_NEEDED = "partner_needed", _("A partner is missing")
    NO_MONEY = "no_money", _("No money")
    NO_STAFF = "no_staff", _("Nobody can do it")
    NOT_ALLOWED = "not_allowed", _("The law does not allow it")
    AGAINST_THE_CONCEPT = "against_the_concept", _("Contradicts the concept")
    HARMS_OTHERS = "harms_others", _("Others would be worse off")
    NOT_EFFECTIVE = "not_effective", _("Would not help")


REASONS: dict[Stage, tuple[Reason, ...]] = {
    Stage.ACCEPTED: (Reason.FITS_THE_CONCEPT, Reason.NEED_IS_GREAT, Reason.QUICKLY_DONE),
    Stage.ALREADY_COVERED: (Reason.MEASURE_EXISTS, Reason.OFFER_EXISTS, Reason.BEING_DONE),
    Stage.DEFERRED: (Reason.MONEY_LATER, Reason.DECISION_AWAITED, Reason.PARTNER_NEEDED),
    Stage.DECLINED: (
        Reason.NO_MONEY,
        Reason.NO_STAFF,
        Reason.NOT_ALLOWED,
        Reason.AGAINST_THE_CONCEPT,
        Reason.HARMS_OTHERS,
        Reason.NOT_EFFECTIVE,
    ),
}

_TEXTS: dict[str, StrOrPromise] = {
    Reason.FITS_THE_CONCEPT: _("Your idea fits the goals of our city."),
    Reason.NEED_IS_GREAT: _("Many people in our city need this."),
    Reason.QUICKLY_DONE: _("We can do this quickly."),
    Reason.MEASURE_EXISTS: _("The city has planned this already."),
    Reason.OFFER_EXISTS: _("There is an offer like this already."),
    Reason.BEING_DONE: _("We are doing this already."),
    Reason.MONEY_LATER: _("There is no money for it this year. We will look at it again for the next budget."),
    Reason.DECISION_AWAITED: _("Something else has to be decided first."),
    Reason.PARTNER_NEEDED: _("We still need somebody to do it with us."),
    Reason.NO_MONEY: _("There is no money for it."),
    Reason.NO_STAFF: _("At the moment there is nobody who could do this work."),
    Reason.NOT_ALLOWED: _("The law does not allow it."),
    Reason.AGAINST_THE_CONCEPT: _("It does not fit the goals of our city."),
    Reason.HARMS_OTHERS: _("Other people would be worse off."),
    Reason.NOT_EFFECTIVE: _("We think it would not help."),
    "partner_silent": _("The second signature did not come in time."),
    "two_objections": _("The two people on the team disagreed twice."),
    "lead_disagrees": _("The lead tandem did not agree."),
    "lead_undecided": _("The lead tandem did not decide in time."),
    "lead_silent": _("The lead tandem did not sign in time."),
    "overdue": _("The date for the answer had passed long before."),
    "no_seats": _("At the moment nobody is appointed to this team."),
    "all_biased": _("Nobody is left on the team who may act: the others are biased or not appointed."),
    "third_hop": _("It had been passed on three times already. The lead tandem decides where it belongs."),
    "no_network": _("There is no team for this topic at the moment."),
    "body_ended": _("The team that had it no longer exists."),
    "measure_removed": _("The measure is no longer in the plan."),
    "target_gone": _("The suggestion it was merged with no longer exists."),
    "taken_over": _("The other seat wrote a new draft."),
    "moved_on": _("The suggestion went elsewhere in the meantime."),
    "text_checked": _("The text is being checked. Nothing can be decided meanwhile."),
    "withdrawn": _("The author has withdrawn the suggestion."),
    "settled": _("The suggestion was settled in another way in the meantime."),
    "reopened": _("The suggestion was opened again in the meantime."),
    "nobody_signed": _("Nobody signed in time."),
    "mandate_ended": _("The term of the person who wrote it has ended."),
    "recused": _("The person who wrote it has withdrawn because of bias."),
}


# The same with the number of working days, where the Step keeps it.
_WITHIN: dict[str, StrOrPromise] = {
    "lead_disagrees": _("The lead tandem did not agree within %(days)s working days."),
    "lead_undecided": _("The lead tandem did not decide within %(days)s working days."),
}


def reason_text(code: str, days: int | None = None) -> StrOrPromise:
    """The sentence people read; empty for a code without one. `days` are the working days that have passed."""
    if days is not None and code in _WITHIN:
        return str(_WITHIN[code]) % {"days": days}
    return _TEXTS.get(code, "")
