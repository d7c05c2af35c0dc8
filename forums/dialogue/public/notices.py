"""Mails to those who are registered. An unconfirmed address gets only the question whether it is the right one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from forums.municipality.models import Municipality
from forums.municipality.moments import day_and_time
from forums.notices.kinds import register
from forums.notices.models import Notice
from forums.protection.whole_numbers import whole_number

from ..models import Forum
from ..registration import Registration
from ..states import RegistrationState
from . import calendar
from .links import absolute, address_key, registration_token

TEMPLATE = "notices/message"

type Words = Callable[[Registration], tuple[str, list[str]]]


@dataclass(frozen=True)
class Mail:
    """`words` gives title and sentences. `to_placed`: only for people with a place. `off`: the forum is cancelled;
    `struck`: this registration, which nobody holds any more."""

    words: Words
    to_placed: bool = False
    calendar: bool = True
    off: bool = False
    struck: bool = False


def _entered(registration: Registration) -> tuple[str, list[str]]:
    if registration.state == RegistrationState.PLACE:
        return _("You have a place"), [*_how_many(registration), _("We look forward to seeing you.")]
    return _("You are on the waiting list"), [
        *_how_many(registration),
        _("As soon as there is room for you, the place is yours, and we will write to you."),
    ]


def _how_many(registration: Registration) -> list[str]:
    return [_("Registered: %(count)s people.") % {"count": registration.people}] if registration.people > 1 else []


def _moved_up(registration: Registration) -> tuple[str, list[str]]:
    return _("A place has become free: you can come"), [
        _("You were on the waiting list. Now you have a place."),
        *_how_many(registration),
    ]


def _altered(registration: Registration) -> tuple[str, list[str]]:
    title, sentences = _entered(registration)
    return _("Your registration has been changed"), [
        _("The people who prepare the forum have changed what stands in it. Please look whether it is right."),
        f"{title}.",
        *sentences,
    ]


def _struck(registration: Registration) -> tuple[str, list[str]]:
    return _("Your registration has been cancelled"), [
        _("The people who prepare the forum have cancelled it. Is that a mistake? Please call us:"),
        Municipality.current().contact_phone,
    ]


def _reminder(registration: Registration) -> tuple[str, list[str]]:
    return _("It begins soon"), [_("We look forward to seeing you.")]


def _changed(registration: Registration) -> tuple[str, list[str]]:
    return _("The time or place has changed"), [_("Please note the new details. Your registration is still valid.")]


def _cancelled(registration: Registration) -> tuple[str, list[str]]:
    return _("The forum will not take place"), [_("We are sorry. You do not need to do anything.")]


def _planned_again(registration: Registration) -> tuple[str, list[str]]:
    return _("The forum will take place after all"), [_("Your registration is still valid.")]


MAILS = {
    "forum.entered": Mail(_entered),
    "forum.moved_up": Mail(_moved_up, to_placed=True),
    "forum.altered": Mail(_altered),
    "forum.struck": Mail(_struck, off=True, struck=True),
    "forum.reminder": Mail(_reminder, to_placed=True, calendar=False),
    "forum.changed": Mail(_changed),
    "forum.cancelled": Mail(_cancelled, off=True),
    "forum.planned_again": Mail(_planned_again),
}


def _addressee(notice: Notice, struck: bool = False) -> Registration | None:
    key = notice.recipient.removeprefix("registration:")
    rows = Registration.objects.all() if struck else Registration.objects.standing()
    number = whole_number(key)
    found = rows.filter(pk=number).select_related("forum").first() if number is not None else None
    return found if found and isinstance(notice.about, Forum) else None


def _when_and_where(forum: Forum) -> list[str]:
    return [day_and_time(forum.starts_at), ", ".join(filter(None, [forum.place, forum.address]))]


def _letter(mail: Mail) -> Callable[[Notice], dict[str, Any] | None]:
    def context(notice: Notice) -> dict[str, Any] | None:
        registration = _addressee(notice, mail.struck)
        if registration is None or not (registration.confirmed_at or mail.struck):
            return None
        if registration.forum.is_past and not mail.off:  # what waited for the mail server is no longer true
            return None
        placed = registration.state == RegistrationState.PLACE
        if mail.to_placed and not placed:
            return None
        title, sentences = mail.words(registration)
        return {
            "title": title,
            "about": str(registration.forum),
            "sentences": [*sentences, *_when_and_where(registration.forum), *([] if mail.off else [_give_it_up()])],
            "calendar": calendar.own_entry(registration) if mail.calendar else None,
            "url": absolute("forum_registration", registration_token(registration)),
            "action": _("Your registration"),
            "why": _("You are receiving this e-mail because you registered for this forum."),
        }

    return context


def _give_it_up() -> str:
    return _("Can't come? Please cancel with the link below, so that somebody else can come.")


def _confirm(notice: Notice) -> dict[str, Any] | None:
    registration = _addressee(notice)
    if registration is None or registration.confirmed_at is not None or registration.forum.is_past:
        return None
    return {
        "title": _("Is this your e-mail address?"),
        "about": str(registration.forum),
        "sentences": [
            _("Somebody has registered for this forum with your address."),
            _("Please confirm it. Then we will tell you whether you have a place, and when something changes."),
        ],
        "url": absolute("forum_registration_address", registration_token(registration), address_key(registration)),
        "action": _("Yes, this is my address"),
        "why": _(
            "If this was not you, you do not need to do anything. We will delete the address after 7 "
            "days and will not write again."
        ),
    }


def register_notices() -> None:
    register("forum.confirm", template=TEMPLATE, context=_confirm)
    for name, mail in MAILS.items():
        register(name, template=TEMPLATE, context=_letter(mail))
