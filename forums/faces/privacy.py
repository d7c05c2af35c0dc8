"""What this slice holds about a person: the photo. It goes whole, the file with the commit."""

from collections.abc import Iterable

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forums.people.consents import register_items
from forums.people.personal_data import Entry, Fact, Subject, register

from .models import FACE, PersonPhoto, photo_of


def _export(subject: Subject) -> Iterable[Entry]:
    photo = photo_of(subject.person) if subject.person else None
    if photo is not None:
        yield [
            Fact("address", _("where it is"), photo.url),
            Fact("taken_in", _("handed in"), photo.picture.taken_in),
            Fact("public", _("shown on this website"), photo.is_public),
        ]


def _erase(subject: Subject) -> None:
    """Consents go later, with the person's own; a person who was erased before has no photo any more."""
    if subject.person is not None and PersonPhoto.objects.filter(person=subject.person).exists():
        PersonPhoto.withdraw(subject.person, by=subject.user)


def _meaning(subject: Subject) -> Iterable[str]:
    if subject.person is not None and photo_of(subject.person) is not None:
        yield gettext("Your photo is deleted.") if subject.user else gettext("The photo is deleted.")


def register_holdings() -> None:
    register_items({FACE: _("photo beside the name")})
    register("person_photo", _("Photo of you"), export=_export, erase=_erase, meaning=_meaning)
