"""Which pictogram stands beside a label, and beside a station of a suggestion's way."""

from forums.pictograms.names import Pictogram

from .labels import Label

OF_LABEL: dict[Label, Pictogram] = {
    Label.RECEIVED: Pictogram.SAID,
    Label.HELD: Pictogram.CHECKING,
    Label.REJECTED: Pictogram.UNSEEN,
    Label.ASSIGNED: Pictogram.TEAM,
    Label.IN_PROGRESS: Pictogram.WORKING,
    Label.QUESTION: Pictogram.QUESTION,
    Label.OVERDUE: Pictogram.OVERDUE,
    Label.PASSED_ON: Pictogram.PASSED_ON,
    Label.CHECKED_AGAIN: Pictogram.AGAIN,
    Label.ACCEPTED: Pictogram.ACCEPTED,
    Label.ALREADY_COVERED: Pictogram.PLANNED,
    Label.DEFERRED: Pictogram.DEFERRED,
    Label.DECLINED: Pictogram.DECLINED,
    Label.MERGED: Pictogram.MERGED,
    Label.NOT_OURS: Pictogram.ELSEWHERE,
    Label.COUNCIL_PETITION: Pictogram.PETITION,
    Label.PERSONAL_CASE: Pictogram.ADVICE,
    Label.WITHDRAWN: Pictogram.WITHDRAWN,
}
