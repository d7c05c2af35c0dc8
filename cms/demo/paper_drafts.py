"""The next status report, as the platform writes it: filled from the data, and not sent yet."""

from cms.paper_drafts.kinds import DraftKind
from cms.paper_drafts.models import PaperDraft

from .keys import once
from .texts import read


def load() -> None:
    """Needs all that it tells of."""
    told = read("evaluations")["status_report"]
    draft, made = once(PaperDraft, told["key"], kind=DraftKind.STATUS, subject=told["subject"])
    if made:
        PaperDraft.objects.get(pk=draft.pk).fill()
