"""What this slice holds about somebody: messages to them, with the address as long as they are unsent."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forums.people.person_fields import classify
from forums.people.personal_data import Entry, Fact, Subject, facts, register

from .models import Notice, NoticeQuerySet


def _theirs(subject: Subject) -> NoticeQuerySet:
    mine = Q(email__in=subject.addresses)
    if subject.user is not None:
        mine |= Q(recipient=f"user:{subject.user.pk}") | Q(email=subject.user.email)
    return Notice.objects.filter(mine)


def _export(subject: Subject) -> Iterable[Entry]:
    for row in _theirs(subject).order_by("written_at").select_related("about_type"):
        about = Fact("kind", _("about"), row.kind, words=row.about_type.name)
        yield [about, *facts(row, "written_at", "sent_at", "email")]


def _erase(subject: Subject) -> None:
    _theirs(subject).delete()


def _classify() -> None:
    classify(Notice, erased="recipient email data trouble", nobody="kind event")


def register_holdings() -> None:
    _classify()
    register("notices", _("Messages to you"), export=_export, erase=_erase)
