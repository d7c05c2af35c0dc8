"""Support: somebody's approval, not a vote, once per account or browser."""

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from forums.people.models import User
from forums.people.roles import Visitor

from .authorship import Authored
from .exceptions import NotPossible
from .following import Support
from .stages import Stage, Visibility

NOT_SUPPORTABLE = frozenset({Stage.WITHDRAWN, Stage.MERGED, Stage.PERSONAL_CASE})


class Supported(Authored):
    """The verbs of support. The count stands on the row, so that lists can sort by it."""

    supporter_count = models.PositiveIntegerField(_("supporters"), default=0, editable=False)

    class Meta(Authored.Meta):
        abstract = True

    @property
    def may_be_supported(self) -> bool:
        """Public, and neither taken back nor handled under another number or in person."""
        return self.visibility == Visibility.PUBLIC and self.stage not in NOT_SUPPORTABLE

    @transaction.atomic
    def support(self, *, by: Visitor, browser: str = "") -> None:
        """Count this account, or else this browser's key; twice counts once. Raises NotPossible."""
        self.lock()
        if not self.may_be_supported:
            raise NotPossible(_("This suggestion cannot be supported any more."))
        _support, new = Support.objects.get_or_create(suggestion_id=self.pk, **_who(by, browser))
        if new:
            self.count_supporters()

    @transaction.atomic
    def end_support(self, *, by: Visitor, browser: str = "") -> None:
        """Take it back; taking back what was never given changes nothing."""
        self.lock()
        given, _rows = Support.objects.filter(suggestion_id=self.pk, **_who(by, browser)).delete()
        if given:
            self.count_supporters()

    def is_supported_by(self, *, by: Visitor, browser: str = "") -> bool:
        """One query, or none for a visitor who has no account and never pressed the button."""
        if not isinstance(by, User) and not browser:
            return False
        return Support.objects.filter(suggestion_id=self.pk, **_who(by, browser)).exists()

    def count_supporters(self) -> None:
        """Set the count from the rows, on this column alone: support is no news and need not be indexed."""
        self.supporter_count = Support.objects.filter(suggestion_id=self.pk).count()
        type(self)._base_manager.filter(pk=self.pk).update(supporter_count=self.supporter_count)


def _who(by: Visitor, browser: str) -> dict[str, Any]:
    return {"user": by} if isinstance(by, User) else {"user": None, "browser": browser}
