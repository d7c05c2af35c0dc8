"""The cast: invented persons who say so, their accounts, and the roles that are groups."""

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from forums.faces.models import PersonPhoto
from forums.people.consents import Way
from forums.people.groups import ensure_groups
from forums.people.models import Person, User
from forums.people.roles import Role

from .keys import once, stable
from .pictures import handed_in
from .texts import Table, both, read

PASSWORD = "mitreden-demo"  # noqa: S105 - documented in the README, and set only where DEMO is on
DOMAIN = "rheine.example"
INVENTED = {"de": "erfundene Person", "en": "invented person"}


class NotCommonNorTheDemos(CommonPasswordValidator):
    """For AUTH_PASSWORD_VALIDATORS: whoever read the README knows the demo's. One rule, one line of help: a validator
    of its own without help would put an empty line among the rules that people read."""

    def validate(self, password: str, user: User | None = None) -> None:
        super().validate(password, user)
        if password == PASSWORD:
            raise ValidationError(_("This password stands in the description of the demo. Please choose another."))


def load() -> None:
    cast = read("people")
    # One hash for all: hashing is slow on purpose, and the password is public anyway.
    password = make_password(PASSWORD if settings.DEMO else None)
    for entry in cast["person"]:
        person, made = once(
            Person,
            entry["key"],
            name=entry["name"],
            function=both(_said_to_be_invented(entry["function"])),
            organisation=both(entry.get("organisation", {"de": "", "en": ""})),
        )
        if made:
            person.show_name(True, by=None, way=Way.PAPER)
            if "face" in entry:
                drawn = handed_in(entry["face"], title=entry["name"], face=True)
                PersonPhoto.show(person, drawn, by=None, way=Way.PAPER)
        if "account" in entry:
            _account(entry, password, person)
    for entry in cast["account"]:
        _account(entry, password, None)


def _said_to_be_invented(function: Table) -> Table:
    return {language: f"{words} ({INVENTED[language]})" for language, words in function.items()}


def address(account: str) -> str:
    return f"{account}@{DOMAIN}"


def _account(entry: Table, password: str, person: Person | None) -> None:
    email = address(entry["account"])
    user, made = User.objects.get_or_create(
        email=email,
        defaults={
            "password": password,
            "person": person,
            "language": entry.get("language", "de"),
            "is_superuser": settings.DEMO and entry.get("administrator", False),
        },
    )
    if made:
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
        if role := entry.get("role"):
            user.groups.add(ensure_groups()[Role(role)])


def people() -> dict[str, Person]:
    """Everyone of people.toml by key, accounts included, in one query."""
    by_uuid = {stable(Person._meta.label_lower, entry["key"]): entry["key"] for entry in read("people")["person"]}
    found = Person.everything.filter(uuid__in=by_uuid).select_related("user")
    return {by_uuid[row.uuid]: row for row in found}
