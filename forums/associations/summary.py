"""An association's data for summary_list.html: all of it for the office, for the public what it agreed to."""

from collections.abc import Callable, Iterator
from typing import NotRequired, TypedDict

from django.urls import reverse
from django.utils.translation import gettext as _

from forums.municipality.text_language import checked
from forums.people.consents import Purpose

from .consents import Item
from .forms.registration import Step
from .models import Association

type StepURL = Callable[[Step], str]


class SummaryItem(TypedDict):
    """A row of summary_list.html: `change` and `url` are addresses."""

    term: str
    text: str
    lang: NotRequired[str]
    change: NotRequired[str]
    url: NotRequired[str]


def summary(association: Association, change_url: StepURL | None = None) -> list[SummaryItem]:
    """Everything that was entered; `change_url` gives the address where a step is changed."""
    return [
        {"term": term, "text": text, "lang": lang, "change": change_url(step) if change_url else ""}
        for step, term, text, lang in _rows(association)
    ]


def step_url(name: str, key: str) -> StepURL:
    """`name` is the URL that takes a key and a step."""
    return lambda step: reverse(name, args=[key, step.value])


def _rows(association: Association) -> Iterator[tuple[Step, str, str, str]]:
    kind = str(association.get_kind_display()) if association.kind else ""
    yield Step.NAME, _("Name"), association.name, ""
    yield Step.NAME, _("Name in its own language"), association.own_name, association.own_language
    yield Step.NAME, _("Kind"), kind, ""
    yield Step.NAME, _("Founded"), str(association.founded or ""), ""
    yield Step.NAME, _("Register number"), association.register_number, ""
    yield Step.WORK, _("What it does"), association.activities, association.activities_language
    yield Step.WORK, _("Languages"), ", ".join(association.language_names()), ""
    yield Step.WORK, _("Topics"), ", ".join(str(field) for field in association.interests.all()), ""
    yield Step.WORK, _("Logo"), _("uploaded") if association.logo_id else "", ""
    yield Step.PLACE, _("Address"), association.postal_address, ""
    yield Step.PLACE, _("District"), str(association.district or ""), ""
    yield Step.PLACE, _("Where and when people meet"), association.meeting_place, _meeting_place_language(association)
    yield Step.CONTACT, _("Contact person"), association.contact_person, ""
    yield Step.CONTACT, _("E-mail"), association.email, ""
    yield Step.CONTACT, _("Telephone"), association.phone, ""
    yield Step.CONTACT, _("Website"), association.website, ""
    if not association.slug:
        yield Step.CONTACT, _("Your e-mail (never public)"), _registrar_email(association), ""
    yield Step.CONSENT, _("Public on this website"), _consented(association, Purpose.WEBSITE), ""
    yield Step.CONSENT, _("Passed on with the city's list"), _consented(association, Purpose.LIST), ""


def _registrar_email(association: Association) -> str:
    email = association.registrar_email
    return email if not email or association.address_is_proved else f"{email} ({_('not confirmed yet')})"


def _consented(association: Association, purpose: Purpose) -> str:
    agreed = {wish.item for wish in association.wishes() if wish.purpose == purpose}
    return ", ".join(str(item.label) for item in Item if item.value in agreed)


def public_contacts(association: Association) -> list[SummaryItem]:
    """Contacts for the public page: only what was given and agreed to."""
    phone = association.phone
    contacts: list[tuple[str, str, str, str]] = [
        (Item.CONTACT_PERSON, _("Contact person"), association.contact_person, ""),
        (Item.PHONE, _("Telephone"), phone, f"tel:{phone.replace(' ', '')}"),
        (Item.EMAIL, _("E-mail"), association.email, f"mailto:{association.email}"),
        (Item.WEBSITE, _("Website"), association.website, association.website),
        (Item.ADDRESS, _("Address"), association.postal_address, ""),
        (Item.MEETING_PLACE, _("Where and when people meet"), association.meeting_place, ""),
    ]
    public = association.consented_items()
    languages: dict[str, str] = {Item.MEETING_PLACE: _meeting_place_language(association)}
    return [
        {"term": term, "text": text, "url": url, "lang": languages.get(item, "")}
        for item, term, text, url in contacts
        if text and item in public
    ]


def _meeting_place_language(association: Association) -> str:
    """Nobody is asked for it: that of the other text, unless the words clearly are in another one."""
    return checked(association.activities_language, association.meeting_place)
