"""What may become of a draft: its states, and the moves between them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from proposals.suggestions.exceptions import NotPossible


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    HANDED_OVER = "handed_over", _("Waits for the second signature")
    EFFECTIVE = "effective", _("Effective")
    OBJECTED = "objected", _("Objected to")
    LAPSED = "lapsed", _("Lapsed")


MOVES: frozenset[tuple[State, State]] = frozenset(
    {
        (State.DRAFT, State.HANDED_OVER),
        (State.DRAFT, State.LAPSED),
        (State.HANDED_OVER, State.EFFECTIVE),
        (State.HANDED_OVER, State.OBJECTED),
        (State.HANDED_OVER, State.LAPSED),
    }
)
OPEN = (State.DRAFT, State.HANDED_OVER)


class DraftState(models.Model):
    """Where a draft stands. Its verbs move it as the table says."""

    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.DRAFT)

    class Meta:
        abstract = True

    def _move(self, state: State) -> None:
        """The one door of `state`. Raises NotPossible."""
        if (State(self.state), state) not in MOVES:
            raise NotPossible(_("This draft is no longer open."))
        self.state = state
