"""Ten associations in all states, played with the verbs everyone uses; networks that meet and call."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from forums.associations.annual_review import HIDDEN_AFTER
from forums.associations.calls import Call
from forums.associations.delegates import Delegate, DelegateRole
from forums.associations.joining import Joining
from forums.associations.meetings import Meeting
from forums.associations.models import Association, Item
from forums.associations.states import Check
from forums.bodies.models import Body, Kind
from forums.fields.models import ActionField
from forums.municipality.models import District
from forums.people.consents import Purpose, Wish
from forums.people.models import User

from .clock import Clock, set_back
from .keys import once, stable
from .people import address, people
from .process import day_of
from .silence import nobody_written_to
from .texts import Table, read

PLAIN = (
    "kind",
    "founded",
    "own_name",
    "own_language",
    "register_number",
    "activities",
    "activities_language",
    "street",
    "meeting_place",
    "phone",
    "contact_name",
    "contact_function",
)
OFFICE = "koordination"


def load() -> None:
    data = read("associations")
    with nobody_written_to(), set_back() as clock:
        for entry in data["association"]:
            if not Association.everything.filter(client_uuid=stable("association", entry["key"])).exists():
                _play(entry, clock)
    _meetings(data)


def _play(entry: Table, clock: Clock) -> None:
    now = timezone.now()

    def ago(days: float) -> datetime:
        return now - timedelta(days=max(days, 0))

    office = User.objects.get(email=address(OFFICE))
    days = entry["days_ago"]
    clock.moment = ago(days)
    it = _written(entry)
    it.submit()
    clock.moment = ago(days - 2)
    match entry["state"]:
        case "submitted":
            it.check_off([Check.EXISTS], by=office)
        case "questioned":
            it.question(by=office, text=entry["question_back"])
        case "refused":
            it.refuse(by=office, text=entry["reason"])
        case _:
            it.check_off(Check.values, by=office)
            topics = list(it.interests.all())
            it.interests.clear()  # what it asks to join is told below, each with its own day
            it.verify(by=office)
            it.interests.set(topics)
            _life(entry, it, office, clock)
    clock.moment = now


def _written(entry: Table) -> Association:
    it = Association.begin(client_uuid=stable("association", entry["key"]), by=None, language="de", name=entry["name"])
    for name in PLAIN:
        if name in entry:
            setattr(it, name, entry[name])
    it.postcode, it.town = ("48431", "Rheine") if "street" in entry else ("", "")
    it.email = address(entry["email"]) if "email" in entry else ""
    it.district = District.objects.get(slug=entry["district"]) if "district" in entry else None
    it.set_languages(entry["languages"])
    it.save()
    it.interests.set(ActionField.objects.filter(slug__in=entry["interests"]))
    wishes = [Wish(Purpose.WEBSITE, Item(item)) for item in entry["consent"]]
    it.agree([*wishes, *(Wish(Purpose.LIST, Item(item)) for item in entry["listed"])], by=None)
    return it


def _life(entry: Table, it: Association, office: User, clock: Clock) -> None:
    """What followed the verification."""
    days = entry["days_ago"]
    clock.moment += timedelta(days=1)
    cast = people()
    for place, key in enumerate(entry["speakers"]):
        role = DelegateRole.DELEGATE if place else DelegateRole.OWNER
        Delegate.appoint(it, cast[key], role, by=office)
    settled = clock.moment + timedelta(days=min(20, days / 4))
    clock.moment = max(settled, _networks_meet())
    for name, verb in (("joined", Joining.accept), ("asked", None), ("requested", None)):
        for joining in _request(entry, it, office, entry.get(name, [])):
            seat = _seat(joining.network)
            if name == "asked":
                joining.ask(by=seat, text=entry["question"])
            elif verb:
                verb(joining, by=seat)
    clock.moment = settled
    match entry["state"]:
        case "unconfirmed":
            clock.moment += timedelta(days=348)
            it.ask_to_confirm()
            clock.moment += HIDDEN_AFTER
            it.hide_unconfirmed()
        case "dissolved":
            clock.moment += timedelta(days=100)
            it.dissolve(by=office, text=entry["reason"])


def _networks_meet() -> datetime:
    """Some associations are older than the networks they join."""
    return timezone.make_aware(datetime.combine(day_of("office") + timedelta(days=14), time(18)))


def _request(entry: Table, it: Association, office: User, slugs: list[str]) -> list[Joining]:
    networks = Body.objects.filter(kind=Kind.NETWORK, field__slug__in=slugs)
    return Joining.request(it, networks, contribution=entry.get("contribution", ""), by=office)


def _seat(network: Body) -> User:
    """The city's seat is never vacant in the demo."""
    holder = network.tandem().office.holder
    return User.objects.get(person=holder.person_id if holder else None)


def _meetings(data: Table) -> None:
    now = timezone.localtime().replace(hour=18, minute=0, second=0, microsecond=0)
    dates = {
        "meeting": now + timedelta(days=data["meeting"]["in_days"]),
        "past_meeting": now - timedelta(days=data["past_meeting"]["days_ago"]),
    }
    for key, starts_at in dates.items():
        entry = data[key]
        meeting, _made = once(
            Meeting,
            key,
            network=_network(entry),
            title=entry["title"],
            place=entry["place"],
            agenda=entry["agenda"],
            minutes=entry.get("minutes", ""),
            minutes_public="minutes" in entry,
            starts_at=starts_at,
            revision=1,
        )
        if entry.get("minutes"):
            for joining in Joining.objects.members_of(meeting.network):
                meeting.attendances.get_or_create(association=joining.association, defaults={"was_there": True})
    call = data["call"]
    once(Call, "call", network=_network(call), title=call["title"], text=call["text"], to_all=True)


def _network(entry: Table) -> Body:
    found: Body = Body.objects.get(kind=Kind.NETWORK, field__slug=entry["network"])
    return found
