"""Annex 1 of a paper that was sent: the plan of the process as PDF."""

import logging

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import override

from forums.council.papers.annexes import Annex
from forums.council.process.models import Milestone
from forums.council.process.printing import annex
from forums.council.process.timeline import points
from forums.municipality.models import Municipality

from .document import LANGUAGE
from .models import PaperDraft

logger = logging.getLogger(__name__)


def attach_timetable(draft: PaperDraft) -> bool:
    """From the milestones as they are now; the sheet says of which day it is. False where that failed: it is logged,
    and can be tried again. Writes a file: outside of transactions."""
    if draft.paper is None or not draft.lacks_timetable:
        return True
    with override(LANGUAGE):
        title = _("Timetable of the update process")
        try:
            content = annex(points(Milestone.objects.for_page()), city=Municipality.current().name)
            made = Annex.take(draft.paper, SimpleUploadedFile("anlage-1.pdf", content, "application/pdf"), title)
        except Exception:  # whatever typesetting or the disk raises: the paper stands, its page says what it lacks
            logger.exception("The timetable of draft %s was not attached", draft.pk)
            return False
    if not PaperDraft.objects.filter(pk=draft.pk, timetable=None).update(timetable=made):
        made.delete()  # somebody else was quicker
    draft.timetable = made
    return True
