"""What waits after somebody's data was erased: texts that may name them. The lower room has no inbox."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from forums.people.models import User
from forums.people.name_checks import NameCheck, may_check_names

from .registry import Item, Rows, Source, register


def _waiting(user: User, on: date) -> Rows[NameCheck]:
    return Rows(NameCheck.objects.by_date(), _item)


def _item(check: NameCheck) -> Item:
    count = len(check.places)
    about = ngettext("%(count)s text may name somebody", "%(count)s texts may name somebody", count) % {"count": count}
    return Item(_("Somebody's data was erased: check"), about, reverse("name_check", args=[check.pk]), check.due_on)


def register_sources() -> None:
    promise = gettext_lazy("Texts that may name somebody whose data was erased.")
    register(Source("name_checks", may_check_names, promise, _waiting))
