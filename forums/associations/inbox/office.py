"""For the office: who is to be checked, who did not confirm, who has nobody to speak."""

from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.inbox.registry import Item, Listed, Rows, Source, register
from forums.people.models import User

from ..bulk_import import SHELF
from ..models import Association
from ..office import in_office


def _item(task: str, association: Association, note: str = "") -> Item:
    return Item(task, association.name, reverse("association_office_detail", args=[association.pk]), note=note)


def _to_check(user: User, on: date) -> Rows[Association]:
    return Rows(Association.objects.submitted(), lambda row: _item(_("Check an association"), row))


def _unconfirmed(user: User, on: date) -> Rows[Association]:
    rows = Association.objects.awaiting_confirmation().exclude(hidden_on=None).order_by("hidden_on", "pk")
    note = _("Nobody confirmed the details within 8 weeks, so they are not public. Please ask.")
    return Rows(rows, lambda row: _item(_("Annual review without an answer"), row, note))


def _speechless(user: User, on: date) -> Rows[Association]:
    rows = Association.objects.vacant(on).order_by("name", "pk")
    return Rows(rows, lambda row: _item(_("Find somebody who speaks for it"), row))


def _imports(user: User, on: date) -> Listed:
    note = _("The file is deleted after a day.")
    return Listed(
        [
            Item(
                _("Finish the import"),
                _("The list of associations"),
                reverse("association_import_one", args=[upload]),
                timezone.localdate(until),
                note=note,
            )
            for upload, until in SHELF.unfinished()
        ]
    )


def register_sources() -> None:
    register(
        Source(
            "associations to check",
            in_office,
            gettext_lazy("Associations that have registered or answered your question."),
            _to_check,
            frozenset({"association.waits"}),
        ),
        Source(
            "associations not confirmed",
            in_office,
            gettext_lazy("Associations that did not confirm their details in time."),
            _unconfirmed,
        ),
        Source(
            "associations without a speaker",
            in_office,
            gettext_lazy("Associations for which nobody may speak."),
            _speechless,
        ),
        Source("association imports", in_office, gettext_lazy("Imports of the list that are not finished."), _imports),
    )
