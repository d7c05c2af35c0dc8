"""Consent of an association: what of it is public or passed on, item by item."""

from collections.abc import Iterable

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from forums.people.consents import Consent, Purpose, Way, Wish
from forums.people.models import User

from .concern import Concern
from .history import EntryKind

TEXT_VERSION = "2026-2"  # of templates/forums/associations/consent_text.html; a new wording is a new version
PREFETCHED = "consents_in_force"


class Item(models.TextChoices):
    """What is public, or passed on, only with consent: each by itself."""

    PROFILE = "profile", _("Name, kind, activities, languages, topics")
    ADDRESS = "address", _("Address")
    MEETING_PLACE = "meeting_place", _("Meeting place")
    EMAIL = "email", _("E-mail")
    PHONE = "phone", _("Telephone")
    WEBSITE = "website", _("Website")
    CONTACT_PERSON = "contact_person", _("Contact person")
    LOGO = "logo", _("Logo")


class Consents(Concern):
    consents = GenericRelation(Consent, content_type_field="about_type", object_id_field="about_id")

    class Meta(Concern.Meta):
        abstract = True

    def wishes(self) -> set[Wish]:
        """What may happen to which item now. No query after `with_consents()`."""
        rows: Iterable[Consent] | None = getattr(self, PREFETCHED, None)
        if rows is None:
            rows = self.consents.filter(withdrawn_at=None)
        return {Wish(row.purpose, row.item) for row in rows}

    def consented_items(self, purpose: Purpose = Purpose.WEBSITE) -> frozenset[str]:
        """Items that may be public or passed on. Nothing at all without consent to the profile itself."""
        items = frozenset(wish.item for wish in self.wishes() if wish.purpose == purpose)
        return items if Item.PROFILE in items else frozenset()

    @transaction.atomic
    def agree(self, wished: Iterable[Wish], *, by: User | None, by_name: str = "", way: Way = Way.ONLINE) -> None:
        """Give and withdraw consent, in force at once; logged. On paper: `by` is who entered it."""
        self.lock()
        self.__dict__.pop(PREFETCHED, None)  # read before the lock
        wishes = set(wished)
        if wishes == self.wishes():
            return
        Consent.objects.settle(self, wishes, text_version=TEXT_VERSION, by=by, by_name=by_name, way=way)
        self.record_entry(EntryKind.CONSENT, by=by, items=sorted(f"{wish.purpose}:{wish.item}" for wish in wishes))
