"""Accounts that coordinators make for a person: a mail with a link, and the code that goes to its address alone."""

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from forums.notices.letters import Letter, register_letter
from forums.notices.models import Notice, Recipient
from forums.people.models import Person, User
from forums.protection.signed_links import SignedLink
from forums.records.exceptions import NotPossible

KIND = "account.invitation"


def _not_used_yet() -> QuerySet[User]:
    return User.objects.filter(is_active=True, last_login=None).exclude(person=None).select_related("person")


# Dead once it has been used, and once the coordination gives the account another address or switches it off.
ACCOUNT_LINK = SignedLink(KIND, _not_used_yet, state=lambda user: (user.email, user.person_id))


@transaction.atomic
def invite(person: Person, *, email: str, language: str) -> User:
    """Make the person's account and write to its address; before it has been used, again and to another address.

    Raises NotPossible where the person signs in already, or the address belongs to somebody.
    """
    person.lock()
    email = email.lower()
    user: User | None = User.objects.filter(person=person).first()
    if user is not None and user.last_login is not None:
        raise NotPossible(_("This person has an account already, and signs in with it."))
    if (user is None or user.email != email) and User.objects.filter(email=email).exists():
        raise NotPossible(
            _("This address belongs to an account already. Please choose the person there, under “Accounts”.")
        )
    if user is None:
        user = User.objects.create_user(email, person=person, language=language)
    else:
        EmailAddress.objects.filter(user=user).exclude(email=email).delete()
        user.email, user.language = email, language
        user.save()
        user.expect_address()
    to = Recipient(f"user:{user.pk}", user.email, user.language)
    Notice.objects.write(KIND, f"{KIND}:{user.pk}:{timezone.now().isoformat()}", [to], about=user)
    return user


def _letter(notice: Notice) -> Letter | None:
    user = notice.about
    if not isinstance(user, User) or user.email != notice.email or not _not_used_yet().filter(pk=user.pk).exists():
        return None
    return Letter(
        title=_("Your account on the city's participation platform"),
        about=str(user.person),
        sentences=(
            _("The coordination has made an account for you. You need no password."),
            _("The link takes you to a page that sends a code to this address. With the code you sign in."),
        ),
        url=settings.SITE_URL + reverse("account_invitation", args=[ACCOUNT_LINK.token(user)]),
        action=_("Open my account"),
        why=_("Not meant for you? Then you don't need to do anything."),
    )


def register_notices() -> None:
    register_letter(KIND, _letter)
