"""What waits among the pages: to approve, and to translate."""

from datetime import date

from django.db.models import Exists, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, TaskState
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from forums.inbox.registry import Item, Rows, Source, register
from forums.people.models import User
from forums.people.roles import Role, has_role


def approves(user: User) -> bool:
    return has_role(user, Role.COORDINATOR)


def translates(user: User) -> bool:
    return has_role(user, Role.TRANSLATOR)


def _to_approve(user: User, on: date) -> Rows[TaskState]:
    """Pages that an editor has sent to one of the user's groups."""
    rows = TaskState.objects.reviewable_by(user).select_related("revision")
    return Rows(rows.order_by("started_at", "pk"), _approval)


def _approval(state: TaskState) -> Item:
    url = reverse("wagtailadmin_pages:edit", args=[state.revision.object_id])
    return Item(_("Approve a page, or send it back"), state.revision.object_str, url)


def _to_translate(user: User, on: date) -> Rows[Translation]:
    """Begun, and at least one text is not translated yet."""
    done = StringTranslation.objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale=OuterRef(OuterRef("target_locale")),
    )
    missing = StringSegment.objects.filter(source=OuterRef("source")).exclude(Exists(done))
    page = Page.objects.filter(translation_key=OuterRef("source__object"), locale=OuterRef("target_locale"))
    begun = Translation.objects.filter(enabled=True).annotate(page=Subquery(page.values("pk")[:1]))
    rows = begun.filter(Exists(missing), page__isnull=False).select_related("source", "target_locale")
    return Rows(rows.order_by("created_at", "pk"), _translation)


def _translation(translation: Translation) -> Item:
    url = reverse("wagtailadmin_pages:edit", args=[getattr(translation, "page", None)])
    return Item(_("Translate a page"), translation.source.object_repr, url, note=str(translation.target_locale))


def register_sources() -> None:
    register(
        Source("approvals", approves, gettext_lazy("Pages that editors have sent to be approved."), _to_approve),
        Source("translations", translates, gettext_lazy("Pages that are not wholly translated."), _to_translate),
    )
