"""What a coordinator reads when choosing the pictogram of a field or theme."""

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from .names import Pictogram

FIELD_CHOICES: list[tuple[str, StrOrPromise]] = [
    ("", _("neutral sign")),
    (Pictogram.SPEAKING, _("speaking: speech bubbles")),
    (Pictogram.SCHOOL, _("school: satchel")),
    (Pictogram.TOOLS, _("work: tools")),
    (Pictogram.HOUSE, _("housing: house")),
    (Pictogram.TOGETHER, _("taking part: people in a circle")),
    (Pictogram.BALL, _("leisure: ball")),
    (Pictogram.CUP, _("meeting: cup")),
    (Pictogram.TELEPHONE, _("digital: telephone")),
    (Pictogram.BALLOT, _("politics: ballot box")),
    (Pictogram.MEGAPHONE, _("activation: megaphone")),
    (Pictogram.HEART, _("health: heart")),
    (Pictogram.DOOR, _("opening: door")),
    (Pictogram.CANDLE, _("religion: candle")),
    (Pictogram.BUS, _("mobility: bus")),
    (Pictogram.TREE, _("environment: tree")),
    (Pictogram.BOOK, _("culture: book")),
    (Pictogram.SCALES, _("equal rights: scales")),
    (Pictogram.SHIELD, _("safety: shield")),
    (Pictogram.FAMILY, _("families: parents and child")),
]
THEME_CHOICES: list[tuple[str, StrOrPromise]] = [
    FIELD_CHOICES[0],
    (Pictogram.FOCUS, _("target groups: person in focus")),
    (Pictogram.QUARTER, _("neighbourhood: place")),
    (Pictogram.SPROUT, _("potential: sprout")),
    *FIELD_CHOICES[1:],
]
