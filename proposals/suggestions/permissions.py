"""Who may see and do what with a suggestion, and by which rule: one list of grounds answers both.

Every `may_…` asks the same grounds that the page "Why may this person see this?" prints, so the two
cannot differ. Which of the desk's moves are open now is for triage to say; the right to make them is here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from forums.bodies.models import Duty, Kind, Membership
from forums.bodies.permissions import memberships_of, network_of, oversees, speaks
from forums.people.models import User
from forums.people.roles import Role, Visitor, has_role
from forums.pictures.models import Picture

from .models import Suggestion
from .stages import Stage, Visibility


class Right(models.TextChoices):
    READ = "read", _("read the public page")
    READ_HIDDEN = "read_hidden", _("read it while it is not public")
    READ_ORIGINAL = "read_original", _("read the original text")
    READ_DESK = "read_desk", _("read the desk: evidence, drafts, internal comments")
    COMMENT = "comment", _("comment internally")
    ACT = "act", _("decide in the name of the body that has it")
    REROUTE = "reroute", _("route it anew and fill a vacant seat")
    ASK_REVIEW = "ask_review", _("ask once to check a decision again")
    EVALUATE = "evaluate", _("evaluate it")
    MODERATE = "moderate", _("moderate: release, hold, redact, reject")
    HANDLE_COMPLAINT = "handle_complaint", _("handle the complaint")
    OWN = "own", _("answer, withdraw, reopen as its author")


@dataclass(frozen=True)
class Ground:
    """One rule that grants something: a group role, a dated membership, being the author, or publication."""

    rule: StrOrPromise
    rights: frozenset[Right]
    membership: Membership | None = None


_DESK = frozenset({Right.READ_DESK, Right.COMMENT})
_OFFICE = _DESK | {Right.ACT, Right.READ_ORIGINAL, Right.READ_HIDDEN}
_BY_DUTY: dict[str, frozenset[Right]] = {
    Duty.LEAD: _DESK | {Right.REROUTE, Right.READ_ORIGINAL},
    Duty.STEERING: frozenset({Right.READ_DESK, Right.EVALUATE}),
    Duty.MIGRATION_OFFICER: _DESK | {Right.ASK_REVIEW},
    Duty.OWNER: frozenset({Right.READ_DESK}),
    Duty.COORDINATION: _DESK,
}


def grounds(user: Visitor, suggestion: Suggestion) -> list[Ground]:
    """Every rule that grants this visitor something about this suggestion; empty: cannot see it (404)."""
    found: list[Ground] = []
    if suggestion.visibility == Visibility.PUBLIC:
        found.append(Ground(_("The suggestion is public."), frozenset({Right.READ})))
    if not isinstance(user, User) or not user.is_active:
        return found
    if suggestion.author_id == user.pk:
        rights = frozenset({Right.READ, Right.READ_HIDDEN, Right.READ_ORIGINAL, Right.OWN})
        found.append(Ground(_("The account wrote the suggestion."), rights))
    if has_role(user, Role.MODERATOR):
        rights = frozenset({Right.READ, Right.READ_HIDDEN, Right.READ_ORIGINAL, Right.MODERATE})
        rule = _("The account is an administrator's.") if user.is_superuser else _("The account is a moderator's.")
        found.append(Ground(rule, rights))
    return found + list(_by_membership(user, suggestion))


def is_private(suggestion: Suggestion) -> bool:
    """Whether it is about one person: a personal case, or a complaint about somebody. Besides its author only
    moderators and those who act for the office that has it read it, in every place; nobody oversees it."""
    return suggestion.stage == Stage.PERSONAL_CASE or suggestion.is_complaint


def _by_membership(user: User, suggestion: Suggestion) -> Iterator[Ground]:
    if is_private(suggestion):
        yield from _of_its_office(user, suggestion)
        return
    if suggestion.visibility != Visibility.PUBLIC:
        return
    in_network = network_of(user, suggestion.field_id)
    for member in memberships_of(user):
        if member.body_id == suggestion.holder_id and speaks(member):
            rule = _("Acts for the body that has the suggestion.")
            yield Ground(rule, _OFFICE - {Right.READ_HIDDEN}, member)
        elif member in in_network or (member.body_id == suggestion.holder_id and member.body.kind == Kind.NETWORK):
            yield Ground(_("Belongs to the network of the field."), _DESK, member)
        if oversees(member):
            yield Ground(_("Belongs to a body that reads every desk."), _BY_DUTY[member.body.duty], member)


def _of_its_office(user: User, suggestion: Suggestion) -> Iterator[Ground]:
    for member in memberships_of(user):
        if member.body_id != suggestion.holder_id or not speaks(member):
            continue
        if suggestion.is_complaint:
            rights = frozenset({Right.READ_HIDDEN, Right.READ_ORIGINAL, Right.HANDLE_COMPLAINT})
            yield Ground(_("Acts for the complaints office, which has the suggestion."), rights, member)
        else:
            # It has left public view, but the partner may still call it back.
            yield Ground(_("Acts for the body that has the suggestion."), _OFFICE, member)


def rights(user: Visitor, suggestion: Suggestion) -> frozenset[Right]:
    return frozenset[Right]().union(*(ground.rights for ground in grounds(user, suggestion)))


def may_see(user: Visitor, suggestion: Suggestion) -> bool:
    """Whether the suggestion exists for this visitor: otherwise 404."""
    return bool(grounds(user, suggestion))


def may_read_desk(user: Visitor, suggestion: Suggestion) -> bool:
    return Right.READ_DESK in rights(user, suggestion)


def may_read_original(user: Visitor, suggestion: Suggestion) -> bool:
    return Right.READ_ORIGINAL in rights(user, suggestion)


def may_see_photo(user: Visitor, picture: Picture) -> bool:
    """A photo that may be shown is as public as its suggestion; any other is part of the original."""
    suggestion = Suggestion.objects.filter(photo=picture).first()
    if suggestion is None:
        return False
    return may_read_original(user, suggestion) or (suggestion.photo_public and may_see(user, suggestion))


def may_moderate(user: Visitor) -> bool:
    """Only moderators release, hold, redact and reject."""
    return has_role(user, Role.MODERATOR)


def may_handle_complaints(user: Visitor) -> bool:
    """Whoever acts for the complaints office reads and answers what was given to it; nobody else does."""
    return any(member.body.duty == Duty.COMPLAINTS and speaks(member) for member in memberships_of(user))
