"""Which pictogram stands beside the state of a measure."""

from forums.pictograms.names import Pictogram

from .workflow import Status

OF_STATUS: dict[Status, Pictogram] = {
    Status.PROPOSED: Pictogram.BUBBLE,
    Status.ADOPTED: Pictogram.COUNCIL,
    Status.PLANNED: Pictogram.DATE,
    Status.RUNNING: Pictogram.UNDERWAY,
    Status.PARTLY: Pictogram.PARTLY,
    Status.DONE: Pictogram.DONE,
    Status.STOPPED: Pictogram.STOPPED,
}
