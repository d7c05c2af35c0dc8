"""What every move of the desk asks first. Raises NotPossible."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Visibility

from .seats import Signer


def must_be_decidable(suggestion: Suggestion) -> None:
    """Open and public: the only state in which a team decides."""
    suggestion.must_be_open()
    if suggestion.visibility != Visibility.PUBLIC:
        raise NotPossible(_("The text is being checked. Nothing can be decided until it is public again."))


def required_signer(signers: Iterable[Signer]) -> Signer:
    """The first of those who may act here."""
    signer = next(iter(signers), None)
    if signer is None:
        raise NotPossible(_("You cannot sign for this seat."))
    return signer
