"""What this slice holds about somebody: the account, the person, ways of signing in, traces in the admin."""

from collections.abc import Iterable

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import models
from django.db.models import ProtectedError, Q
from django.db.transaction import atomic
from django.utils.translation import gettext_lazy as _
from wagtail.models import ModelLogEntry, PageLogEntry

from forums.protection.models import KeptValue

from .access_log import DataAccess
from .consents import Consent, ConsentQuerySet
from .models import Person, User
from .name_checks import NameCheck
from .person_fields import classify
from .personal_data import Entry, Fact, Subject, facts, register
from .roles import Role, has_role


def _account(subject: Subject) -> Iterable[Entry]:
    if (user := subject.user) is not None:
        roles = [str(role.label) for role in Role if has_role(user, role)]
        yield [
            *facts(user, "email", "language", "joined", "last_login"),
            *(facts(user, "new_texts") if has_role(user, Role.MODERATOR) else ()),
            Fact("password", _("a password is kept (only as a check number)"), user.has_usable_password()),
            Fact("roles", _("roles"), roles),
        ]


def _addresses(subject: Subject) -> Iterable[Entry]:
    for row in EmailAddress.objects.filter(user=subject.user) if subject.user else ():
        yield [Fact("email", _("e-mail address"), row.email), Fact("verified", _("confirmed"), row.verified)]


def _person(subject: Subject) -> Iterable[Entry]:
    if subject.person is not None:
        yield facts(subject.person, "name", "function", "organisation", "name_public", "created", "modified")


def _factors(subject: Subject) -> Iterable[Entry]:
    for row in Authenticator.objects.filter(user=subject.user) if subject.user else ():
        yield [
            Fact("type", _("kind"), row.type, row.get_type_display()),
            Fact("created", _("since"), row.created_at),
            Fact("used", _("last used"), row.last_used_at),
        ]


def _other_accounts(subject: Subject) -> Iterable[Entry]:
    for row in SocialAccount.objects.filter(user=subject.user) if subject.user else ():
        yield [
            Fact("provider", _("where you sign in"), row.provider),
            Fact("uid", _("how you are known there"), row.uid),
            Fact("data", _("what it told us"), [f"{name}: {value}" for name, value in sorted(row.extra_data.items())]),
        ]


def _sessions_of(subject: Subject) -> Iterable[Session]:
    """Whoever is signed in, or is about to: a code on its way lies in a session with the address it went to."""
    user = str(subject.user.pk) if subject.user else None
    for session in Session.objects.iterator():
        content = session.get_decoded()
        if (user and content.get("_auth_user_id") == user) or _names(content, subject.addresses):
            yield session


def _names(content: object, addresses: frozenset[str]) -> bool:
    match content:
        case dict():
            return any(_names(value, addresses) for value in content.values())
        case list():
            return any(_names(value, addresses) for value in content)
        case str():
            return content.lower() in addresses
    return False


def _sessions(subject: Subject) -> Iterable[Entry]:
    for session in _sessions_of(subject) if subject.user else ():
        yield [Fact("expires", _("signed in until"), session.expire_date)]


def _end_sessions(subject: Subject) -> None:
    if subject.user or subject.addresses:
        Session.objects.filter(pk__in=[session.pk for session in _sessions_of(subject)]).delete()


def _traces(subject: Subject) -> models.QuerySet[ModelLogEntry]:
    """Lines of the admin's log that are about the account or the person: they carry address or name as a label."""
    about = Q(pk__in=[])
    for row in (subject.user, subject.person):
        if row is not None:
            about |= Q(content_type=ContentType.objects.get_for_model(row), object_id=str(row.pk))
    traces: models.QuerySet[ModelLogEntry] = ModelLogEntry.objects.filter(about)
    return traces


def _acts(subject: Subject) -> Iterable[Entry]:
    """What the account did in the admin."""
    for model in (PageLogEntry, ModelLogEntry) if subject.user else ():
        for row in model.objects.filter(user=subject.user).select_related("content_type"):
            yield [
                Fact("at", _("when"), row.timestamp),
                Fact("action", _("what"), row.action),
                Fact("about", _("about"), row.label),
            ]


def _wipe_traces(subject: Subject) -> None:
    _traces(subject).update(label="", data={})


def _erase_account(subject: Subject) -> None:
    if subject.user is not None and (user := User.objects.filter(pk=subject.user.pk).first()):
        AbstractBaseUser.delete(user)  # `User.delete` is this erasure; what hangs on the row goes with it


def _erase_person(subject: Subject) -> None:
    """Where decisions and memberships refer to the person, the row stays, with nothing in it."""
    person = Person.everything.filter(pk=subject.person.pk).first() if subject.person else None
    if person is None:
        return
    try:
        with atomic():
            person.erase()
    except ProtectedError:
        Person.everything.filter(pk=person.pk).update(name="", function="", organisation="", name_public=False)


def _consents_of(subject: Subject) -> ConsentQuerySet:
    mine = Q(pk__in=[])
    if subject.user is not None:
        mine |= Q(given_by=subject.user)
    if subject.person is not None:
        mine |= Q(about_type=ContentType.objects.get_for_model(Person), about_id=subject.person.pk)
    return Consent.objects.filter(mine)


def _consents(subject: Subject) -> Iterable[Entry]:
    """Also what was agreed to for others: for an association, for a suggestion."""
    for row in _consents_of(subject).order_by("given_at", "pk").prefetch_related("about"):
        yield [
            Fact("about", _("about"), str(row.about)),
            Fact("item", _("item"), row.item, row.item_name),
            *facts(row, "purpose", "text_version", "way", "given_at"),
            Fact("in_force", _("in force now"), row.withdrawn_at is None),
            *facts(row, "withdrawn_at"),
        ]


def _forget_consents(subject: Subject) -> None:
    """Those about the person go; what was agreed to for others lets go of the account by itself."""
    if subject.person is not None:
        Consent.objects.about(subject.person).delete()


def _nothing(subject: Subject) -> None:
    """It goes with the account."""


def _classify() -> None:
    classify(Person, erased="name function organisation")
    classify(User, erased="password email")
    classify(Consent, erased="given_by_name", nobody="item text_version")
    classify(NameCheck, erased="looked_for", nobody="places")
    classify(DataAccess, nobody="about")
    # Hashes with a salt of the day, and numbers.
    classify(KeptValue, nobody="key value")


def register_holdings() -> None:
    _classify()
    # Here, when all other rooms are through: what they have erased need not be looked at.
    register("name_checks", _("Texts with your name in them"), export=lambda subject: (), erase=NameCheck.begin)
    register("admin_log", _("What you did in the administration"), export=_acts, erase=_wipe_traces)
    register("sessions", _("Where you are signed in"), export=_sessions, erase=_end_sessions)
    register("other_accounts", _("Signing in with another account"), export=_other_accounts, erase=_nothing)
    register("consents", _("What you agreed to"), export=_consents, erase=_forget_consents)
    register("second_factors", _("Second factor and passkeys"), export=_factors, erase=_nothing)
    register("addresses", _("E-mail addresses"), export=_addresses, erase=_nothing)
    register("account", _("Your account"), export=_account, erase=_erase_account)
    register("person", _("What is public about you"), export=_person, erase=_erase_person)
