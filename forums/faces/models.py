"""Photographs of people, shown beside their names. There is none without a consent on record."""

from datetime import date, datetime, time

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.people.consents import Consent, Purpose, Way, Wish
from forums.people.models import Person, User
from forums.pictures.models import Picture

FACE = "face"  # the item that the consent is about
TEXT_VERSION = "2026-1"  # of the words in `forms.WORDS`; a new wording is a new version
SIDE = 320  # pixels, both ways: nothing shows it larger than a third of that


class PersonPhoto(models.Model):
    """The row stands as long as the consent does: `show` writes both, `withdraw` takes both."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="photo", verbose_name=_("person"))
    picture = models.OneToOneField(Picture, on_delete=models.CASCADE, related_name="+", verbose_name=_("picture"))

    class Meta:
        verbose_name = _("photo of a person")
        verbose_name_plural = _("photos of people")

    def __str__(self) -> str:
        return str(self.person)

    @property
    def url(self) -> str:
        return self.picture.url

    @property
    def is_public(self) -> bool:
        """Beside the name only, and only while the consent is in force; asked each time."""
        shown = self.person.name_public and self.person.deleted is None
        return shown and Consent.objects.allows(self.person, FACE)

    @classmethod
    @transaction.atomic
    def show(
        cls, person: Person, picture: Picture, *, by: User | None, way: Way = Way.ONLINE, agreed_on: date | None = None
    ) -> "PersonPhoto":
        """Keep the photo with the person's consent to it, in place of one they had: that one goes with the commit.

        `agreed_on` is the day of the signature, where it was on paper. Who agrees to another photo agrees anew.
        """
        person.lock()
        cls._end(person, by=by)
        given_at = timezone.make_aware(datetime.combine(agreed_on, time())) if agreed_on else None
        wished = [Wish(Purpose.WEBSITE, FACE)]
        Consent.objects.settle(person, wished, of=FACE, text_version=TEXT_VERSION, by=by, way=way, given_at=given_at)
        picture.belong()
        return cls.objects.create(person=person, picture=picture)

    @classmethod
    @transaction.atomic
    def withdraw(cls, person: Person, *, by: User | None) -> None:
        """The person no longer agrees: no page shows the photo from now on, and its file is deleted. Twice is once."""
        person.lock()
        cls._end(person, by=by)

    @classmethod
    def _end(cls, person: Person, *, by: User | None) -> None:
        Consent.objects.settle(person, [], of=FACE, text_version=TEXT_VERSION, by=by)
        for photo in cls.objects.filter(person=person).select_related("picture"):
            photo.delete()
            photo.picture.let_go()


def photo_of(person: Person) -> PersonPhoto | None:
    """No query after `select_related("photo__picture")`."""
    return person.photo if hasattr(person, "photo") else None


def face_of(person: Person | None) -> str:
    """The address of the photo that pages show beside the person's name; empty where there is none, or no name."""
    photo = photo_of(person) if person and person.name_public else None
    return photo.url if photo else ""
