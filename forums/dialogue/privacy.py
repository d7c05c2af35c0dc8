"""What this slice holds about a person: registrations under an address that they proved."""

from collections.abc import Iterable

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forums.people.person_fields import classify
from forums.people.personal_data import Entry, Fact, Subject, facts, register

from .card_flags import CardFlag
from .card_log import CardEntry
from .card_reviews import CardReview
from .cards import Card
from .clusters import Cluster
from .models import Forum
from .photographs import Photograph
from .registration import Registration, RegistrationQuerySet
from .states import RegistrationState
from .tables import Prompt, Table


def _theirs(subject: Subject) -> RegistrationQuerySet:
    return Registration.objects.filter(email__in=subject.addresses).select_related("forum")


def _export(subject: Subject) -> Iterable[Entry]:
    """What somebody entered with a stranger's address, which was never confirmed, does not belong to the stranger."""
    for row in _theirs(subject).exclude(confirmed_at=None):
        yield [
            Fact("forum", _("forum"), str(row.forum)),
            *facts(row, "state", "name", "email", "people", "entered_at"),
            Fact("interpreter", _("interpreter for"), row.interpreter_name),
            *facts(row, "children", "step_free", "sign_language", "note"),
        ]


def _erase(subject: Subject) -> None:
    """The place goes to somebody on the waiting list; of an unconfirmed registration only the address is deleted."""
    for row in _theirs(subject).exclude(confirmed_at=None):
        row.cancel()
        row.delete()
    _theirs(subject).update(email="")


def _meaning(subject: Subject) -> Iterable[str]:
    for row in _theirs(subject).exclude(confirmed_at=None).exclude(state=RegistrationState.CANCELLED).order_by("pk"):
        yield gettext("The registration for this forum is cancelled: %(forum)s.") % {"forum": row.forum}


def _classify() -> None:
    classify(
        Forum,
        public="title summary agenda place address access_note picture_words picture_credit",
        nobody="slug series part access interpreters",
    )
    classify(Table, public="name", nobody="code")
    classify(Prompt, public="text", nobody="about_kind")
    classify(Card, text="text original german hidden_because")
    classify(CardEntry, text="data")
    classify(CardFlag, text="words result", nobody="dangers")
    classify(CardReview, text="asked note")
    classify(Cluster, text="title")
    classify(Registration, erased="name email note", nobody="interpreter")
    classify(Photograph, text="alt")


def register_holdings() -> None:
    _classify()
    register("forum_registrations", _("Your registrations for forums"), export=_export, erase=_erase, meaning=_meaning)
