"""Which words of editions can hold a person, and how long PDFs are kept.

An adopted edition is kept for ever, but never against a person: names that left public view elsewhere go from it by
`copies.py`, others by the desk (`Edition.take_out`). Either way its history or the place itself says that it happened.
"""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forums.people.person_fields import classify
from forums.records.retention import Rule, days, register

from .models import ChangeCause, Edition, EditionEntry, FrozenPicture, FrozenSection, Printout
from .printouts import KEPT_DAYS


def register_fields() -> None:
    classify(Edition, public="title note adopted_by", nobody="slug paper_number")
    classify(EditionEntry, public="reason")
    classify(FrozenSection, public="titles content", nobody="key slug number")
    classify(ChangeCause, nobody="place")
    classify(FrozenPicture, nobody="content")
    classify(Printout, nobody="digest language content")


def register_rules() -> None:
    register(
        Rule(
            "printouts",
            _("PDFs of the concept"),
            lambda: days(KEPT_DAYS),
            _("So that whoever asks for the same need not wait. They can be written again at any time."),
            due=lambda: Printout.objects.unused(),
            delete=lambda: Printout.objects.unused().delete()[0],
        )
    )
    register(
        Rule(
            "editions",
            _("Adopted editions of the concept"),
            lambda: gettext("for ever"),
            _("So that everybody can read what was decided. Names are taken out when somebody may ask for that."),
        )
    )
