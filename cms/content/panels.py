"""The panels of the page editor that differ from Wagtail's own."""

from wagtail.admin.panels import TitleFieldPanel


class PageTitlePanel(TitleFieldPanel):
    """The title, from which Wagtail fills in the last part of the address, where editors choose it.

    Wagtail asks the browser for the field of the address even in forms that have none, which fails in its console.
    """

    class BoundPanel(TitleFieldPanel.BoundPanel):
        def get_attrs(self) -> dict[str, object]:
            attrs: dict[str, object] = super().get_attrs()
            if attrs["data-w-sync-target-value"]:
                return attrs
            return {name: value for name, value in attrs.items() if not name.startswith("data-")}
