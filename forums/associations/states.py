"""Where an association stands with the office: one table of allowed moves."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Being checked")
    QUESTIONED = "questioned", _("Question to the association")
    VERIFIED = "verified", _("Verified")
    REFUSED = "refused", _("Not accepted")
    SUSPENDED = "suspended", _("Suspended")
    DISSOLVED = "dissolved", _("Dissolved")
    WITHDRAWN = "withdrawn", _("Withdrawn by the association")


MOVES: frozenset[tuple[State, State]] = frozenset(
    {
        (State.DRAFT, State.SUBMITTED),
        (State.DRAFT, State.WITHDRAWN),
        (State.SUBMITTED, State.QUESTIONED),
        (State.SUBMITTED, State.VERIFIED),
        (State.SUBMITTED, State.REFUSED),
        (State.SUBMITTED, State.WITHDRAWN),
        (State.QUESTIONED, State.SUBMITTED),  # the association answers
        (State.QUESTIONED, State.REFUSED),  # it never does
        (State.QUESTIONED, State.WITHDRAWN),
        (State.REFUSED, State.SUBMITTED),  # corrected, sent again
        (State.VERIFIED, State.SUSPENDED),
        (State.VERIFIED, State.DISSOLVED),
        (State.SUSPENDED, State.VERIFIED),
        (State.SUSPENDED, State.DISSOLVED),
    }
)

# Still, or again, with whoever registered it: it is they who have to send it.
WITH_REGISTRAR = frozenset({State.DRAFT, State.QUESTIONED, State.REFUSED})
# By their link they may put right what they entered for as long as the office has not decided.
OPEN_TO_REGISTRAR = WITH_REGISTRAR | {State.SUBMITTED}


class Check(models.TextChoices):
    """What the office has looked at before it verifies."""

    EXISTS = "exists", _("It exists: register extract, statutes or minutes of the founding seen")
    REACHED = "reached", _("The contact person was reached and may speak for it")
    LOCAL = "local", _("It works in this city")
    AIMS = "aims", _("Its aims fit the constitution; no doubts known")


TONES: dict[State, str] = {
    State.VERIFIED: "success",
    State.QUESTIONED: "warning",
    State.SUSPENDED: "warning",
    State.REFUSED: "danger",
    State.SUBMITTED: "info",
}
