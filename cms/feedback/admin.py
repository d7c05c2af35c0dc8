"""The inbox in the city's admin: what is due first stands on top; answering is all one can do."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from forums.people.groups import allow
from forums.people.roles import Role

from .models import AccessibilityReport, AlreadyAnswered


class AnswerForm(WagtailAdminModelForm):
    """Saving is answering. What has been answered stays as it is."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].required = True
        self.fields["answer"].disabled = not self.instance.is_open

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = super().clean()
        if not AccessibilityReport.objects.open().filter(pk=self.instance.pk).exists():
            self.add_error(None, _("This report has been answered already."))
        return cleaned

    def _post_clean(self) -> None:
        """The verb sets the columns, all at once; a half-set instance would break the database's rule."""

    def save(self, commit: bool = True) -> AccessibilityReport:
        report: AccessibilityReport = self.instance
        try:
            report.reply(self.cleaned_data["answer"], by=self.for_user)
        except AlreadyAnswered:
            report.refresh_from_db()
        return report


class BarriersViewSet(ModelViewSet):
    model = AccessibilityReport
    name = "barriers"
    icon = "warning"
    menu_label = _("Barriers")
    menu_order = 260
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = (
        "__str__",
        Column("state", label=_("Status")),
        Column("due_on", label=_("answer by"), sort_key="due_on"),
        Column("received_at", label=_("received"), sort_key="received_at"),
    )
    list_filter = ("due_on",)
    panels = (
        HelpPanel(
            _(
                "The answer appears on the report's page and is sent by e-mail if an address was given. It "
                "cannot be changed afterwards."
            )
        ),
        FieldPanel("problem", read_only=True),
        FieldPanel("page", read_only=True),
        FieldPanel("due_on", read_only=True),
        FieldPanel("answer"),
    )

    def get_form_class(self, for_update: bool = False) -> Any:
        self._edit_handler.base_form_class = AnswerForm
        return super().get_form_class(for_update)


allow(Role.EDITOR, AccessibilityReport, to=("view", "change"))
allow(Role.COORDINATOR, AccessibilityReport, to=("view", "change"))
