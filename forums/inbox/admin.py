"""What waits, on the first page of the city's admin."""

from collections.abc import Mapping

from wagtail.admin.site_summary import SummaryItem

from .listing import Inbox


class InboxSummary(SummaryItem):
    """How many things wait for this person, whatever their roles."""

    order = 1
    template_name = "forums/inbox/summary.html"

    def get_context_data(self, parent_context: Mapping[str, object]) -> dict[str, object]:
        return {"waiting": Inbox(self.request.user).count()}
